import { formatDate } from '../../../core/dates.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Details,
  Form,
  type FormState,
  Heading,
  InsetText,
  Lede,
  Radios,
  Select,
  TextArea,
  TextField,
  WarningCallout,
} from '../../../ui/index.ts'
import type { Reader } from '../../people/index.ts'
import { CAME_BY, CAME_BY_CODES, type Component, EXPLAINED, EXPLAINED_CODES, EXPLANATION } from '../assessments.ts'
import type { Content } from '../content.ts'
import type { Assessment } from '../store.ts'
import type { Known } from '../store-known.ts'
import { DoNotAsk, KnownList } from './known.tsx'
import { Shell } from './shell.tsx'

export interface PlanProps {
  reader: Reader
  content: Content
  component: Component
  known: Known[]
  markers: string[]
  /** Recent ones of the same sort that stand. */
  recent: Assessment[]
  /** Comprehensive ones a closer look can build on. */
  whole: Assessment[]
  /** First conversations that led to this one. */
  ledHere: Assessment[]
  form: FormState
}

function Recent({ recent }: Pick<PlanProps, 'recent'>) {
  if (recent.length === 0) return null
  return (
    <WarningCallout heading="There is a recent one" headingLevel={2}>
      {recent.map(one => (
        <p key={one.id}>
          <a href={`/assessments/${one.id}`}>
            {formatDate(one.plannedAt)}, {one.leadName}, {one.organisationName}
          </a>
          : you can add to it, without starting again.
        </p>
      ))}
    </WarningCallout>
  )
}

const LINES = [
  ['purpose', 3],
  ['helpsAims', 3],
  ['covers', 3],
] as const

/** Before it begins the person is told what it is for, how it helps, what it covers, how long, and who will be there (R081). */
export function PlanPage({ reader, content, component, known, markers, recent, whole, ledHere, form }: PlanProps) {
  const words = content.component(component)
  const list = `/people/${reader.personId}/assessments`
  return (
    <Shell reader={reader} title="Explain an assessment" form={form} back={{ href: list, label: 'Assessments' }}>
      <Heading caption={words.formal}>{words.title}</Heading>
      <Lede>{words.words}</Lede>
      <Recent recent={recent} />
      <DoNotAsk markers={markers} />
      <Heading level={2}>What is known already</Heading>
      <KnownList known={known} now={reader.now} own={false} />
      {component === 'urgentEmergency' && (
        <InsetText>
          <p>
            What is happening now is written down in <a href={`/people/${reader.personId}/safety-assessments/new`}>the safety pages</a>. This links to it, and
            does not repeat it.
          </p>
        </InsetText>
      )}
      <Form action={`${list}/new/${component}`}>
        {recent.length > 0 && <TextArea form={form} name="whyAgain" label="Why is another one needed?" hint="The person reads this" rows={3} />}
        {component === 'specialist' && (
          <>
            <Radios
              form={form}
              name="specialistKind"
              label="What is the closer look for?"
              items={content.specialistKinds.map(one => ({ value: one.code, label: one.title, ...(one.words ? { hint: one.words } : {}) }))}
            />
            {whole.length > 0 && (
              <Select
                form={form}
                name="extendsId"
                label="Which assessment does it build on?"
                hint="Nothing in it is asked again"
                placeholder="Choose one"
                items={whole.map(one => ({ value: one.id, label: `${formatDate(one.plannedAt)}, ${one.leadName}, ${one.organisationName}` }))}
              />
            )}
          </>
        )}
        <Select
          form={form}
          name="cameBy"
          label="Asked for by"
          hint="Each is as good as another"
          placeholder="Choose one"
          items={CAME_BY_CODES.map(code => ({ value: code, label: CAME_BY[code] }))}
        />
        {ledHere.length > 0 && (
          <Select
            form={form}
            name="extendsId"
            label="Which talk did it grow out of?"
            hint="What was said there is not asked again"
            placeholder="None"
            items={ledHere.map(one => ({ value: one.id, label: `${formatDate(one.plannedAt)}, ${one.leadName}, ${one.organisationName}` }))}
          />
        )}
        <TextField
          form={form}
          name="place"
          label="Where does it happen?"
          hint="Anywhere that suits: at home, a surgery, a community place, by phone or video"
          width="two-thirds"
        />
        <Heading level={2}>What the person reads first</Heading>
        {LINES.map(([name, rows]) => (
          <TextArea key={name} form={form} name={name} label={EXPLANATION[name]} rows={rows} />
        ))}
        <TextField form={form} name="howLong" label={EXPLANATION.howLong} />
        <TextField form={form} name="whoThere" label={EXPLANATION.whoThere} />
        <DateField form={form} name="plannedFor" label="When is it planned for?" hint="Leave this empty if you do not know yet" />
        <Checkboxes
          form={form}
          name="now"
          label="Is it now?"
          items={[
            {
              value: 'yes',
              label: 'Yes, we begin straight away',
              conditional: (
                <Radios
                  form={form}
                  name="explained"
                  label="How did you explain it?"
                  items={EXPLAINED_CODES.map(code => ({ value: code, label: EXPLAINED[code] }))}
                />
              ),
            },
          ]}
        />
        <Button>Save and tell the person</Button>
      </Form>
      <Details summary="Who may do this, and where">
        <p>
          {words.by} {words.where}
        </p>
      </Details>
    </Shell>
  )
}
