import { KINDS } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { check, withErrors } from '../../core/forms.ts'
import { type Ask, clash, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { listInterests } from '../assets/index.ts'
import { readMembers } from '../care-team/index.ts'
import type { Part } from '../people/index.ts'
import { askConnector, connect, takeBackAsk, teamsToAsk } from './actions-connect.ts'
import { type Suggestions, suggestFor } from './actions-suggest.ts'
import type { Contribution } from './connect.ts'
import { askForm, connectForm, contributionForm, findForm, followForm, gapForm, versionForm, viewForm } from './forms.ts'
import { AskPage } from './pages/ask.tsx'
import { ConnectionsPage, type ConnectionsProps } from './pages/connections.tsx'
import { FollowPage } from './pages/offers.tsx'
import { asking, both } from './part.ts'
import { placeOf } from './store.ts'
import { asksOf } from './store-asks.ts'
import { cardsOf, withdrawCard } from './store-cards.ts'
import {
  insertContribution,
  insertView,
  readAccompaniments,
  readConnections,
  readContributions,
  readEvents,
  readViews,
  updateContribution,
} from './store-connect.ts'
import { countGap } from './store-place.ts'

async function pageOf(part: Part, caller: Caller, more: { form?: FormState; open?: ConnectionsProps['open']; found?: Suggestions } = {}): Promise<string> {
  const { personId } = part
  const connections = await readConnections(caller, personId)
  const events = await readEvents(
    caller,
    connections.map(one => one.id),
  )
  return render(
    <ConnectionsPage
      part={part}
      asks={await asksOf(caller, personId)}
      connectors={(await readMembers(caller, personId)).flatMap(one => (one.state === 'agreed' && one.role === 'connector' ? (one.workerName ?? []) : []))}
      views={await readViews(caller, personId)}
      connections={connections}
      events={events}
      along={await readAccompaniments(caller, personId)}
      contributions={await readContributions(caller, personId)}
      cards={await cardsOf(caller, personId)}
      headings={part.mayWrite ? await listInterests(caller) : []}
      form={emptyForm()}
      {...more}
    />,
  )
}

const back = (part: Part): Reply => goTo(`${part.base}/connections`)

async function view(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(viewForm, ask.form)
  if (!checked.ok) return invalid(await pageOf(part, caller, { form: checked.form, open: 'view' }))
  await insertView(caller, part.personId, checked.data)
  return back(part)
}

async function find(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(findForm, ask.form)
  if (!checked.ok) return invalid(await pageOf(part, caller, { form: checked.form }))
  const { find: words, times, access } = checked.data
  const found = await suggestFor(caller, part.personId, { words, when: times, stepFree: access.includes('stepFree'), free: access.includes('free') })
  ask.note(`${found.found.length} found`)
  return page(await pageOf(part, caller, { form: checked.form, found }))
}

async function begin(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(connectForm, ask.form)
  if (!checked.ok) return invalid(await pageOf(part, caller))
  const { assetId, matters, what, words } = checked.data
  const id = await connect(caller, part.personId, { assetId, matters, first: { what, onDay: londonDate(caller.now), words } })
  return goTo(`${part.base}/connections/${id}`)
}

async function gap(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(gapForm, ask.form)
  if (!checked.ok) return invalid(await pageOf(part, caller, { form: checked.form, open: 'gap' }))
  const place = await placeOf(caller, part.personId)
  if (!place) throw new NotFound()
  const { wanted, heading: code, gapDomain: domain } = checked.data
  const heading = (await listInterests(caller)).find(one => one.code === code)?.name
  if (code && !heading) return invalid(await pageOf(part, caller, { form: withErrors(checked.form, { heading: 'Choose from the list' }), open: 'gap' }))
  await countGap(caller, part.personId, { wanted, heading, domain, placeCode: place.placeCode, neighbourhoodCode: place.neighbourhoodCode })
  return back(part)
}

async function offer(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(contributionForm, ask.form)
  if (!checked.ok) return invalid(await pageOf(part, caller, { form: checked.form, open: 'offer' }))
  const { what, contributionKind: kind, lookAgainOn = null } = checked.data
  await insertContribution(caller, part.personId, { what, kind, lookAgainOn, offeredOn: londonDate(caller.now) })
  return back(part)
}

const contributionOf = async (part: Part, caller: Caller, ask: Ask): Promise<Contribution> => {
  const found = (await readContributions(caller, part.personId)).find(one => one.id === ask.params.contributionId)
  if (!found) throw new NotFound()
  return found
}
const filled = ({ state, cameOfIt, lookAgainOn }: Contribution): FormState => {
  const [year = '', month = '', day = ''] = (lookAgainOn ?? '').split('-')
  return emptyForm({ state, cameOfIt, 'lookAgainOn-day': day, 'lookAgainOn-month': month, 'lookAgainOn-year': year })
}

async function follow(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const contribution = await contributionOf(part, caller, ask)
  const checked = check(followForm, ask.form)
  const again = (form: FormState, newer = false) => render(<FollowPage part={part} contribution={contribution} form={form} newer={newer} />)
  if (!checked.ok) return invalid(again(checked.form))
  const { version, state, cameOfIt, lookAgainOn = null } = checked.data
  if (await updateContribution(caller, part.personId, contribution.id, version, { state, cameOfIt, lookAgainOn })) return back(part)
  return clash(again(checked.form, true))
}

async function takeBackCard(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  if (!(await withdrawCard(caller, part.personId, ask.params.cardId!))) throw new NotFound()
  return back(part)
}

const askPage = async (part: Part, caller: Caller, form: FormState) => {
  const teams = await teamsToAsk(caller, part.personId)
  return render(<AskPage part={part} teams={teams} form={form.values.teamId ? form : { ...form, values: { ...form.values, teamId: teams[0]?.id } }} />)
}

async function asked(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(askForm, ask.form)
  const problems: Record<string, string> =
    !part.own && !String(ask.form.agreedHow ?? '').trim() ? { agreedHow: 'Write how they said yes. Without their yes nobody is asked' } : {}
  if (!checked.ok || Object.keys(problems).length > 0) return invalid(await askPage(part, caller, withErrors(checked.form, problems)))
  try {
    await askConnector(caller, part.personId, checked.data)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await askPage(part, caller, withErrors(checked.form, error.fields)))
    throw error
  }
  return part.own || part.kinds & KINDS.network ? back(part) : goTo(part.base)
}

