import { z } from 'zod'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { check, optionalLine, withErrors } from '../../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { type FormState, render } from '../../ui/index.ts'
import { helpFirstFor } from '../clinical-content/index.ts'
import { crisisRoutes } from '../organisations/index.ts'
import { findAssets } from './actions-find.ts'
import { countUse } from './actions-upkeep.ts'
import { addressOf, type Finding, fieldsOf, isAsked, type Near, readFinding } from './finding.ts'
import type { View } from './map.ts'
import { NEAR_COOKIE, nearCookie, pointFrom, readNear } from './near.ts'
import { AboutDirectoryPage } from './pages/about.tsx'
import { CommunityPage } from './pages/community.tsx'
import { EntryPage, KeepForm } from './pages/entry.tsx'
import { PaperPage } from './pages/paper.tsx'
import { formOf, sameWhere } from './pages/search.tsx'
import { getAsset, reachOf } from './store.ts'
import { listLanguages } from './store-find.ts'
import { listUsedInterests } from './store-interests.ts'
import { shapesIn } from './store-map.ts'
import { hereFrom, whereFrom } from './store-near.ts'

let set: { address: string; tiles: { template: string; credit: string } | undefined } = { address: '', tiles: undefined }
/** Set once at the start from the configuration: the address people use, and a service of map tiles where there is one. */
export const setDirectory = (to: typeof set): void => {
  set = to
}

const OPEN = { may: 'open', audit: 'none' } as const
const LOOK_UP = { ...OPEN, limit: 'look-up' } as const
const ON_PAPER = 100
const what = z.object({ q: optionalLine(200), where: optionalLine(100) })

/** The directory, for everybody. What somebody looks for stands in the address; where they look from never does. */
export const publicRoutes: Route[] = [
  see('/community', LOOK_UP, async (caller, ask) => page(await communityPage(caller, ask, readFinding(ask.query), nearOf(ask)))),

  act('/community', LOOK_UP, async (caller, ask) => {
    const checked = check(what, ask.form)
    const finding = { ...findingIn(ask), interest: undefined }
    if (!checked.ok) return invalid(await communityPage(caller, ask, finding, nearOf(ask), checked.form))
    const { where } = checked.data
    if (!where && !sameWhere(checked.form, nearOf(ask))) return found(ask, finding, undefined)
    if (!where || sameWhere(checked.form, nearOf(ask))) return goTo(asked(finding))
    const answer = await whereFrom(caller, where)
    if ('near' in answer) return found(ask, finding, answer.near)
    return invalid(await communityPage(caller, ask, finding, nearOf(ask), withErrors(checked.form, { where: answer.problem })))
  }),

  act('/community/here', LOOK_UP, async (caller, ask) => {
    const point = pointFrom(one(ask, 'lat'), one(ask, 'lon'))
    if (point) return found(ask, findingIn(ask), await hereFrom(caller, point))
    const problem = 'Your device did not say where you are in this country. Type a postcode or a place instead.'
    return invalid(await communityPage(caller, ask, findingIn(ask), undefined, withErrors(formOf(findingIn(ask), undefined), { where: problem })))
  }),

  act('/community/forget', LOOK_UP, async (_, ask) => found(ask, findingIn(ask), undefined)),

  see('/community/about', OPEN, async (_, ask) => page(render(<AboutDirectoryPage {...frame(ask.identity, ask.path)} />))),

  see('/community/paper', LOOK_UP, async (caller, ask) => {
    const findings = await findAssets(caller, readFinding(ask.query), nearOf(ask), ON_PAPER)
    const contacts = await reachOf(
      caller,
      findings.entries.map(entry => entry.assetId),
    )
    const large = ask.query.get('size') === 'large'
    return page(render(<PaperPage {...frame(ask.identity, '/community')} findings={findings} contacts={contacts} large={large} />))
  }),

  see('/community/:assetId', OPEN, async (caller, ask) => entryPage(caller, ask)),
]

const nearOf = (ask: Ask): Near | undefined => readNear(ask.cookies[NEAR_COOKIE])
const one = (ask: Ask, name: string): string => [ask.form[name] ?? ''].flat()[0] ?? ''

// A search sent as a form carries the filters in force as hidden fields of the same names as in an address.
const findingIn = (ask: Ask): Finding =>
  readFinding(new URLSearchParams(Object.entries(ask.form).flatMap(([name, value]) => [value].flat().map((text): [string, string] => [name, text]))))

const secure = (ask: Ask) => ask.url.protocol === 'https:' || ask.headers.get('x-forwarded-proto') === 'https'
const asked = (finding: Finding) => (fieldsOf(finding).length === 0 ? '/community' : addressOf(finding))
const found = (ask: Ask, finding: Finding, near: Near | undefined): Reply => goTo(asked(finding), [nearCookie(near, secure(ask))])

async function communityPage(caller: Caller, ask: Ask, finding: Finding, near: Near | undefined, form?: FormState): Promise<string> {
  const help = await helpFirstFor(caller, finding.words)
  const findings =
    (near || isAsked(finding)) && !form ? await findAssets(caller, help[0] ? { ...finding, words: '', interest: help[0].heading } : finding, near) : undefined
  const filled = formOf(finding, near)
  return render(
    <CommunityPage
      {...frame(ask.identity, '/community')}
      form={form ? { ...form, values: { ...filled.values, ...form.values } } : filled}
      finding={findings?.finding ?? finding}
      // An answer that the new place is not known does not speak of the older one.
      near={form?.errors.where ? undefined : near}
      findings={findings}
      help={help}
      local={help.length > 0 && near?.placeCode ? (await crisisRoutes(caller, near.placeCode)).filter(route => route.near) : []}
      map={await mapOf(caller, findings?.view)}
      interests={findings ? [] : await listUsedInterests(caller)}
      languages={findings ? await listLanguages(caller) : []}
    />,
  )
}

const mapOf = async (caller: Caller, view: View | undefined) => ({
  ...(view ? await shapesIn(caller, view) : { places: [], neighbourhoods: [] }),
  tiles: set.tiles,
})

async function entryPage(caller: Caller, ask: Ask): Promise<Reply> {
  const asset = await getAsset(caller, ask.params.assetId ?? '')
  if (!asset) throw new NotFound()
  if ('mergedInto' in asset) return goTo(`/community/${asset.mergedInto}`)
  await countUse(caller, asset.id, 'opened')
  const point = asset.locations.find(location => location.lat !== undefined)
  const view = point && { lat: point.lat!, lon: point.lon!, half: 2500 }
  return page(
    render(
      <EntryPage
        {...frame(ask.identity, '/community')}
        asset={asset}
        back={addressOf(readFinding(ask.query))}
        now={caller.now}
        map={await mapOf(caller, view)}
        address={`${set.address}/community/${asset.id}`}
        actions={ask.identity.personId ? <KeepForm assetId={asset.id} /> : undefined}
      />,
    ),
  )
}
