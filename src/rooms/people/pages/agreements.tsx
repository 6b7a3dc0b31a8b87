import { type Helper, KIND_NAMES, type Kind, namesOf } from '../../../access/index.ts'
import { formatDate } from '../../../core/dates.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Page,
  PersonBanner,
  SummaryList,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import type { Part } from '../part.ts'

const frameOf = (part: Part) => ({ ...part.framed, ...(part.banner ? { banner: <PersonBanner {...part.banner} /> } : {}) })

const detailOf = (helper: Helper): string => (helper.kind === 'organisation' ? 'Their surgery' : helper.detail)

function Standing({ helper: { more, until, recorded, moreRuleId } }: { helper: Helper }) {
  if (!moreRuleId) return <>Knows what the job brings</>
  return (
    <>
      Knows besides: {namesOf(more).join('; ')}
      {until && <> (until {formatDate(new Date(until.getTime() - 1))})</>}
      <br />
      {recorded
        ? `Written down by ${recorded.byName} on ${formatDate(new Date(recorded.at))}. There: ${recorded.whoWasThere}`
        : 'They decided this themselves in My Kith'}
    </>
  )
}

/** Everyone who helps, and what the person agreed that each knows besides. */
export function AgreementsPage({ part, helpers }: { part: Part; helpers: readonly { helper: Helper; open: boolean }[] }) {
  return (
    <Page title="What others may know" {...frameOf(part)} back={{ href: `/people/${part.personId}` }} width="two-thirds">
      <Heading>What others may know</Heading>
      <p>
        Everyone who helps knows what their job needs. With the person beside you, you can write down that they agree to somebody knowing more. They can also do
        it alone in My Kith.
      </p>
      <SummaryList
        rows={helpers.map(({ helper, open }) => ({
          key: (
            <>
              {helper.name}
              <br />
              {detailOf(helper)}
            </>
          ),
          value: <Standing helper={helper} />,
          ...(open && (!helper.moreRuleId || helper.recorded)
            ? { actions: [{ href: `${part.base}/${helper.holder}`, text: 'Write down what they agree', hidden: `: ${helper.name}` }] }
            : {}),
        }))}
      />
    </Page>
  )
}

/** What the person agrees about one helper: with whom it was talked about, and in their words. */
export function AgreementPage({ part, helper, kinds, form }: { part: Part; helper: Helper; kinds: readonly Kind[]; form: FormState }) {
  return (
    <Page title="What they agree" {...frameOf(part)} back={{ href: part.base }} form={form} width="two-thirds">
      <Heading caption={detailOf(helper)}>What {helper.name} may know besides</Heading>
      <InsetText>
        <p>
          Only with the person beside you, and only if it is their own choice. They get the same help whatever they choose. They read this, and can take it back
          at any time.
        </p>
      </InsetText>
      <Form action={`${part.base}/${helper.holder}`}>
        <HiddenField form={form} name="rule" />
        <Checkboxes
          form={form}
          name="kinds"
          label={`They agree that ${helper.name} also knows`}
          small
          items={kinds.map(kind => ({ value: kind, label: KIND_NAMES[kind] }))}
        />
        <TextField form={form} name="whoWasThere" label="Who was there?" hint="The person, and everyone else in the room" width="full" />
        <TextArea form={form} name="words" label="How they said it, in their words" rows={3} />
        <DateField form={form} name="until" label="Until which day? (optional)" hint="It ends anyway when this helper stops helping them" />
        <Button>Save</Button>
      </Form>
    </Page>
  )
}
