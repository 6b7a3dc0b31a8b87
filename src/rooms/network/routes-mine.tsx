import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import { type Ask, act, goTo, page, type Reply, type Route, see } from '../../core/route.ts'
import { render } from '../../ui/index.ts'
import { countUse } from '../assets/index.ts'
import { addLine } from '../plans/index.ts'
import { connect } from './actions-connect.ts'
import { MyCommunityPage, OrganisePage } from './pages/mine.tsx'
import { assetShown, cardsForMe, keptByMe, shelve, takeOff } from './store-cards.ts'

const assetOf = async (caller: Caller, ask: Ask) => {
  if (caller.actor.personId) ask.about(caller.actor.personId)
  const asset = await assetShown(caller, ask.params.assetId!)
  if (!asset || !caller.actor.personId) throw new NotFound()
  return { ...asset, personId: caller.actor.personId }
}

const put =
  (state: 'kept' | 'not_for_me') =>
  async (caller: Caller, ask: Ask): Promise<Reply> => {
    const asset = await assetOf(caller, ask)
    if (asset.id !== ask.params.assetId) await takeOff(caller, ask.params.assetId!)
    await shelve(caller, asset.id, state)
    if (state === 'kept') await countUse(caller, asset.id, 'kept')
    return goTo('/my/community')
  }

// They went by themselves: known because they tell us, and in no other way (R223).
async function went(caller: Caller, ask: Ask): Promise<Reply> {
  const { id, personId } = await assetOf(caller, ask)
  if (id !== ask.params.assetId) await takeOff(caller, ask.params.assetId!)
  await shelve(caller, id, 'kept')
  const connection = await connect(caller, personId, { assetId: id, matters: '', first: { what: 'went_alone', onDay: londonDate(caller.now), words: '' } })
  return goTo(`/my/connections/${connection}`)
}

async function gone(caller: Caller, ask: Ask): Promise<Reply> {
  if (caller.actor.personId) ask.about(caller.actor.personId)
  if (!(await takeOff(caller, ask.params.assetId!))) throw new NotFound()
  return goTo('/my/community')
}

async function intoPlan(caller: Caller, ask: Ask): Promise<Reply> {
  const { name, personId } = await assetOf(caller, ask)
  await addLine(caller, personId, { section: 'community', words: `Try ${name}`, more: {}, notNow: false, touches: [], readers: undefined })
  return goTo('/my/plan')
}

const MY = 'my-kith.edit'
export const routes: Route[] = [
  see('/my/community', { may: 'my-kith.see', audit: 'own kept things opened' }, async (caller, ask) => {
    if (caller.actor.personId) ask.about(caller.actor.personId)
    return page(render(<MyCommunityPage framed={frame(ask.identity, '/my')} kept={await keptByMe(caller)} />))
  }),
  act('/my/community/:assetId/save', { may: MY, audit: 'something kept for later' }, put('kept')),
  act('/my/community/:assetId/not-for-me', { may: MY, audit: 'something put aside' }, put('not_for_me')),
  act('/my/community/:assetId/gone', { may: MY, audit: 'something kept no longer' }, gone),
  act('/my/community/:assetId/went', { may: MY, audit: 'went by themselves, told by them' }, went),
  act('/my/community/:assetId/plan', { may: MY, audit: 'something taken into own plan' }, intoPlan),
  see('/organise', { may: 'activity.see', audit: 'cards of an organiser opened' }, async (caller, ask) => {
    const cards = await cardsForMe(caller)
    ask.note(`${cards.length} shown`)
    return page(render(<OrganisePage framed={frame(ask.identity, '/organise')} cards={cards} />))
  }),
]