async function takeBack(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(versionForm, ask.form)
  if (!checked.ok) throw new Conflict('This page is too old to answer from. Open it again.')
  await takeBackAsk(caller, part.personId, ask.params.connectorAskId!, checked.data.version)
  return back(part)
}

const WRITE = 'network.write'
export const routes: Route[] = [
  ...both.see('/connections', 'connections opened', async (part, caller) => page(await pageOf(part, caller))),
  ...both.act('/connections/view', 'what is possible and wanted written', view),
  ...both.act('/connections/find', 'things that matter looked for', find),
  ...both.act('/connections/new', 'connection begun', begin),
  ...both.act('/connections/gap', 'something missing counted for the place', gap),
  ...both.act('/connections/offers', 'offer written', offer),
  ...both.see(
    '/connections/offers/:contributionId',
    'offer opened',
    async (part, caller, ask) => {
      const contribution = await contributionOf(part, caller, ask)
      return page(render(<FollowPage part={part} contribution={contribution} form={filled(contribution)} />))
    },
    WRITE,
  ),
  ...both.act('/connections/offers/:contributionId', 'offer followed', follow),
  ...both.act('/connections/cards/:cardId/take-back', 'card for an organiser taken back', takeBackCard),
  ...asking.see('/connector', 'connector, page to ask', async (part, caller) => page(await askPage(part, caller, emptyForm())), 'connector.ask'),
  ...asking.act('/connector', 'connector asked for', asked),
  ...both.act('/connector/:connectorAskId/take-back', 'asking for a connector taken back', takeBack),
]
