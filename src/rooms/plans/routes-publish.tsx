import { KINDS, myBasis } from '../../access/index.ts'
import { type Caller, onlyReading } from '../../core/caller.ts'
import { Conflict, NotFound } from '../../core/errors.ts'
import { withErrors } from '../../core/forms.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { mayWrite, sectionsWithin } from './actions.ts'
import { publish, sayToPlan } from './actions-publish.ts'
import { readPublish, readSaid } from './forms-publish.ts'
import { PublishPage, SayPage } from './pages/publish.tsx'
import { DifferencePage, VersionPage, VersionsPage } from './pages/versions.tsx'
import { blockerWords, differencesBetween, markOf, mayPublish } from './plans.ts'
import { both, orAgain, surround, whose } from './routes-lines.tsx'
import { notTalkedAbout } from './sections.ts'
import { lastAgreement, readLines } from './store.ts'
import { readVersion, readVersions, type Version } from './store-versions.ts'

async function publishHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = whose(caller, ask)
  const kinds = await mayWrite(caller, personId)
  const lines = await readLines(caller, personId)
  const agreement = await lastAgreement(caller, personId)
  const spoken = { reason: 'wish', words: 'told below' } as const
  const sections = sectionsWithin(kinds)
  const blockers = mayPublish({ lines, agreement, without: agreement?.current ? undefined : spoken, sections })
  const todo = blockers.map(blocker => blockerWords(blocker, lines, sections))
  return render(
    <PublishPage
      {...(await surround(caller, ask, personId))}
      form={form}
      todo={todo}
      talk={notTalkedAbout(lines)}
      agreement={agreement}
      mark={markOf(lines)}
    />,
  )
}

async function publishNow(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = whose(caller, ask)
  const read = readPublish(ask.form)
  if (!read.ok) return invalid(await publishHtml(caller, ask, read.form))
  return orRead(caller, ask, read.form, publishHtml, async () => {
    const { mark, ...rest } = read.data
    return goTo(`/people/${personId}/plan/versions/${await publish(caller, personId, mark, rest)}`)
  })
}

// The plan changed while the page was open: the page again with everything typed, over the plan as it is now.
async function orRead(caller: Caller, ask: Ask, form: FormState, again: typeof publishHtml, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await orAgain(work, errors => again(caller, ask, withErrors(form, errors)))
  } catch (error) {
    if (error instanceof Conflict) return clash(await again(caller, ask, withErrors(form, { form: error.message })))
    throw error
  }
}

async function sayHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = whose(caller, ask)
  const { framed, view } = await surround(caller, ask, personId)
  return render(<SayPage framed={framed} view={view} form={form} mark={markOf(await readLines(caller, personId))} />)
}

async function say(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = whose(caller, ask)
  const read = readSaid(ask.form)
  if (!read.ok) return invalid(await sayHtml(caller, ask, read.form))
  return orRead(caller, ask, read.form, sayHtml, async () => {
    const { mark, ...said } = read.data
    await sayToPlan(caller, personId, mark, said)
    return goTo('/my/plan')
  })
}

/** Only those who may read plans of this person come here. @throws NotFound */
async function reader(asker: Caller, ask: Ask) {
  const caller = onlyReading(asker)
  const personId = whose(caller, ask)
  if (!((await myBasis(caller, personId)).kinds & KINDS.plan)) throw new NotFound()
  return { caller, personId, around: await surround(caller, ask, personId) }
}

async function versionAbout(caller: Caller, personId: string, versionId: string): Promise<Version> {
  const version = await readVersion(caller, versionId)
  if (!version || version.personId !== personId) throw new NotFound()
  return version
}

async function versions(asker: Caller, ask: Ask): Promise<Reply> {
  const { caller, personId, around } = await reader(asker, ask)
  return page(render(<VersionsPage {...around} versions={await readVersions(caller, personId)} />))
}

async function version(asker: Caller, ask: Ask): Promise<Reply> {
  const { caller, personId, around } = await reader(asker, ask)
  const found = await versionAbout(caller, personId, ask.params.versionId!)
  return page(render(<VersionPage {...around} version={found} others={await readVersions(caller, personId)} />))
}

async function difference(asker: Caller, ask: Ask): Promise<Reply> {
  const { caller, personId, around } = await reader(asker, ask)
  const pair = [await versionAbout(caller, personId, ask.params.versionId!), await versionAbout(caller, personId, ask.params.otherId!)]
  const [from, to] = pair.sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime()) as [Version, Version]
  return page(render(<DifferencePage {...around} from={from} to={to} differences={differencesBetween(from.lines, to.lines)} />))
}

export const publishRoutes: Route[] = [
  see('/people/:person/plan/publish', { may: 'plan.write', audit: 'plan publishing page opened' }, async (caller, ask) =>
    page(await publishHtml(caller, ask, emptyForm())),
  ),
  act('/people/:person/plan/publish', { may: 'plan.write', audit: 'plan published' }, publishNow),
  see('/my/plan/say', { may: 'my-kith.see', audit: 'own plan answer page opened' }, async (caller, ask) => page(await sayHtml(caller, ask, emptyForm()))),
  act('/my/plan/say', { may: 'my-kith.edit', audit: 'own plan answered' }, say),
  ...both('see', '/versions', 'plan versions opened', versions, 'record.see'),
  ...both('see', '/versions/:versionId', 'plan version opened', version, 'record.see'),
  ...both('see', '/versions/:versionId/since/:otherId', 'plan versions compared', difference, 'record.see'),
]
