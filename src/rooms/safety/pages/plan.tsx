import { formatDateTime } from '../../../core/dates.ts'
import {
  assetPath,
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  Form,
  type FormState,
  Heading,
  InsetText,
  Lede,
  List,
  Muted,
  PageScript,
  ScriptButton,
  WarningCallout,
} from '../../../ui/index.ts'
import type { CurrentHolder } from '../../care-team/index.ts'
import type { CrisisRoute } from '../../organisations/index.ts'
import type { Part } from '../../people/index.ts'
import type { CrisisReaders } from '../crisis-reading.ts'
import { heldNow, type Line, type LookAgain, linesUnder, type Means, meansLine, type Heading as PlanHeading, type WholePlan } from '../plan.ts'
import type { OlderLine } from '../store.ts'
import { CrisisReadingPart } from './crisis-reading.tsx'
import { By, JoinedPlans, PlanAge, PlanWords, SafetyPage, Version } from './parts.tsx'

export interface PlanPageProps {
  part: Part
  headings: readonly PlanHeading[]
  whole: WholePlan
  routes: readonly CrisisRoute[]
  holder: CurrentHolder | undefined
  again: LookAgain | undefined
  today: string
  older: readonly OlderLine[]
  takenOff: readonly Line[]
  ended: readonly Means[]
  /** Who the person lets read it, for the person alone. */
  readers: readonly string[]
  joined: readonly WholePlan[]
  crisis: CrisisReaders
  /** Whether the reader may say, or write down, who reads it in a crisis. */
  mayAnswer: boolean
  form: FormState
}

/** The safety plan, where it is made: heading by heading, line by line. */
export function PlanPage(props: PlanPageProps) {
  const { part, whole, again } = props
  return (
    <SafetyPage part={part} title="Safety plan" form={props.form}>
      <Heading>{part.own ? 'My safety plan' : 'Safety plan'}</Heading>
      {whole.plan ? <PlanAge plan={whole.plan} again={again} own={part.own} /> : <NotBegun own={part.own} />}
      {!whole.plan && <Begin {...props} />}
      <Written {...props} />
      <JoinedPlans joined={props.joined} headings={props.headings} today={props.today} />
      {whole.plan && <CrisisReadingPart part={part} readers={props.crisis} mayAnswer={props.mayAnswer} form={props.form} />}
      <Review {...props} />
      <Ways {...props} />
      {part.own && whole.plan && <KeepOnPhone />}
      <Past {...props} />
    </SafetyPage>
  )
}

function NotBegun({ own }: { own: boolean }) {
  return own ? (
    <>
      <Lede>A few lines in your own words for when things get hard: what you notice, what helps, and who to turn to.</Lede>
      <p>You can write it alone, or with anyone you choose. Leave anything empty. You can change it at any time.</p>
    </>
  ) : (
    <p>Not begun yet. It can be written at any time, without any assessment: by the person alone, or together, in their words, with whom they wish.</p>
  )
}

/** One small step: the first thing that may help, rather than ten empty headings. */
function Begin({ part, headings }: PlanPageProps) {
  const first = headings.find(heading => heading.code === FIRST)
  if (!part.mayWrite || !first) return null
  return <ButtonLink href={`${part.base}/safety-plan/add/${first.code}`}>{`Begin: ${first.title}`}</ButtonLink>
}
const FIRST = 'alone'

function Ways({ part, whole }: PlanPageProps) {
  const at = `${part.base}/safety-plan`
  if (!whole.plan) return null
  return (
    <section className="kith-safety__part" aria-labelledby="ways-heading">
      <Heading level={2} size="s" id="ways-heading">
        {part.own ? 'Take it with me, and share it' : 'Copies'}
      </Heading>
      <List
        kind="plain"
        items={[
          <a href={`${at}/copy`}>A copy to print or save</a>,
          ...(part.own ? [<a href={`${at}/card`}>A card for my wallet</a>, <a href={`${at}/readers`}>Who can see it</a>] : []),
        ]}
      />
    </section>
  )
}

