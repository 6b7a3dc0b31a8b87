import { formatDate } from '../../../core/dates.ts'
import {
  ActionLink,
  Button,
  Card,
  DateField,
  Details,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Lede,
  Muted,
  Radios,
  Select,
  SummaryList,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import type { ClinicalItem } from '../../clinical-content/index.ts'
import type { Reader } from '../../people/index.ts'
import type { Comment } from '../../timeline/index.ts'
import { OURS, PRESENT, PRESENT_CODES } from '../complexity.ts'
import type { ComplexityView, OwnView } from '../store-understanding.ts'
import { byLine, Corrections, homeOf, Shell, Words, Written } from './shell.tsx'

export interface ComplexityWords {
  factors: ClinicalItem[]
  levels: readonly ClinicalItem[]
}

/** The person's own words beside what was written. */
export function OwnViews({ views, own }: { views: OwnView[]; own: boolean }) {
  return views.map(view => (
    <InsetText key={view.at.getTime()}>
      <p>
        <strong>
          {own ? 'You' : 'They'} {view.agrees ? 'see it so too' : 'see it differently'}
        </strong>
      </p>
      {view.words && <Words text={view.words} />}
      <Written>{formatDate(view.at)}</Written>
    </InsetText>
  ))
}

/** Where the person says how they see it. */
export function OwnViewForm({ action, id, form }: { action: string; id: string; form: FormState }) {
  return (
    <Form action={action}>
      <HiddenField name="id" value={id} />
      <Radios
        form={form}
        name="agrees"
        label="How do you see it?"
        items={[
          { value: 'yes', label: 'I see it so too' },
          { value: 'no', label: 'I see it differently' },
        ]}
      />
      <TextArea form={form} name="words" label="In your own words" labelSize="plain" rows={4} />
      <Button>Save</Button>
    </Form>
  )
}

const levelTitle = (words: ComplexityWords, level: string) => words.levels.find(one => one.code === level)?.title ?? level

function Factors({ view, words }: { view: ComplexityView; words: ComplexityWords }) {
  const rows = view.factors
    .filter(one => one.present !== 'not_talked')
    .map(one => ({
      key: words.factors.find(item => item.code === String(one.factor))?.title ?? `Factor ${one.factor}`,
      value: (
        <>
          {PRESENT[one.present]}
          {one.note && <Words text={one.note} />}
          {one.carried && <Muted>As it was written before</Muted>}
          {one.factor === OURS && one.present === 'yes' && <p>This is about us. What we do about it stands among the next steps.</p>}
        </>
      ),
    }))
  return rows.length > 0 ? <SummaryList rows={rows} /> : null
}

/** How complex things are just now: words to talk with, dated, never a label, and the same help whatever they are (R169). */
export function ComplexityPage({
  reader,
  words,
  views,
  comments,
  mayWrite,
  canAnswer,
  form,
  notice,
}: {
  reader: Reader
  words: ComplexityWords
  views: ComplexityView[]
  comments: Map<string, Comment[]>
  mayWrite: boolean
  canAnswer: boolean
  form: FormState
  notice?: string | undefined
}) {
  const [now, ...before] = views
  const home = homeOf(reader)
  return (
    <Shell reader={reader} title="How complex things are" form={form} notice={notice} back={{ href: `${home}/assessments`, label: 'Assessments' }}>
      <Heading>How complex things are just now</Heading>
      <Lede>Things can get easier, or harder. Whatever stands here, it does not decide what help there is.</Lede>
      {now ? (
        <Card heading={levelTitle(words, now.level)} variant="feature">
          {now.theirWords && (
            <InsetText>
              <p>{reader.own ? 'How you saw it then:' : 'How they see it themselves:'}</p>
              <Words text={now.theirWords} />
            </InsetText>
          )}
          <Words text={now.why} />
          <Factors view={now} words={words} />
          <OwnViews views={now.ownViews} own={reader.own} />
          <p>
            Looked at with {now.madeWith}. We look at it again by {formatDate(now.reviewOn)}.
          </p>
          <Written>
            {byLine(now.authorName, now.authorRole)}, {formatDate(now.madeAt)}
          </Written>
          <Corrections id={now.id} comments={comments.get(now.id)} own={reader.own} canAnswer={canAnswer} />
        </Card>
      ) : (
        <p>Not looked at yet.</p>
      )}
      {mayWrite && <ActionLink href={`${home}/complexity/new`}>{now ? 'Look at it again together' : 'Look at it together'}</ActionLink>}
      {reader.own && now && <OwnViewForm action="/my/complexity" id={now.id} form={form} />}
      {before.length > 0 && <Heading level={2}>Before</Heading>}
      {before.map(view => (
        <Details key={view.id} summary={`${levelTitle(words, view.level)}, ${formatDate(view.madeAt)}`}>
          <Words text={view.why} />
          <Factors view={view} words={words} />
          <OwnViews views={view.ownViews} own={reader.own} />
        </Details>
      ))}
    </Shell>
  )
}

/** Said when somebody wrote another while this was being written. */
export const NewerStands = ({ children }: { children: string }) => (
  <InsetText>
    <p>
      <strong>Somebody else wrote one while you were writing.</strong> Nothing was overwritten. Theirs says:
    </p>
    <Words text={children} />
    <p>What you wrote is still below. Bring the two together, then save again.</p>
  </InsetText>
)

function FactorFields({
  words,
  hidden,
  form,
  doers,
}: {
  words: ComplexityWords
  hidden: ReadonlySet<string>
  form: FormState
  doers: { value: string; label: string }[]
}) {
  return words.factors
    .filter(item => !hidden.has(item.code))
    .map(item => (
      <Card key={item.code} heading={item.title} headingLevel={2} headingSize="s">
        <Radios
          form={form}
          name={`present${item.code}`}
          label={item.words}
          legendSize="plain"
          inline
          items={PRESENT_CODES.map(code => ({ value: code, label: PRESENT[code] }))}
        />
        <TextArea form={form} name={`note${item.code}`} label={`Note: ${item.title.toLowerCase()}`} labelSize="plain" rows={2} />
        {item.code === String(OURS) && (
          <>
            <p>If it plays a part, what will we do about it?</p>
            <TextField form={form} name="serviceWhat" label="What we will do" labelSize="plain" />
            <Select form={form} name="serviceWho" label="Who of us does it" labelSize="plain" placeholder="Choose somebody" items={doers} />
            <DateField form={form} name="serviceBy" label="By when" legendSize="plain" />
          </>
        )}
      </Card>
    ))
}

export function ComplexityFormPage({
  reader,
  words,
  hidden,
  doers,
  form,
  newer,
}: {
  reader: Reader
  words: ComplexityWords
  /** Factors of kinds the writer may not read about. */
  hidden: ReadonlySet<string>
  doers: { value: string; label: string }[]
  form: FormState
  newer?: string | undefined
}) {
  const home = homeOf(reader)
  return (
    <Shell reader={reader} title="Look at how complex things are" form={form} back={{ href: `${home}/complexity` }}>
      <Heading>Look at it together</Heading>
      <p>Nothing is added up. A diagnosis, or one difficulty by itself, sets nothing.</p>
      {newer !== undefined && <NewerStands>{newer}</NewerStands>}
      <Form action={`${home}/complexity`}>
        <HiddenField form={form} name="follows" />
        <FactorFields words={words} hidden={hidden} form={form} doers={doers} />
        <Radios
          form={form}
          name="level"
          label="Which words fit best, just now?"
          items={words.levels.map(one => ({ value: one.code, label: one.title, hint: one.words }))}
        />
        <TextArea form={form} name="why" label="Why, and what it means for how we help" hint="The person reads this" rows={4} />
        <TextField form={form} name="madeWith" label="Who looked at it together?" />
        <TextArea form={form} name="theirWords" label="How do they see it themselves?" hint="In their own words" rows={3} />
        <DateField form={form} name="reviewOn" label="When do we look at it again?" />
        <Button>Save</Button>
      </Form>
    </Shell>
  )
}
