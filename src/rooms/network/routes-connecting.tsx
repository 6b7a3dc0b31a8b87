import { can, frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addDays, londonDate } from '../../core/dates.ts'
import { Conflict, NotFound } from '../../core/errors.ts'
import { check, withErrors } from '../../core/forms.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { readContactRules, ruleLines } from '../people/index.ts'
import { listPlaces } from '../places/index.ts'
import { takeAsk } from './actions-connect.ts'
import { wayWords } from './connect.ts'
import { doneForm, ownForm, proposalForm, versionForm } from './forms.ts'
import { ENOUGH } from './gaps.ts'
import { ConnectingPage } from './pages/connecting.tsx'
import { GapPage, PlaceBarriersPage, type PlacePageProps } from './pages/place.tsx'
import { teamsOfPlace } from './store.ts'
import { asksForMe, followUpsDue, myConnections } from './store-asks.ts'
import { myAccompaniments, readEvents } from './store-connect.ts'
import { barrierCounts, closeBarriers, type Gap, gapsIn, movedIn, myPlaces, ownBarriers, proposeFor, saidToOwners } from './store-place.ts'

const AHEAD = 14

async function connecting(caller: Caller, ask: Ask): Promise<Reply> {
  const connections = await myConnections(caller)
  const events = await readEvents(
    caller,
    connections.map(one => one.connectionId),
  )
  const due = await followUpsDue(caller, londonDate(caller.now))
  const followUps = []
  for (const one of due) followUps.push({ ...one, rules: ruleLines(await readContactRules(caller, one.personId)) })
  const asks = await asksForMe(caller)
  ask.note(`${asks.length} asked, ${connections.length} under way`)
  return page(
    render(
      <ConnectingPage
        framed={frame(ask.identity, '/connecting')}
        now={caller.now}
        asks={asks}
        along={await myAccompaniments(caller, addDays(caller.now, AHEAD))}
        followUps={followUps}
        connections={connections.map(one => ({ ...one, way: wayWords(events.get(one.connectionId) ?? [], false) }))}
        seesPlace={can(caller.role, 'barriers.see')}
      />,
    ),
  )
}

async function take(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(versionForm, ask.form)
  if (!checked.ok) throw new Conflict('This page is too old to answer from. Open it again.')
  const { personId } = await takeAsk(caller, ask.params.connectorAskId!, checked.data.version)
  ask.about(personId)
  return goTo(`/people/${personId}/connections`)
}

// Those who plan for all places see all; workers, the places of their teams.
const placesOf = async (caller: Caller) => (caller.actor.workerId ? await myPlaces(caller) : await listPlaces(caller))

async function placePage(caller: Caller, ask: Ask, form = emptyForm(), open?: PlacePageProps['open']): Promise<string> {
  const places = await placesOf(caller)
  const codes = caller.actor.workerId ? places.map(one => one.code) : 'all'
  const withTeams = []
  if (caller.actor.workerId) for (const { code, name } of places) withTeams.push({ code, name, teams: await teamsOfPlace(caller, code) })
  return render(
    <PlaceBarriersPage
      framed={frame(ask.identity, '/connecting/barriers')}
      barriers={await barrierCounts(caller, codes)}
      said={await saidToOwners(caller)}
      gaps={await gapsIn(caller, codes)}
      moved={await movedIn(caller, codes)}
      places={withTeams}
      mayOwn={caller.actor.workerId !== undefined}
      form={form}
      open={open}
    />,
  )
}

async function own(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(ownForm, ask.form)
  if (!checked.ok) return invalid(await placePage(caller, ask, checked.form, 'own'))
  const { placeCode, kind, teamId } = checked.data
  const mine = (await myPlaces(caller)).some(place => place.code === placeCode)
  const team = mine && (await teamsOfPlace(caller, placeCode)).some(one => one.id === teamId)
  if (!team) return invalid(await placePage(caller, ask, withErrors(checked.form, { teamId: 'Choose a team of the same place' }), 'own'))
  if ((await ownBarriers(caller, placeCode, kind, teamId)) > 0) return goTo('/connecting/barriers')
  const open = (await barrierCounts(caller, [placeCode])).some(one => one.kind === kind && one.open > 0)
  if (open) return clash(await placePage(caller, ask, withErrors(checked.form, { kind: 'A team works on this already. It stays theirs' }), 'own'))
  return invalid(await placePage(caller, ask, withErrors(checked.form, { kind: 'Nothing of this kind is open in this place' }), 'own'))
}

async function done(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(doneForm, ask.form)
  if (!checked.ok) return invalid(await placePage(caller, ask, checked.form, 'done'))
  const [placeCode = '', kind = ''] = checked.data.dealtWith.split(' ')
  if ((await closeBarriers(caller, placeCode, kind, checked.data.doneWords)) > 0) return goTo('/connecting/barriers')
  return invalid(await placePage(caller, ask, withErrors(checked.form, { dealtWith: 'Choose something your own team works on' }), 'done'))
}

async function gapOf(caller: Caller, ask: Ask): Promise<Gap> {
  if (!caller.actor.workerId) throw new NotFound()
  const places = await myPlaces(caller)
  const found = (
    await gapsIn(
      caller,
      places.map(one => one.code),
    )
  ).find(one => one.id === ask.params.gapId && one.times >= ENOUGH)
  if (!found) throw new NotFound()
  return found
}

const gapHtml = (ask: Ask, gap: Gap, form: FormState, newer = false) =>
  render(<GapPage framed={frame(ask.identity, '/connecting')} gap={gap} form={form} newer={newer} />)

async function propose(caller: Caller, ask: Ask): Promise<Reply> {
  const gap = await gapOf(caller, ask)
  const checked = check(proposalForm, ask.form)
  if (!checked.ok) return invalid(gapHtml(ask, gap, checked.form))
  const { proposal = null, proposalWords: words, met, version } = checked.data
  return (await proposeFor(caller, gap.id, version, { proposal, words, met })) ? goTo('/connecting/barriers') : clash(gapHtml(ask, gap, checked.form, true))
}

export const routes: Route[] = [
  see('/connecting', { may: 'network.write', audit: 'connecting opened' }, connecting),
  see('/connecting/barriers', { may: 'barriers.see', audit: 'barriers of places opened' }, async (caller, ask) => page(await placePage(caller, ask))),
  act('/connecting/barriers/own', { may: 'barriers.see', audit: 'barriers given to a team' }, own),
  act('/connecting/barriers/done', { may: 'barriers.see', audit: 'barriers dealt with' }, done),
  act('/connecting/asks/:connectorAskId/take', { may: 'front-door.take', audit: 'asking for a connector agreed' }, take),
  see('/connecting/gaps/:gapId', { may: 'barriers.see', audit: 'something missing opened' }, async (caller, ask) => {
    const gap = await gapOf(caller, ask)
    return page(gapHtml(ask, gap, emptyForm({ proposal: gap.proposal ?? '', proposalWords: gap.proposalWords, met: gap.state === 'met' ? 'yes' : '' })))
  }),
  act('/connecting/gaps/:gapId', { may: 'barriers.see', audit: 'proposal for something missing' }, propose),
]
