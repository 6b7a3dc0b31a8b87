import {
  Button,
  Checkboxes,
  Column,
  Details,
  Form,
  type FormState,
  fieldValue,
  Grid,
  HiddenField,
  Radios,
  ScriptButton,
  Select,
  TextField,
} from '../../../ui/index.ts'
import { DOMAINS, FLEXIBLE_FOR, WHEN } from '../assets.ts'
import { DISTANCES, type Finding, fieldsOf, milesWords, type Near, USUAL_MILES } from '../finding.ts'

/** What and where. Sent as a form, so that where somebody looks from stands in no address. */
export function SearchForm({ form, finding, near }: { form: FormState; finding: Finding; near: Near | undefined }) {
  const kept = fieldsOf({ ...finding, words: '', interest: undefined, map: undefined })
  return (
    <div className="kith-seek">
      <Form action="/community">
        {kept.map(([name, value]) => (
          <HiddenField key={`${name} ${value}`} name={name} value={value} />
        ))}
        <Grid>
          <Column width="one-half">
            <TextField
              form={form}
              name="q"
              label="What are you looking for?"
              hint="A few words, like gardening, debt or somewhere warm"
              autoComplete="off"
              maxLength={200}
            />
          </Column>
          <Column width="one-half">
            <TextField
              form={form}
              name="where"
              label="Where?"
              hint="Postcode, town or neighbourhood. Forgotten when you close your browser."
              autoComplete="postal-code"
              spellCheck={false}
              maxLength={100}
            />
          </Column>
        </Grid>
        <div className="nhsuk-button-group kith-button-group">
          <Button>Search</Button>
          <ScriptButton does="near-me">Use where I am now</ScriptButton>
        </div>
      </Form>
      <form action="/community/here" method="post" hidden data-near-me="">
        {[...kept, ...(finding.words ? [['q', finding.words]] : []), ['lat', ''], ['lon', '']].map(([name, value]) => (
          <HiddenField key={`${name} ${value}`} name={name ?? ''} value={value ?? ''} />
        ))}
      </form>
      <p className="kith-seek__problem nhsuk-error-message" data-near-me-problem="" role="status" hidden>
        Your device did not say where you are. Type a postcode or a place instead.
      </p>
      {near && (
        <form className="kith-seek__near" action="/community/forget" method="post">
          {fieldsOf({ ...finding, map: undefined }).map(([name, value]) => (
            <HiddenField key={`${name} ${value}`} name={name} value={value} />
          ))}
          <p>
            Looking from <strong>{near.label}</strong>
            {near.exact ? '' : ', about the middle of it'}.{' '}
            <button className="kith-linklike" type="submit">
              Forget this place
            </button>
          </p>
        </form>
      )}
    </div>
  )
}

const options = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }))

/** What narrows the list. Each can be lifted by itself above the list; nothing here says why somebody asks. */
export function Filters({ form, finding, languages, open }: { form: FormState; finding: Finding; languages: readonly string[]; open: boolean }) {
  const keep = fieldsOf({ ...finding, map: undefined }).filter(([name]) => name === 'q' || name === 'interest')
  const shared = { form, small: true } as const
  return (
    <Details summary="Narrow it down: when, cost, access, language, who it is for" open={open}>
      <form action="/community" method="get" className="kith-filters">
        {keep.map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <div className="kith-filters__groups">
          <Checkboxes {...shared} name="when" label="When can you go?" items={Object.entries(WHEN).map(([value, { name }]) => ({ value, label: name }))} />
          <Checkboxes {...shared} name="domain" label="What kind?" items={Object.entries(DOMAINS).map(([value, { name }]) => ({ value, label: name }))} />
          <Checkboxes
            {...shared}
            name="also"
            label="Cost, access, asking"
            items={[
              { value: 'free', label: 'Free' },
              { value: 'step-free', label: 'Step-free' },
              { value: 'referral', label: 'Also those I have to be sent to', hint: 'By a GP, key worker or someone like that' },
            ]}
          />
          <Checkboxes
            {...shared}
            name="flexible"
            label="Flexible for"
            items={options(FLEXIBLE_FOR).map(one => ({ ...one, label: one.label[0]!.toUpperCase() + one.label.slice(1) }))}
          />
          <Radios
            {...shared}
            name="how"
            label="In person or online?"
            items={[
              { value: 'any', label: 'Either' },
              { value: 'in_person', label: 'In person' },
              { value: 'online', label: 'Online' },
            ]}
          />
          <Radios
            {...shared}
            name="mh"
            label="Linked to mental health"
            items={[
              { value: 'after', label: 'After everything else' },
              { value: 'together', label: 'All together' },
              { value: 'only', label: 'Only these' },
            ]}
          />
          <div>
            <Select
              form={form}
              name="within"
              label="How far?"
              items={[...DISTANCES, 0].map(miles => ({ value: String(miles), label: miles === 0 ? 'Any distance' : `Within ${milesWords(miles)}` }))}
            />
            <Select form={form} name="language" label="Language" placeholder="Any" items={languages.map(name => ({ value: name, label: name }))} />
            <TextField form={form} name="age" label="For this age" type="number" width={3} />
          </div>
        </div>
        <Button variant="secondary">Show these</Button>
      </form>
    </Details>
  )
}

/** The forms of a page filled in with what is asked. */
export function formOf(finding: Finding, near: Near | undefined): FormState {
  const values: Record<string, string | string[]> = { where: near && near.label !== 'where you are' ? near.label : '' }
  for (const [name, value] of fieldsOf(finding)) values[name] = [values[name] ?? [], value].flat()
  return { values: { how: 'any', mh: 'after', within: String(USUAL_MILES), ...values }, errors: {} }
}

/** True when the place typed is the one already kept. */
export const sameWhere = (form: FormState, near: Near | undefined): boolean =>
  fieldValue(form, 'where').trim() === (near && near.label !== 'where you are' ? near.label : '')
