import type { ReactNode } from 'react'
import { namesOf } from '../../../access/index.ts'
import { formatDate } from '../../../core/dates.ts'
import { type FormState, InsetText, Muted, Page, PersonBanner, Tag } from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import { BARRIERS, NOT_SAID, type PersonBarrier, RINGS, STRENGTHS, type Tie } from '../network.ts'

/** The page around one part of somebody's network. The title never names anybody. */
export function NetworkFrame({
  part,
  title,
  form,
  back,
  wide,
  notice,
  children,
}: {
  part: Part
  title: string
  form?: FormState | undefined
  back?: string
  wide?: boolean
  notice?: string | undefined
  children: ReactNode
}) {
  const away = part.own ? { href: '/my', label: 'My Kith' } : { href: part.base, label: 'Record' }
  return (
    <Page
      title={title}
      {...part.framed}
      form={form}
      notice={notice}
      back={back ? { href: back } : away}
      banner={part.banner && <PersonBanner {...part.banner} />}
      width={wide ? 'full' : 'two-thirds'}
    >
      {children}
    </Page>
  )
}

/** Somebody was first: what stands now, above what was typed. */
export function Clash({ children }: { children: ReactNode }) {
  return (
    <InsetText>
      <p>Somebody changed this while you were writing. Nothing of theirs was overwritten, and what you typed is still below.</p>
      {children}
    </InsetText>
  )
}

/** What somebody may know, in one glance. */
function MayKnow({ tie, own }: { tie: Tie; own: boolean }) {
  if (!tie.mayKnow) return null
  const { kinds, words } = tie.mayKnow
  if (kinds === 0 && !words) return <p>{own ? 'May know nothing.' : 'May know nothing, not even that we know this person.'}</p>
  return (
    <p>
      {kinds > 0 ? `May see: ${namesOf(kinds).join(', ').toLowerCase()}.` : 'May see nothing here.'} {words && <>“{words}”</>}
    </p>
  )
}

/** One tie in the list: all that the drawing shows, and what it cannot. */
export function TieItem({ tie, own, href }: { tie: Tie; own: boolean; href: string | undefined }) {
  const good = [
    tie.keepsWell && (own ? 'helps keep me well' : 'helps keep them well'),
    tie.whenUnwell && (own ? 'I could turn here when unwell' : 'could turn here when unwell'),
  ]
  const said = good.filter(Boolean).join('; ')
  return (
    <li>
      <span>
        <span className="kith-ties__number">{tie.number}</span>
      </span>
      <div>
        <p>
          <span className="kith-ties__name">{tie.name}</span>
          {tie.about && <Muted> {tie.about}</Muted>}
        </p>
        <p>
          {tie.strength ? (
            <Tag colour={tie.strength === 'close' ? 'blue' : tie.strength === 'some' ? 'white' : 'grey'}>{STRENGTHS[tie.strength]}</Tag>
          ) : (
            `${NOT_SAID};`
          )}{' '}
          {tie.strength ? RINGS[tie.ring] : RINGS[tie.ring].toLowerCase()}
          {said && `; ${said}`}.
        </p>
        {tie.standsInWay && <p>In the way: {tie.standsInWay}</p>}
        <MayKnow tie={tie} own={own} />
        {href && (
          <p>
            <a href={href}>
              Change<span className="nhsuk-u-visually-hidden"> {tie.name}</span>
            </a>
          </p>
        )}
      </div>
    </li>
  )
}

/** A barrier of the place, with whose work it is. */
export function BarrierLine({ barrier }: { barrier: PersonBarrier }) {
  const whose = barrier.ownerName ? `${barrier.ownerName} has this to work on.` : 'Nobody in the place has this to work on yet.'
  return (
    <>
      <strong>{BARRIERS[barrier.kind].name}</strong>
      {barrier.words && `: ${barrier.words}`}{' '}
      <Muted>
        {barrier.easedAt ? `Eased on ${formatDate(barrier.easedAt)}.` : barrier.state === 'done' ? 'The place says it has been dealt with.' : whose}
      </Muted>
    </>
  )
}
