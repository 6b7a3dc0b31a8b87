import { can, frame, KINDS, myBasis, onlyReading, sharedWithMe } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { type Ask, page, type Reply, type Route, see } from '../../core/route.ts'
import { PersonBanner, render } from '../../ui/index.ts'
import { bannerFor } from '../people/index.ts'
import { sectionsWithin } from './actions.ts'
import { PlanLinks, PlanPage, type View } from './pages/plan.tsx'
import { doingRoutes } from './routes-doing.tsx'
import { exportRoutes } from './routes-export.tsx'
import { ideaRoutes } from './routes-ideas.tsx'
import { lineRoutes, viewOf, whose } from './routes-lines.tsx'
import { linkRoutes } from './routes-links.tsx'
import { publishRoutes } from './routes-publish.tsx'
import { reviewRoutes } from './routes-reviews.tsx'
import { togetherRoutes } from './routes-together.tsx'
import { lastAgreement, readGlance, readLines } from './store.ts'

async function plan(asker: Caller, ask: Ask): Promise<Reply> {
  const caller = onlyReading(asker)
  const personId = whose(caller, ask)
  const { kinds } = await myBasis(caller, personId)
  if (!(kinds & KINDS.plan)) throw new NotFound()
  const own = caller.actor.personId === personId
  const view = await viewOf(caller, personId, own || (caller.actor.workerId !== undefined && can(caller.role, 'plan.write')))
  const supporter = !own && !caller.actor.workerId
  const lines = await readLines(caller, personId)
  return page(
    render(
      <PlanPage
        framed={frame(ask.identity, supporter ? '/shared' : ask.path)}
        banner={own || supporter ? undefined : <PersonBanner {...(await bannerFor(caller, personId))} />}
        back={own ? '/my' : supporter ? `/shared/${personId}` : `/people/${personId}`}
        view={view}
        sections={sectionsWithin(kinds)}
        lines={lines}
        agreement={supporter ? undefined : await lastAgreement(caller, personId)}
        publishedAt={(await readGlance(caller, personId)).publishedAt ?? undefined}
        beside={<PlanLinks links={supporter ? [{ href: `${view.base}/print`, label: 'Print or download it' }] : linksFor(view, lines.length === 0)} />}
        name={supporter ? (await sharedWithMe(caller)).find(one => one.personId === personId)?.name : undefined}
      />,
    ),
  )
}

/** Where one can go from the plan: what comes next first. */
function linksFor({ base, own, writes }: View, empty: boolean): { href: string; label: string }[] {
  const reading = [
    { href: `${base}/reviews`, label: 'Reviews' },
    { href: `${base}/versions`, label: 'How it has changed' },
    ...(empty ? [] : [{ href: `${base}/print`, label: 'Print or download it' }]),
  ]
  if (!writes) return reading
  const first = own
    ? [{ href: `${base}/say`, label: 'Say what I think of it' }]
    : empty
      ? [{ href: `${base}/brief`, label: 'Make a short offer instead' }]
      : [{ href: `${base}/publish`, label: 'Publish it' }]
  const writing = [
    { href: `${base}/together`, label: own ? 'Write it, alone or together' : 'Write it together' },
    { href: `${base}/ideas`, label: 'Ideas to talk about' },
  ]
  const sharing = empty ? [] : [{ href: `${base}/links`, label: 'Share it by a link' }]
  return [...(own && empty ? [] : first), ...writing, ...reading, ...sharing]
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
]
