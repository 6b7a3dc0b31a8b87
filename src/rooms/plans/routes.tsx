import { can, frame, KINDS, myBasis, sharedWithMe } from '../../access/index.ts'
import { type Caller, onlyReading } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { type Ask, page, type Reply, type Route, see } from '../../core/route.ts'
import { PersonBanner, render } from '../../ui/index.ts'
import { contentList } from '../clinical-content/index.ts'
import { bannerFor } from '../people/index.ts'
import { sectionsWithin } from './actions.ts'
import { otherPlan } from './actions-joined.ts'
import { toCompareSince } from './actions-medicines.ts'
import { PlanPage, type View, type Way } from './pages/plan.tsx'
import type { Agreement, Line } from './plans.ts'
import { doingRoutes } from './routes-doing.tsx'
import { exportRoutes } from './routes-export.tsx'
import { ideaRoutes } from './routes-ideas.tsx'
import { joinedRoutes } from './routes-joined.tsx'
import { lineRoutes, viewOf, whose } from './routes-lines.tsx'
import { linkRoutes } from './routes-links.tsx'
import { medicineRoutes } from './routes-medicines.tsx'
import { publishRoutes } from './routes-publish.tsx'
import { reviewRoutes } from './routes-reviews.tsx'
import { togetherRoutes } from './routes-together.tsx'
import { lastAgreement, readLines } from './store.ts'
import { lastPublished } from './store-versions.ts'
import { meaningsOf } from './suggest.ts'

async function plan(asker: Caller, ask: Ask): Promise<Reply> {
  const caller = onlyReading(asker)
  const personId = whose(caller, ask)
  const { kinds } = await myBasis(caller, personId)
  if (!(kinds & KINDS.plan)) throw new NotFound()
  const own = caller.actor.personId === personId
  const seen = await viewOf(caller, personId, own || (caller.actor.workerId !== undefined && can(caller.role, 'plan.write')))
  const supporter = !own && !caller.actor.workerId
  const lines = await readLines(caller, personId)
  const explained = !caller.actor.workerId && lines.some(line => line.section === 'entitlements' && line.more.code)
  const view = explained ? { ...seen, meanings: meaningsOf(await contentList(caller, 'entitlement-questions')) } : seen
  const agreement = supporter ? undefined : await lastAgreement(caller, personId)
  const publishedAt = await lastPublished(caller, personId)
  const next = nextFor(view, lines, agreement, publishedAt)
  const others = view.writes ? await otherPlan(caller, personId) : []
  const compareSince = view.writes && !own ? await toCompareSince(caller, personId, lines) : undefined
  const ways = supporter ? [{ href: `${view.base}/print`, label: 'Print or download it' }] : waysFrom(view, lines.length === 0)
  return page(
    render(
      <PlanPage
        framed={frame(ask.identity, supporter ? '/shared' : ask.path)}
        banner={own || supporter ? undefined : <PersonBanner {...(await bannerFor(caller, personId))} />}
        back={own ? '/my' : supporter ? `/shared/${personId}` : `/people/${personId}`}
        view={view}
        sections={sectionsWithin(kinds)}
        lines={lines}
        agreement={agreement}
        publishedAt={publishedAt}
        next={next}
        compareSince={compareSince}
        joined={others.length > 0 ? others.filter(other => !other.settled).length : undefined}
        ways={ways.filter(way => way.href !== next?.href)}
        name={supporter ? (await sharedWithMe(caller)).find(one => one.personId === personId)?.name : undefined}
      />,
    ),
  )
}

/** The one thing to do now, for whoever writes here: begin, say what one thinks of it, publish what has changed. */
function nextFor({ base, own, writes }: View, lines: readonly Line[], agreement: Agreement | undefined, publishedAt: Date | undefined): Way | undefined {
  if (!writes) return undefined
  if (lines.length === 0)
    return own ? { href: `${base}/add/matters`, label: 'Begin with what matters to me' } : { href: `${base}/together`, label: 'Write it together' }
  if (own) return agreement?.current ? undefined : { href: `${base}/say`, label: 'Say what I think of it' }
  const changed = !publishedAt || lines.some(line => line.writtenAt > publishedAt)
  return changed ? { href: `${base}/publish`, label: 'Publish it' } : undefined
}

/** Where else one can go from the plan. */
function waysFrom({ base, own, writes }: View, empty: boolean): Way[] {
  const reading = [
    { href: `${base}/reviews`, label: 'Reviews' },
    ...(empty ? [] : [{ href: `${base}/print`, label: 'Print or download it' }]),
    { href: `${base}/versions`, label: 'How it has changed' },
  ]
  if (!writes) return reading
  const together = !own && empty ? [] : [{ href: `${base}/together`, label: own ? 'Write it all on one page, alone or together' : 'Write it together' }]
  const offer = !own && empty ? [{ href: `${base}/brief`, label: 'Make a short offer instead' }] : []
  const mine = own && !empty ? [{ href: `${base}/say`, label: 'Say what I think of it' }] : []
  const publish = !own && !empty ? [{ href: `${base}/publish`, label: 'Publish it' }] : []
  const sharing = empty ? [] : [{ href: `${base}/links`, label: 'Share it by a link' }]
  return [...mine, ...publish, ...together, ...offer, { href: `${base}/ideas`, label: 'Ideas to talk about' }, ...reading, ...sharing]
}

export const routes: Route[] = [
  see('/people/:person/plan', { may: 'record.see', audit: 'plan opened' }, plan),
  see('/my/plan', { may: 'my-kith.see', audit: 'own plan opened' }, plan),
  see('/shared/:person/plan', { may: 'shared.see', audit: 'shared plan opened' }, plan),
  ...lineRoutes,
  ...doingRoutes,
  ...publishRoutes,
  ...reviewRoutes,
  ...ideaRoutes,
  ...togetherRoutes,
  ...linkRoutes,
  ...exportRoutes,
  ...joinedRoutes,
  ...medicineRoutes,
]
