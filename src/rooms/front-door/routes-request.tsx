import { z } from 'zod'
import { can, frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { check, choice, id, line, optionalDay, optionalLine, optionalWords, ticked, whole, withErrors, words } from '../../core/forms.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { bannerFor } from '../people/index.ts'
import { answerReview, confirmAgreement, nameKeyWorker, recordConversation, roomFor, talk } from './actions.ts'
import { acceptedElsewhere, askElsewhere, lastAsked, metElsewhere, saidNoElsewhere } from './actions-elsewhere.ts'
import { REASONS, type Reason } from './front-door.ts'
import { type LikelyRecord, RequestPage } from './pages/request.tsx'
import { eventsOf, readAsker, readRequest } from './store.ts'
import { lastTeamNames, likelyFirst } from './store-likely.ts'
import { keyWorkersOf, otherTeams } from './store-teams.ts'

async function requestPage(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const request = await readRequest(caller, ask.params.requestId!)
  if (!request) throw new NotFound()
  ask.about(request.personId)
  const events = await eventsOf(caller, request.id)
  const asked = lastAsked(events)
  const mine = caller.actor.teams.includes(request.teamId)
  const may = (permission: string) => can(caller.role, permission)
  const reviews = events.filter(event => event.what === 'review_asked' || event.what === 'review_answered')
  return render(
    <RequestPage
      frame={frame(ask.identity, '/front-door')}
      banner={await bannerFor(caller, request.personId)}
      now={caller.now}
      request={request}
      asker={await readAsker(caller, request.id)}
      events={events}
      form={form}
      workers={mine ? await keyWorkersOf(caller, request.teamId) : []}
      teams={mine ? await otherTeams(caller, request.teamId) : []}
      room={mine ? await roomFor(caller, request) : undefined}
      asked={asked}
      mine={mine}
      asksMe={!mine && asked?.teamId != null && caller.actor.teams.includes(asked.teamId)}
      may={{ take: may('front-door.take'), decline: may('front-door.decline'), review: may('front-door.review') }}
      reviewOpen={reviews.at(-1)?.what === 'review_asked'}
      notice={undefined}
      likely={may('person.merge') ? await likelyWithTeam(caller, request.personId) : []}
    />,
  )
}

async function likelyWithTeam(caller: Caller, personId: string): Promise<LikelyRecord[]> {
  const found = await likelyFirst(caller, personId)
  const teams =
    found.length > 0
      ? await lastTeamNames(
          caller,
          found.map(one => one.id),
        )
      : new Map<string, string>()
  return found.map(one => ({ ...one, team: teams.get(one.id) }))
}

const seen = { seen: whole('Open this page again: it may have changed', 1, 1_000_000) }
const SCHEMAS = {
  talk: z.object(seen),
  conversation: z.object({ ...seen, words: words('Write what they said'), easier: optionalWords(4000) }),
  'key-worker': z.object({ ...seen, workerId: id('Choose a key worker') }),
  elsewhere: z.object({
    ...seen,
    reason: choice(Object.keys(REASONS) as [Reason, ...Reason[]], 'Choose why it would serve them better'),
    teamId: z.preprocess(value => (value === '' ? undefined : value), z.uuid('Choose a team from the list').optional()),
    serviceName: optionalLine(200),
    redirectWords: optionalWords(4000),
    shared: ticked(),
  }),
  yes: z.object({
    ...seen,
    who: optionalLine(200),
    how: optionalLine(200),
    on: optionalDay(),
  }),
  met: z.object({ ...seen, metWords: line('Write when they met and how you know', 500) }),
  no: z.object({ ...seen, noWords: line('Write what they said', 2000) }),
  agreement: z.object({ ...seen, confirmed: choice(['yes', 'no'], 'Choose yes or no') }),
  review: z.object({ ...seen, reviewWords: words('Write your answer') }),
} as const

/** Checks, does, and goes on to the request, or to `next`, or to the board when it is no longer theirs to see; shows the same page again when it cannot be done, with everything typed. */
function step<T>(schema: z.ZodType<T>, work: (caller: Caller, requestId: string, data: T) => Promise<void>, next?: string) {
  return async (caller: Caller, ask: Ask): Promise<Reply> => {
    const requestId = ask.params.requestId!
    const request = await readRequest(caller, requestId)
    if (!request) throw new NotFound()
    ask.about(request.personId)
    const checked = check(schema, ask.form)
    if (!checked.ok) return invalid(await requestPage(caller, ask, checked.form))
    try {
      await work(caller, requestId, checked.data)
      return goTo(next ?? ((await readRequest(caller, requestId)) ? `/front-door/${requestId}` : '/front-door'))
    } catch (error) {
      if (error instanceof Invalid) return invalid(await requestPage(caller, ask, withErrors(checked.form, error.fields)))
      if (error instanceof Conflict) return clash(await requestPage(caller, ask, withErrors(checked.form, { form: error.message })))
      throw error
    }
  }
}

function elsewhere(caller: Caller, requestId: string, it: z.infer<typeof SCHEMAS.elsewhere>): Promise<void> {
  if (!it.teamId === !it.serviceName) throw new Invalid({ teamId: 'Choose one team, or name one service that is not on the list' })
  if (it.reason === 'offers_what_we_do_not' && !it.redirectWords) throw new Invalid({ redirectWords: 'Write what they need that we do not have' })
  return askElsewhere(caller, requestId, it.seen, {
    reason: it.reason,
    teamId: it.teamId,
    serviceName: it.serviceName,
    words: it.redirectWords,
    shared: it.shared,
  })
}

async function yes(caller: Caller, requestId: string, it: z.infer<typeof SCHEMAS.yes>): Promise<void> {
  const any = it.who || it.how || it.on
  if (any && !(it.who && it.how && it.on))
    throw new Invalid({
      ...(it.who ? {} : { who: 'Enter who said yes' }),
      ...(it.how ? {} : { how: 'Enter how they said it' }),
      ...(it.on ? {} : { on: 'Enter when' }),
    })
  if (it.on && it.on > londonDate(caller.now)) throw new Invalid({ on: 'The day they said yes must be today or earlier' })
  await acceptedElsewhere(caller, requestId, it.seen, it.who && it.how && it.on ? { who: it.who, how: it.how, on: it.on } : undefined)
}

const take = (audit: string) => ({ may: 'front-door.take', audit })
const decline = (audit: string) => ({ may: 'front-door.decline', audit })

/** One request and what is done with it. */
export const requestRoutes: Route[] = [
  see('/front-door/:requestId', { may: 'front-door.see', audit: 'request for help opened' }, async (caller, ask) =>
    page(await requestPage(caller, ask, emptyForm())),
  ),
  act(
    '/front-door/:requestId/talk',
    take('took a request to talk about'),
    step(SCHEMAS.talk, (caller, requestId, it) => talk(caller, requestId, it.seen)),
  ),
  act(
    '/front-door/:requestId/conversation',
    take('conversation written down'),
    step(SCHEMAS.conversation, (caller, requestId, it) => recordConversation(caller, requestId, it.seen, it)),
  ),
  act(
    '/front-door/:requestId/key-worker',
    take('key worker named'),
    step(SCHEMAS['key-worker'], (caller, requestId, it) => nameKeyWorker(caller, requestId, it.seen, it.workerId)),
  ),
  act(
    '/front-door/:requestId/agreement',
    take('asked whether they agree'),
    step(SCHEMAS.agreement, (caller, requestId, it) => confirmAgreement(caller, requestId, it.seen, it.confirmed === 'yes')),
  ),
  act('/front-door/:requestId/elsewhere', decline('another service asked'), step(SCHEMAS.elsewhere, elsewhere)),
  act('/front-door/:requestId/yes', take('another service said yes'), step(SCHEMAS.yes, yes, '/front-door')),
  act(
    '/front-door/:requestId/no',
    take('another service said no'),
    step(SCHEMAS.no, (caller, requestId, it) => saidNoElsewhere(caller, requestId, it.seen, it.noWords), '/front-door'),
  ),
  act(
    '/front-door/:requestId/met',
    take('met by the other service'),
    step(SCHEMAS.met, (caller, requestId, it) => metElsewhere(caller, requestId, it.seen, it.metWords)),
  ),
  act(
    '/front-door/:requestId/review',
    { may: 'front-door.review', audit: 'review answered' },
    step(SCHEMAS.review, (caller, requestId, it) => answerReview(caller, requestId, it.seen, it.reviewWords)),
  ),
]