function Written({ part, headings, whole, routes, holder, today, readers }: PlanPageProps) {
  const at = `${part.base}/safety-plan`
  const line = (one: Line) => (
    <>
      {one.words}{' '}
      {part.mayWrite && (
        <a href={`${at}/lines/${one.id}`}>
          Change<span className="nhsuk-u-visually-hidden">: {one.words}</span>
        </a>
      )}
    </>
  )
  const filled = (heading: PlanHeading) =>
    linesUnder(whole.lines, heading.code).length > 0 || (heading.shows === 'means' && heldNow(whole.means, today).length > 0)
  const beside = (heading: PlanHeading) => (
    <>
      {heading.words && !filled(heading) && (
        <p>
          <Muted>{heading.words}</Muted>
        </p>
      )}
      {heading.shows === 'readers' && readers.length > 0 && <p>You let these people see it: {readers.join(', ')}.</p>}
      {part.mayWrite && (
        <p>
          <a href={`${at}/add/${heading.code}`}>
            {filled(heading) ? 'Add more' : 'Add'}
            <span className="nhsuk-u-visually-hidden"> to: {heading.title}</span>
          </a>
          {heading.shows === 'means' && (
            <>
              <br />
              <a href={`${at}/means`}>Write down who holds what</a>
            </>
          )}
        </p>
      )}
    </>
  )
  return <PlanWords headings={headings} whole={whole} routes={routes} holder={holder} today={today} own={part.own} beside={beside} line={line} />
}

function Review({ part, headings, whole }: PlanPageProps) {
  const heading = headings.find(one => one.shows === 'review')
  const { plan } = whole
  if (!heading || !plan) return null
  return (
    <section className="kith-safety__part" aria-labelledby="reviewed-heading">
      <Heading level={2} size="s" id="reviewed-heading">
        {heading.title}
      </Heading>
      <p>
        <Muted>{heading.words}</Muted>
      </p>
      {part.mayWrite && <ButtonLink href={`${part.base}/safety-plan/review`}>{part.own ? 'I looked through it' : 'We looked through it'}</ButtonLink>}
      {part.mayWrite && (
        <p>
          <a href={`${part.base}/safety-plan/again`}>Something has happened: look at it again</a>
        </p>
      )}
    </section>
  )
}

/** Only after a press, and after a plain warning: whoever can open this phone could read it. */
function KeepOnPhone() {
  return (
    <section className="kith-safety__part" aria-labelledby="keep-heading" data-keep-plan={assetPath('keep-plan-worker.js')}>
      <Heading level={2} size="s" id="keep-heading">
        Without signal
      </Heading>
      <div data-keep-offer="" hidden>
        <WarningCallout heading="Does anyone else use this phone?" headingLevel={3}>
          <p>Once it is kept on this phone, anyone who can open the phone can read it, without signing in. Do not keep it here if somebody must not see it.</p>
        </WarningCallout>
      </div>
      <p data-keep-state="" role="status" />
      <ButtonGroup>
        <ScriptButton does="keep-plan">Keep it on this phone</ScriptButton>
        <ScriptButton does="drop-plan">Take it off this phone</ScriptButton>
      </ButtonGroup>
      <p>
        You can also <a href="/my/safety-plan/copy">print it or save it</a>, or carry <a href="/my/safety-plan/card">a card</a>. Signing out takes a kept copy
        off this phone.
      </p>
      <PageScript name="keep-plan.js" />
    </section>
  )
}

function Past({ part, headings, older, takenOff, ended }: PlanPageProps) {
  const title = (code: string) => headings.find(one => one.code === code)?.title ?? code
  if (older.length + takenOff.length + ended.length === 0) return null
  return (
    <Details summary="What was written before">
      {takenOff.map(line => (
        <div key={line.id}>
          <p>
            {title(line.heading)}: {line.words}
            <br />
            <Muted>Taken off by </Muted>
            <By name={line.writtenByName} at={line.writtenAt} />
          </p>
          {part.mayWrite && (
            <Form action={`${part.base}/safety-plan/lines/${line.id}/put-back`}>
              <Version value={line.version} />
              <Button variant="secondary" small>
                Put it back
              </Button>
            </Form>
          )}
        </div>
      ))}
      {older.length > 0 && (
        <List
          items={older.map(line => (
            <>
              {title(line.heading)}: {line.words}
              <br />
              <Muted>
                {line.removedAt ? 'Taken off by' : 'Written by'} {line.writtenByName}, {formatDateTime(line.writtenAt)}
              </Muted>
            </>
          ))}
        />
      )}
      {ended.length > 0 && (
        <List
          items={ended.map(one => (
            <>
              {meansLine(one)} <Muted>No longer so: {one.endedByName}</Muted>
            </>
          ))}
        />
      )}
    </Details>
  )
}

/** How each page of the plan says that a worker writes somebody else's words. */
export function TheirWords({ part }: { part: Part }) {
  if (part.own) return null
  return (
    <InsetText>
      <p>Write what they say the way they say it. They read this, and so does everyone they share their plan with.</p>
    </InsetText>
  )
}
