import { can, frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate, londonInstant } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import { check, type FormState } from '../../core/forms.ts'
import { type Ask, act, goTo, page, type Route, see } from '../../core/route.ts'
import { emptyForm, PersonBanner, render } from '../../ui/index.ts'
import { bannerFor } from '../people/index.ts'
import { absenceToPlan, cancelAbsence, cover, planAbsence } from './being-away.ts'
import { absenceForm, answerForm, coverForm, declineForm, leaveForm, metForm } from './forms.ts'
import { acceptHandoverAsked, declineHandover, metAfterHandover, withdrawHandover } from './handing-over.ts'
import { workerLeaves, workerToLeave } from './leaving.ts'
import { AbsencePage, AbsencesPage, LeavePage } from './pages/absences.tsx'
import { HandoverPage, HandoversPage } from './pages/handovers.tsx'
import { absencesAround, coverOf, readAbsence } from './store-absence.ts'
import { lateIn, myHandovers, readHandover } from './store-handover.ts'
import { askedOfMe, colleagues, shareTeam } from './store-team.ts'

async function handoversPage(caller: Caller, ask: Ask) {
  const lead = caller.role === 'team_lead'
  const late = lead ? await lateIn(caller, caller.actor.teams) : []
  return page(
    render(
      <HandoversPage
        framed={frame(ask.identity, ask.path)}
        handovers={await myHandovers(caller)}
        asked={await askedOfMe(caller)}
        late={late}
        lead={lead}
        me={caller.actor.workerId ?? ''}
        now={caller.now}
      />,
    ),
  )
}

async function handoverPage(caller: Caller, ask: Ask, form: FormState) {
  const handover = await readHandover(caller, ask.params.handoverId!)
  if (!handover) throw new NotFound()
  ask.about(handover.personId)
  const open = handover.finishedAt === null
  const mine = handover.toWorkerId === caller.actor.workerId
  const sender = handover.fromWorkerId === caller.actor.workerId || caller.actor.teams.includes(handover.fromTeamId)
  const banner = handover.personName ? <PersonBanner {...(await bannerFor(caller, handover.personId))} /> : undefined
  return render(
    <HandoverPage
      framed={frame(ask.identity, '/handovers')}
      banner={banner}
      handover={handover}
      may={{ answer: open && mine, withdraw: open && sender }}
      form={form}
    />,
  )
}

const handoverRoutes: Route[] = [
  see('/handovers', { may: 'key-worker.take', audit: 'handovers looked at' }, handoversPage),
  see('/handovers/:handoverId', { may: 'key-worker.take', audit: 'handover looked at' }, async (caller, ask) =>
    page(await handoverPage(caller, ask, emptyForm())),
  ),
  act('/handovers/:handoverId/accept', { may: 'key-worker.take', audit: 'handover accepted' }, async (caller, ask) => {
    ask.about((await acceptHandoverAsked(caller, ask.params.handoverId!)).personId)
    return goTo(`/handovers/${ask.params.handoverId}`)
  }),
  act('/handovers/:handoverId/met', { may: 'key-worker.take', audit: 'handover complete' }, (caller, ask) =>
    answerForm(
      check(metForm, ask.form),
      form => handoverPage(caller, ask, form),
      async met => {
        const { personId } = await metAfterHandover(caller, ask.params.handoverId!, met)
        ask.about(personId)
        return `/people/${personId}/team`
      },
    ),
  ),
  act('/handovers/:handoverId/decline', { may: 'key-worker.take', audit: 'handover declined' }, (caller, ask) =>
    answerForm(
      check(declineForm, ask.form),
      form => handoverPage(caller, ask, form),
      async ({ reason }) => {
        ask.about((await declineHandover(caller, ask.params.handoverId!, reason)).personId)
        return '/handovers'
      },
    ),
  ),
  act('/handovers/:handoverId/withdraw', { may: 'key-worker.hand-over', audit: 'handover withdrawn' }, async (caller, ask) => {
    const { personId } = await withdrawHandover(caller, ask.params.handoverId!)
    ask.about(personId)
    return goTo(`/people/${personId}/team`)
  }),
]

