import { can, frame, KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import { type Checked, withErrors } from '../../core/forms.ts'
import { type Ask, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { ask as askSomebody, hold, invitable, moveReview, planReview, reply, reviewAbout } from './actions-review.ts'
import { readAsked, readHeld, readMoved, readPlanReview, readReply } from './forms-review.ts'
import { ReviewPage, ReviewsPage } from './pages/reviews.tsx'
import { TeamReviewsPage } from './pages/team.tsx'
import { both, orShown, surround, whose } from './routes-lines.tsx'
import { nextReview } from './states.ts'
import { actionsWaiting, questionsWaiting } from './store-doing.ts'
import { readReviews, reviewsWaiting } from './store-reviews.ts'

async function around(caller: Caller, ask: Ask) {
  const personId = whose(caller, ask)
  if (!((await myBasis(caller, personId)).kinds & KINDS.plan)) throw new NotFound()
  const found = await surround(caller, ask, personId)
  return { personId, ...found, view: { ...found.view, writes: found.view.own || can(caller.role, 'plan.write') } }
}

async function listHtml(caller: Caller, ask: Ask, form?: FormState): Promise<string> {
  const { personId, ...rest } = await around(caller, ask)
  const people = rest.view.writes ? [...(await invitable(caller, personId))].map(([id, { name }]) => ({ id, name })) : []
  const start = emptyForm({ invited: people.map(({ id }) => id) })
  return render(<ReviewsPage {...rest} form={form ?? start} reviews={await readReviews(caller, personId)} people={people} />)
}

async function reviewHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const { personId, ...rest } = await around(caller, ask)
  const review = await reviewAbout(caller, personId, ask.params.reviewId!)
  const before = (await readReviews(caller, personId)).find(one => one.heldOn)?.heldOn ?? undefined
  const [year = '', month = '', day = ''] = nextReview(review.plannedOn, before, londonDate(caller.now)).split('-')
  const offered = { 'next-day': String(Number(day)), 'next-month': String(Number(month)), 'next-year': year }
  const shown = { ...form, values: { ...offered, ...form.values } }
  return render(<ReviewPage {...rest} form={shown} review={review} workerId={caller.actor.workerId} />)
}

async function plan(caller: Caller, ask: Ask): Promise<Reply> {
  const { personId, view } = await around(caller, ask)
  const read = readPlanReview(ask.form)
  if (!read.ok) return invalid(await listHtml(caller, ask, read.form))
  return orShown(
    async () => goTo(`${view.base}/reviews/${await planReview(caller, personId, read.data.on, read.data.invited, read.data.others)}`),
    errors => listHtml(caller, ask, withErrors(read.form, errors)),
  )
}

/** One form of a review: read, done, and back to it; what the rules say no to comes back with everything typed. */
const does =
  <T,>(read: (form: Ask['form']) => Checked<T>, work: (caller: Caller, personId: string, reviewId: string, data: T) => Promise<void>) =>
  async (caller: Caller, ask: Ask): Promise<Reply> => {
    const { personId, view } = await around(caller, ask)
    const { reviewId } = ask.params
    const checked = read(ask.form)
    if (!checked.ok) return invalid(await reviewHtml(caller, ask, checked.form))
    return orShown(
      async () => {
        await work(caller, personId, reviewId!, checked.data)
        return goTo(`${view.base}/reviews/${reviewId}`)
      },
      errors => reviewHtml(caller, ask, withErrors(checked.form, errors)),
    )
  }

async function team(caller: Caller, ask: Ask): Promise<Reply> {
  const [reviews, actions, questions] = [await reviewsWaiting(caller), await actionsWaiting(caller), await questionsWaiting(caller)]
  ask.note(`${reviews.length} reviews, ${actions.length} actions shown`)
  const lists = { reviews, actions, questions }
  return page(render(<TeamReviewsPage framed={frame(ask.identity, ask.path)} {...lists} today={londonDate(caller.now)} />))
}

export const reviewRoutes: Route[] = [
  see('/reviews', { may: 'record.see', audit: 'reviews and actions of the team looked at' }, team),
  ...both('see', '/reviews', 'plan reviews opened', async (caller, ask) => page(await listHtml(caller, ask)), 'record.see'),
  ...both('act', '/reviews', 'plan review planned', plan),
  ...both('see', '/reviews/:reviewId', 'plan review opened', async (caller, ask) => page(await reviewHtml(caller, ask, emptyForm())), 'record.see'),
  ...both(
    'act',
    '/reviews/:reviewId/asked',
    'invited to a plan review',
    does(readAsked, (caller, personId, id, typed) => askSomebody(caller, personId, id, typed.invite, typed.how)),
  ),
  ...both(
    'act',
    '/reviews/:reviewId/move',
    'plan review moved',
    does(readMoved, (caller, personId, id, typed) => moveReview(caller, personId, id, typed.version, typed.on)),
  ),
  ...both(
    'act',
    '/reviews/:reviewId/reply',
    'answered to a plan review',
    does(readReply, (caller, personId, id, typed) => reply(caller, personId, id, typed.invite, typed.answer, typed.views ?? '', typed.version)),
    'record.see',
  ),
  ...both(
    'act',
    '/reviews/:reviewId/held',
    'plan review closed',
    does(readHeld, (caller, personId, id, typed) => hold(caller, personId, id, typed.version, typed)),
  ),
]
