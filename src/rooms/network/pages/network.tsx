import { formatDate } from '../../../core/dates.ts'
import {
  ActionLink,
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  List,
  Select,
  Table,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import { BARRIER_CODES, BARRIERS, countWords, DOMAIN_CODES, DOMAINS, isOutside, type Look, type PersonBarrier, type Tie } from '../network.ts'
import type { TeamChoice } from '../store.ts'
import { BarrierLine, NetworkFrame, TieItem } from './parts.tsx'
import { Rings } from './rings.tsx'

export interface NetworkProps {
  part: Part
  ties: readonly Tie[]
  leftOut: readonly { name: string; href: string }[]
  barriers: readonly PersonBarrier[]
  looks: readonly Look[]
  owners: readonly TeamChoice[]
  form: FormState
  /** Which of the page's forms is shown again. */
  open?: 'look' | 'barrier' | undefined
}

const hrefOf = (part: Part, tie: Tie): string | undefined =>
  !part.mayWrite || tie.to === 'surgery' ? undefined : tie.to ? `${part.base}/network/of/${tie.to}/${tie.toId}` : `${part.base}/network/ties/${tie.keptId}`

/** The person's own picture, and the same as a list. */
export function NetworkPage({ part, ties, leftOut, barriers, looks, owners, form, open }: NetworkProps) {
  const { own, base, mayWrite } = part
  return (
    <NetworkFrame part={part} title={own ? 'My network' : 'Network'} form={open ? form : undefined} wide>
      <Heading>{own ? 'My network' : 'Network'}</Heading>
      <p>
        {own
          ? 'The people, places and things in your life, as you see them. You decide what stands here and how near it is.'
          : 'The people, places and things in their life, as they see them. Draw it with them.'}
      </p>
      {isOutside(ties) && <Outside own={own} base={base} />}
      <div className="kith-network">
        <Rings ties={ties} barriers={barriers} own={own} />
        <div>
          {DOMAIN_CODES.map(code => (
            <section key={code} aria-labelledby={`domain-${code}`}>
              <Heading level={2} size="s" id={`domain-${code}`}>
                {own ? DOMAINS[code].own : DOMAINS[code].name}
              </Heading>
              <TieList part={part} ties={ties.filter(tie => tie.domain === code)} />
            </section>
          ))}
          {mayWrite && (
            <ButtonGroup>
              <ButtonLink href={`${base}/network/ties/new`}>Add a person, place or interest</ButtonLink>
              <ButtonLink href={`${base}/connections`} variant="secondary">
                {own ? 'Things I am trying' : 'Connections'}
              </ButtonLink>
            </ButtonGroup>
          )}
          {leftOut.length > 0 && (
            <Details summary={`Left out of the picture (${leftOut.length})`}>
              <List items={leftOut.map(one => <a href={one.href}>{one.name}</a>)} />
            </Details>
          )}
        </div>
      </div>
      <Barriers part={part} barriers={barriers} owners={owners} form={form} open={open === 'barrier'} />
      <Looks part={part} looks={looks} form={form} open={open === 'look'} />
    </NetworkFrame>
  )
}

function TieList({ part, ties }: { part: Part; ties: readonly Tie[] }) {
  if (ties.length === 0) return <p>Nothing here yet.</p>
  return (
    <ul className="kith-ties">
      {ties.map(tie => (
        <TieItem key={tie.number} tie={tie} own={part.own} href={hrefOf(part, tie)} />
      ))}
    </ul>
  )
}

// Being outside everything is answered with somebody's time, not with a list (R052).
function Outside({ own, base }: { own: boolean; base: string }) {
  return (
    <InsetText>
      <p>
        {own
          ? 'Not much is near you just now. You need not look through lists by yourself: somebody can give you their time, find things with you that matter to you, and come along.'
          : 'Outside everything just now. Offer somebody’s time, not a list. Nothing is closed because of this.'}
      </p>
      <ActionLink href={`${base}/connector`}>{own ? 'Ask for somebody’s time' : 'Ask for a community connector with them'}</ActionLink>
    </InsetText>
  )
}

function Barriers({ part, barriers, owners, form, open }: Pick<NetworkProps, 'part' | 'barriers' | 'owners' | 'form'> & { open: boolean }) {
  return (
    <section aria-labelledby="barriers">
      <Heading level={2} id="barriers">
        What stands around {part.own ? 'me' : 'them'}
      </Heading>
      <p>
        {part.own
          ? 'Things you did not put there. They are the place’s to change, not yours.'
          : 'Not theirs to change: each is counted as a problem of the place or the service, with an owner there.'}
      </p>
      {barriers.length === 0 && <p>Nothing is written down.</p>}
      {barriers.map(barrier => (
        <div key={barrier.id} className="kith-part">
          <p>
            <BarrierLine barrier={barrier} />
          </p>
          {part.mayWrite && !barrier.easedAt && (
            <Form action={`${part.base}/network/barriers/${barrier.id}/eased`}>
              <HiddenField name="version" value={String(barrier.version)} />
              <Button variant="secondary" small>
                No longer in the way<span className="nhsuk-u-visually-hidden">: {BARRIERS[barrier.kind].name}</span>
              </Button>
            </Form>
          )}
        </div>
      ))}
      {part.mayWrite && (
        <Details summary="Add something that stands in the way" open={open}>
          <Form action={`${part.base}/network/barriers`}>
            <Select
              form={form}
              name="kind"
              label="What is it?"
              placeholder="Choose one"
              items={BARRIER_CODES.filter(code => (part.kinds & BARRIERS[code].kinds) === BARRIERS[code].kinds).map(value => ({
                value,
                label: BARRIERS[value].name,
              }))}
            />
            <TextField form={form} name="theirWords" label={part.own ? 'In my words' : 'In their words'} hint="Stays with this record" width="full" />
            <TextField
              form={form}
              name="aboutPlace"
              label="What about the place or the service?"
              hint="Counted for the place. Name nobody: “No bus after six”"
              width="full"
            />
            <Select
              form={form}
              name="ownerTeamId"
              label="Whose work is it to change it?"
              placeholder="Not known yet"
              items={owners.map(team => ({ value: team.id, label: `${team.name}, ${team.organisationName}` }))}
            />
            <Button variant="secondary">Add</Button>
          </Form>
        </Details>
      )}
    </section>
  )
}

function Looks({ part, looks, form, open }: Pick<NetworkProps, 'part' | 'looks' | 'form'> & { open: boolean }) {
  return (
    <section aria-labelledby="looks">
      <Heading level={2} id="looks">
        Over time
      </Heading>
      {looks.length === 0 ? (
        <p>When you have looked at the picture, say so here. Then it can be seen how it changes.</p>
      ) : (
        <Table
          caption="How many ties there were: close, some, or loosening"
          captionSize="s"
          firstCellIsHeader
          head={['Looked at', ...DOMAIN_CODES.map(code => (part.own ? DOMAINS[code].own : DOMAINS[code].name)), 'With']}
          rows={looks.map(look => [
            formatDate(look.at),
            ...DOMAIN_CODES.map(code => countWords(look.counts.find(one => one.domain === code) ?? { domain: code, close: 0, some: 0, loosening: 0 })),
            [look.whoWith || look.byName, look.words && `“${look.words}”`].filter(Boolean).join('. '),
          ])}
        />
      )}
      {part.mayWrite && (
        <Details summary={part.own ? 'I have looked at it' : 'We have looked at it together'} open={open}>
          <Form action={`${part.base}/network/look`}>
            <TextField
              form={form}
              name="whoWith"
              label="Who looked at it?"
              hint={part.own ? 'Leave empty if it was only you' : 'For example: the two of us'}
              width={20}
            />
            <TextArea form={form} name="words" label={part.own ? 'What do I make of it?' : 'What do they make of it, in their words?'} rows={3} />
            <Button>Keep today’s picture</Button>
          </Form>
        </Details>
      )}
    </section>
  )
}