async function absencesPage(caller: Caller, ask: Ask, form: FormState) {
  const me = { value: caller.actor.workerId ?? '', label: 'Me' }
  const others = caller.role === 'team_lead' ? (await colleagues(caller, undefined)).filter(one => one.workerId !== me.value) : []
  const workers = [me, ...new Map(others.map(one => [one.workerId, { value: one.workerId, label: one.workerName }])).values()]
  return render(
    <AbsencesPage framed={frame(ask.identity, ask.path)} absences={await absencesAround(caller, londonDate(caller.now))} workers={workers} form={form} />,
  )
}

async function absencePage(caller: Caller, ask: Ask, form: FormState) {
  const absence = await readAbsence(caller, ask.params.absenceId!)
  const mine = absence?.workerId === caller.actor.workerId
  if (!absence || (!mine && !(await shareTeam(caller, caller.actor.workerId ?? '', absence.workerId)))) throw new NotFound()
  const able = (await colleagues(caller, undefined)).filter(one => can(one.role, 'key-worker.take'))
  const unique = [...new Map(able.map(one => [one.workerId, one])).values()]
  return render(
    <AbsencePage
      framed={frame(ask.identity, '/absences')}
      absence={absence}
      people={await coverOf(caller, absence)}
      colleagues={unique}
      mayPlan={mine || caller.role === 'team_lead'}
      form={form}
    />,
  )
}

async function coverAll(caller: Caller, ask: Ask, who: string, standIn: string, plan: string): Promise<string> {
  const absence = await absenceToPlan(caller, ask.params.absenceId!)
  const people = who === 'all' ? (await coverOf(caller, absence)).filter(person => !person.standInId).map(person => person.personId) : [who]
  for (const personId of people) await cover(caller, absence.id, personId, standIn, plan)
  ask.note(`${people.length} covered`)
  return `/absences/${absence.id}`
}

async function leavePage(caller: Caller, ask: Ask, form: FormState) {
  const { id, name, holds } = await workerToLeave(caller, ask.params.workerId!)
  return render(<LeavePage framed={frame(ask.identity, '/absences')} name={name} workerId={id} holds={holds} form={form} />)
}

const absenceRoutes: Route[] = [
  see('/absences', { may: 'absence.plan', audit: 'absences looked at' }, async (caller, ask) => page(await absencesPage(caller, ask, emptyForm()))),
  act('/absences', { may: 'absence.plan', audit: 'absence planned' }, (caller, ask) =>
    answerForm(
      check(absenceForm, ask.form),
      form => absencesPage(caller, ask, form),
      async ({ worker, from, to }) => `/absences/${await planAbsence(caller, { workerId: worker ?? caller.actor.workerId!, fromDay: from, toDay: to })}`,
    ),
  ),
  see('/absences/:absenceId', { may: 'absence.plan', audit: 'absence looked at' }, async (caller, ask) => page(await absencePage(caller, ask, emptyForm()))),
  act('/absences/:absenceId/cover', { may: 'absence.plan', audit: 'stand-in named' }, (caller, ask) =>
    answerForm(
      check(coverForm, ask.form),
      form => absencePage(caller, ask, form),
      ({ who, standIn, plan }) => coverAll(caller, ask, who, standIn, plan ?? ''),
    ),
  ),
  act('/absences/:absenceId/cancel', { may: 'absence.plan', audit: 'absence cancelled' }, async (caller, ask) => {
    await cancelAbsence(caller, ask.params.absenceId!)
    return goTo('/absences')
  }),
  see('/workers/:workerId/leave', { may: 'worker.leave', audit: 'leaving worker page opened' }, async (caller, ask) =>
    page(await leavePage(caller, ask, emptyForm())),
  ),
  act('/workers/:workerId/leave', { may: 'worker.leave', audit: 'worker left' }, (caller, ask) =>
    answerForm(
      check(leaveForm, ask.form),
      form => leavePage(caller, ask, form),
      async ({ deadline }) => {
        ask.note(`${await workerLeaves(caller, ask.params.workerId!, deadline ? londonInstant(deadline, '17:00') : undefined)} passed to a team`)
        return '/absences'
      },
    ),
  ),
]

export const workRoutes: Route[] = [...handoverRoutes, ...absenceRoutes]
