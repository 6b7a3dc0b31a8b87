import {
  Button,
  Card,
  Checkboxes,
  DateField,
  Details,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  List,
  Muted,
  Radios,
  Select,
  TextArea,
} from '../../../ui/index.ts'
import { CheckedMark } from '../../clinical-content/index.ts'
import { QuotedTick, type Reader } from '../../people/index.ts'
import type { Prompt, Section } from '../content.ts'
import type { Assessment } from '../store.ts'
import type { Contributor } from '../store-known.ts'
import { DoNotAsk } from './known.tsx'
import { pathOf, Shell } from './shell.tsx'

const CONVERSATIONS: Record<number, string> = {
  1: 'First: listen, connect, find out what matters',
  2: 'When things are very hard',
  3: 'Hopes, and the long term',
}

const SectionLinks = ({ sections, path }: { sections: Section[]; path: string }) => (
  <List
    kind="plain"
    items={sections.map(section => (
      <>
        <a href={`${path}/add/${section.code}`}>{section.title}</a>
        {section.words && (
          <>
            <br />
            <Muted>{section.words}</Muted>
          </>
        )}
      </>
    ))}
  />
)

/** What an assessment may cover: the three conversations first, then whatever else is of use. None of it is needed. */
export function AddListPage({ reader, assessment, sections }: { reader: Reader; assessment: Assessment; sections: Section[] }) {
  const path = pathOf(reader, assessment.id)
  const talks = [1, 2, 3].filter(number => sections.some(one => one.conversation === number))
  return (
    <Shell reader={reader} title="Add to an assessment" back={{ href: path }}>
      <Heading>{reader.own ? 'What would you like to add?' : 'What did you talk about?'}</Heading>
      <p>Nothing here has to be filled in. Take what is of use.</p>
      {talks.map(number => (
        <Card key={number} heading={CONVERSATIONS[number]} headingLevel={2}>
          <SectionLinks sections={sections.filter(one => one.conversation === number)} path={path} />
        </Card>
      ))}
      <Heading level={2}>Anything else</Heading>
      <SectionLinks sections={sections.filter(one => one.conversation === undefined)} path={path} />
    </Shell>
  )
}

/** Things to consider, by group. Never a gate: there is nothing here to tick or to answer (R103, R104, R107, R207). */
function Prompts({ prompts, first }: { prompts: Prompt[]; first: string | undefined }) {
  const groups = [...Map.groupBy(prompts, prompt => prompt.group)]
  return groups.map(([group, list]) => (
    <Details key={group} summary={`To consider: ${group === 'older' ? 'older people' : group}`} open={group === first}>
      {list.map(prompt => (
        <div key={prompt.code}>
          <p>
            <strong>{prompt.title}</strong> <CheckedMark item={prompt} />
          </p>
          <p>{prompt.words}</p>
        </div>
      ))}
    </Details>
  ))
}

export interface AddProps {
  reader: Reader
  assessment: Assessment
  section: Section
  prompts: Prompt[]
  /** The group of prompts that stands open: that of older people for somebody of 65 or more. */
  openGroup: string | undefined
  markers: string[]
  contributors: Contributor[]
  around: { id: string; name: string; keyWorker: boolean }[]
  form: FormState
}

function WhoMayRead({ section, around, form, reader }: Pick<AddProps, 'section' | 'around' | 'form' | 'reader'>) {
  const others = around.filter(one => !one.keyWorker)
  const named =
    others.length > 0 ? (
      <Checkboxes form={form} name="readers" label="Who else?" legendSize="plain" small items={others.map(({ id, name }) => ({ value: id, label: name }))} />
    ) : undefined
  const always = reader.own ? 'You and your key worker are always among them' : 'The person, you and their key worker are always among them'
  if (section.named)
    return (
      <>
        <HiddenField name="who" value="named" />
        <InsetText>
          <p>Only people named here can read this. {always}.</p>
        </InsetText>
        {named}
      </>
    )
  return (
    <Radios
      form={form}
      name="who"
      label="Who may read this?"
      items={[
        { value: 'all', label: reader.own ? 'Those who help me and may read assessments' : 'Those of the care team who may read assessments' },
        { value: 'named', label: 'Only people named here', hint: always, ...(named ? { conditional: named } : {}) },
      ]}
    />
  )
}

/** What was said under one heading, by whom, and who may read it. */
export function AddPage({ reader, assessment, section, prompts, openGroup, markers, contributors, around, form }: AddProps) {
  const path = pathOf(reader, assessment.id)
  return (
    <Shell reader={reader} title="Add to an assessment" form={form} back={{ href: `${path}/add` }}>
      <Heading {...(section.conversation ? { caption: `Conversation ${section.conversation} of 3` } : {})}>{section.title}</Heading>
      {section.words && <p>{section.words}</p>}
      {!reader.own && <DoNotAsk markers={markers} />}
      {section.consent && (
        <InsetText>
          <p>
            {reader.own ? '' : 'Say this first, in your own voice: '}
            {section.consent}
          </p>
        </InsetText>
      )}
      {!reader.own && <Prompts prompts={prompts} first={openGroup} />}
      <Form action={`${path}/add/${section.code}`}>
        <HiddenField name="section" value={section.code} />
        <TextArea
          form={form}
          name="words"
          label={section.ask || section.title}
          hint={reader.own ? undefined : 'In their words where you can. They read it'}
          rows={8}
        />
        <QuotedTick form={form} />
        {!reader.own && contributors.length > 0 && (
          <Select
            form={form}
            name="contributorId"
            label="Is it the view of somebody invited?"
            hint="Leave this as it is for what the person said, or what you saw"
            placeholder="No"
            items={contributors.map(one => ({ value: one.id, label: `${one.name} (${one.part})` }))}
          />
        )}
        <DateField form={form} name="heardOn" label={reader.own ? 'Which day is this about?' : 'When did you talk?'} />
        <WhoMayRead section={section} around={around} form={form} reader={reader} />
        <Button>Save</Button>
      </Form>
    </Shell>
  )
}
