import { formatDate } from '../../../core/dates.ts'
import { ActionLink, Button, Card, Details, Form, type FormState, Heading, HiddenField, Lede, List, Radios, TextArea } from '../../../ui/index.ts'
import type { Reader } from '../../people/index.ts'
import type { Comment } from '../../timeline/index.ts'
import { AGREEMENT_CODES, AGREEMENTS, FORMULATION_PARTS, type FormulationPart, type FormulationWords, linesOf, PART_WORDS } from '../formulation.ts'
import type { Formulation } from '../store-understanding.ts'
import { NewerStands, OwnViewForm, OwnViews } from './complexity.tsx'
import { byLine, Corrections, homeOf, Shell, Words, Written } from './shell.tsx'

const heading = (part: FormulationPart, own: boolean) => PART_WORDS[part][own ? 'own' : 'work']

const Box = ({ part, words, own }: { part: FormulationPart; words: FormulationWords; own: boolean }) =>
  words[part] === '' ? null : (
    <div className={`kith-formulation__box kith-formulation__box--${part}`}>
      <p className="kith-formulation__name">{heading(part, own)}</p>
      <ul>
        {linesOf(words[part]).map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </div>
  )

/** The same words drawn: what is strong stands first; what keeps it going feeds what is difficult, what can help pushes against it. */
export function FormulationPicture({ words, own }: { words: FormulationWords; own: boolean }) {
  return (
    <figure className="kith-formulation">
      <Box part="strengths" words={words} own={own} />
      <Box part="explanation" words={words} own={own} />
      <div className="kith-formulation__middle">
        <Box part="keepsGoing" words={words} own={own} />
        {words.keepsGoing !== '' && <Arrow />}
        <Box part="difficult" words={words} own={own} />
        {words.canHelp !== '' && <Arrow back />}
        <Box part="canHelp" words={words} own={own} />
      </div>
    </figure>
  )
}

/** From what keeps it going, or from what can help, towards what is difficult. */
function Arrow({ back }: { back?: boolean }) {
  return (
    <svg className={`kith-formulation__arrow${back ? ' kith-formulation__arrow--back' : ''}`} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path d="M4 20 H30 M22 10 L34 20 L22 30" fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

/** The list of the same content, strengths first. */
export function FormulationList({ words, own }: { words: FormulationWords; own: boolean }) {
  return FORMULATION_PARTS.filter(part => words[part] !== '').map(part => (
    <section key={part}>
      <Heading level={2} size="s">
        {heading(part, own)}
      </Heading>
      <List items={linesOf(words[part])} />
    </section>
  ))
}

function Agreement({ one, own }: { one: Formulation; own: boolean }) {
  if (one.agreement !== 'differ') return <p>{AGREEMENTS[one.agreement]}.</p>
  return (
    <>
      <p>{AGREEMENTS.differ}. Both stand here.</p>
      <div className="kith-formulation__views">
        <Card heading={own ? 'How you see it' : 'How they see it'} headingLevel={3}>
          <Words text={one.personView} />
        </Card>
        <Card heading={own ? 'How they see it' : 'How we see it'} headingLevel={3}>
          <Words text={one.workerView} />
        </Card>
      </div>
    </>
  )
}

/** The shared understanding, drawn and listed, with who sees it how; earlier versions stay. */
export function FormulationPage({
  reader,
  versions,
  comments,
  mayWrite,
  canAnswer,
  form,
  notice,
}: {
  reader: Reader
  versions: Formulation[]
  comments: Map<string, Comment[]>
  mayWrite: boolean
  canAnswer: boolean
  form: FormState
  notice?: string | undefined
}) {
  const [now, ...before] = versions
  const home = homeOf(reader)
  return (
    <Shell reader={reader} title="Shared understanding" form={form} notice={notice} back={{ href: `${home}/assessments`, label: 'Assessments' }}>
      <Heading>Our shared understanding</Heading>
      {now ? (
        <>
          <FormulationPicture words={now} own={reader.own} />
          <Details summary="The same as a list">
            <FormulationList words={now} own={reader.own} />
          </Details>
          <Heading level={2}>How we see it</Heading>
          <Agreement one={now} own={reader.own} />
          <OwnViews views={now.ownViews} own={reader.own} />
          <Written>
            Written by {reader.own && !now.workerId ? 'you' : byLine(now.authorName, now.authorRole)}, {formatDate(now.madeAt)}
          </Written>
          <Corrections id={now.id} comments={comments.get(now.id)} own={reader.own} canAnswer={canAnswer} />
        </>
      ) : (
        <Lede>Not written yet. It says in shared words what is difficult, what keeps it going, what can help, and what is strong.</Lede>
      )}
      {mayWrite && <ActionLink href={`${home}/formulation/new`}>{now ? 'Write it anew together' : 'Write it together'}</ActionLink>}
      {reader.own && now && <OwnViewForm action="/my/formulation/view" id={now.id} form={form} />}
      {before.length > 0 && <Heading level={2}>Earlier versions</Heading>}
      {before.map(version => (
        <Details key={version.id} summary={`${formatDate(version.madeAt)}, ${version.authorName}`}>
          <FormulationList words={version} own={reader.own} />
          <Agreement one={version} own={reader.own} />
          <OwnViews views={version.ownViews} own={reader.own} />
        </Details>
      ))}
    </Shell>
  )
}

export function FormulationFormPage({ reader, form, newer }: { reader: Reader; form: FormState; newer?: string | undefined }) {
  const home = homeOf(reader)
  const { own } = reader
  return (
    <Shell reader={reader} title="Write the shared understanding" form={form} back={{ href: `${home}/formulation` }}>
      <Heading>{own ? 'How I understand it' : 'Write it together'}</Heading>
      <p>Plain words that you would both use. Each line becomes one thing in the picture.</p>
      {newer !== undefined && <NewerStands>{newer}</NewerStands>}
      <Form action={`${home}/formulation`}>
        <HiddenField form={form} name="follows" />
        {FORMULATION_PARTS.map(part => (
          <TextArea key={part} form={form} name={part} label={heading(part, own)} hint={PART_WORDS[part].hint} rows={4} />
        ))}
        {own ? (
          <HiddenField name="agreement" value="not_yet" />
        ) : (
          <Radios
            form={form}
            name="agreement"
            label="Do you see it alike?"
            items={AGREEMENT_CODES.map(code => ({
              value: code,
              label: AGREEMENTS[code],
              ...(code === 'differ'
                ? {
                    conditional: (
                      <>
                        <TextArea form={form} name="personView" label="How they see it, in their words" labelSize="plain" rows={3} />
                        <TextArea form={form} name="workerView" label="How you see it" labelSize="plain" rows={3} />
                      </>
                    ),
                  }
                : {}),
            }))}
          />
        )}
        <Button>Save</Button>
      </Form>
    </Shell>
  )
}
