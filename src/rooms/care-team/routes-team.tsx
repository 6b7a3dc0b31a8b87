import { can, frame, KINDS, knowsHolder, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addDays, londonDate, londonInstant } from '../../core/dates.ts'
import { NotAllowed, NotFound } from '../../core/errors.ts'
import { check, type FormState } from '../../core/forms.ts'
import { type Ask, act, goTo, page, type Route, see } from '../../core/route.ts'
import { emptyForm, PersonBanner, render } from '../../ui/index.ts'
import { bannerFor } from '../people/index.ts'
import { backToTeam, holdByWorker, sayGoodbye } from './actions.ts'
import { addForm, answerForm, backForm, endForm, goodbyeForm, handoverForm, sayNoForm, takeForm } from './forms.ts'
import { askHandover } from './handing-over.ts'
import { agree, endInvolvement, involve, sayNo } from './involving.ts'
import { AddPage, AskHandoverPage, BackPage, GoodbyePage, TakePage } from './pages/forms.tsx'
import { AnswerPage, EndPage, MyTeamPage, TeamPage } from './pages/team.tsx'
import { handoverPanel, holderPanel } from './panels.tsx'
import { mayPass } from './responsibility.ts'
import { type CurrentHolder, currentHolder } from './store.ts'
import { awayFor } from './store-absence.ts'
import { openHandover } from './store-handover.ts'
import { colleagues, myTeams, readMember, readMembers, teamsNear } from './store-team.ts'

export async function aboutPerson(caller: Caller, ask: Ask, personId: string) {
  return { personId, framed: frame(ask.identity, ask.path), banner: <PersonBanner {...(await bannerFor(caller, personId))} /> }
}

// Of a record that was joined to another, whoever holds passes on the record that is kept.
const theirs = (caller: Caller, holder: CurrentHolder | undefined, personId: string) =>
  holder?.personId === personId &&
  can(caller.role, 'key-worker.hand-over') &&
  mayPass(
    holder.workerId
      ? { kind: 'worker', workerId: holder.workerId, teamId: holder.teamId }
      : { kind: 'team', teamId: holder.teamId, deadline: holder.deadline! },
    { workerId: caller.actor.workerId, teams: caller.actor.teams },
  )

async function teamPage(caller: Caller, ask: Ask) {
  const personId = ask.params.person!
  if (((await myBasis(caller, personId)).kinds & KINDS.careTeam) === 0) throw new NotFound()
  const about = await aboutPerson(caller, ask, personId)
  const holder = await currentHolder(caller, personId)
  const today = londonDate(caller.now)
  return page(
    render(
      <TeamPage
        {...about}
        holder={holder}
        knows={await knowsHolder(caller, personId)}
        away={await awayFor(caller, personId, today)}
        handover={await openHandover(caller, personId)}
        members={await readMembers(caller, personId)}
        now={caller.now}
        today={today}
        may={{
          change: can(caller.role, 'care-team.change'),
          take: can(caller.role, 'key-worker.take') && caller.actor.teams.length > 0,
          pass: theirs(caller, holder, personId),
        }}
      />,
    ),
  )
}

// Pages for changing something are for those who may: the rest get the same answer as the action would give.
async function holderToPass(caller: Caller, ask: Ask): Promise<CurrentHolder> {
  const holder = await currentHolder(caller, ask.params.person!)
  if (!holder) throw new NotFound()
  if (!theirs(caller, holder, ask.params.person!)) throw new NotAllowed()
  return holder
}

const show = {
  add: async (caller: Caller, ask: Ask, form: FormState) =>
    render(
      <AddPage
        {...(await aboutPerson(caller, ask, ask.params.person!))}
        form={form}
        people={await colleagues(caller, ask.params.person)}
        teams={await teamsNear(caller, ask.params.person!)}
      />,
    ),
  take: async (caller: Caller, ask: Ask, form: FormState) =>
    render(<TakePage {...(await aboutPerson(caller, ask, ask.params.person!))} form={form} teams={await myTeams(caller)} />),
  handOver: async (caller: Caller, ask: Ask, form: FormState) => {
    const holder = await holderToPass(caller, ask)
    const people = (await colleagues(caller, ask.params.person)).filter(one => one.workerId !== holder.workerId && can(one.role, 'key-worker.take'))
    return render(<AskHandoverPage {...(await aboutPerson(caller, ask, ask.params.person!))} form={form} people={people} />)
  },
  back: async (caller: Caller, ask: Ask, form: FormState) =>
    render(<BackPage {...(await aboutPerson(caller, ask, ask.params.person!))} form={form} teamName={(await holderToPass(caller, ask)).teamName} />),
  goodbye: async (caller: Caller, ask: Ask, form: FormState) => {
    await holderToPass(caller, ask)
    return render(<GoodbyePage {...(await aboutPerson(caller, ask, ask.params.person!))} form={form} />)
  },
}

const CHANGE = 'care-team.change'
const PASS = 'key-worker.hand-over'
const team = (personId: string) => `/people/${personId}/team`

const personRoutes: Route[] = [
  see('/people/:person/team', { may: 'record.see', audit: 'care team looked at' }, teamPage),
  see('/people/:person/team/add', { may: CHANGE, audit: 'care team page opened' }, async (caller, ask) => page(await show.add(caller, ask, emptyForm()))),
  act('/people/:person/team/add', { may: CHANGE, audit: 'somebody asked into the care team' }, (caller, ask) =>
    answerForm(
      check(addForm, ask.form),
      form => show.add(caller, ask, form),
      async ({ who: [first, second], role, part, until, personAgreed }) => {
        const to = until ? addDays(londonInstant(until, '00:00')!, 1) : undefined
        await involve(caller, {
          personId: ask.params.person!,
          ...(second ? { workerId: first, teamId: second } : { teamId: first }),
          role,
          part,
          personAgreed,
          ...(to ? { to } : {}),
        })
        return team(ask.params.person!)
      },
    ),
  ),
  see('/people/:person/team/take', { may: 'key-worker.take', audit: 'care team page opened' }, async (caller, ask) =>
    page(await show.take(caller, ask, emptyForm())),
  ),
  act('/people/:person/team/take', { may: 'key-worker.take', audit: 'became key worker' }, (caller, ask) =>
    answerForm(
      check(takeForm, ask.form),
      form => show.take(caller, ask, form),
      async ({ team: teamId, why }) => {
        await holdByWorker(caller, { personId: ask.params.person!, workerId: caller.actor.workerId!, teamId, why })
        return team(ask.params.person!)
      },
    ),
  ),
  see('/people/:person/hand-over', { may: PASS, audit: 'handover page opened' }, async (caller, ask) => page(await show.handOver(caller, ask, emptyForm()))),
  act('/people/:person/hand-over', { may: PASS, audit: 'handover asked' }, (caller, ask) =>
    answerForm(
      check(handoverForm, ask.form),
      form => show.handOver(caller, ask, form),
      async ({ to: [toWorkerId, toTeamId], about }) =>
        `/handovers/${await askHandover(caller, { personId: ask.params.person!, toWorkerId, toTeamId: toTeamId ?? toWorkerId, about })}`,
    ),
  ),
  see('/people/:person/team/back', { may: PASS, audit: 'care team page opened' }, async (caller, ask) => page(await show.back(caller, ask, emptyForm()))),
  act('/people/:person/team/back', { may: PASS, audit: 'given back to the team' }, (caller, ask) =>
    answerForm(
      check(backForm, ask.form),
      form => show.back(caller, ask, form),
      async ({ by, why }) => {
        await backToTeam(caller, { personId: ask.params.person!, deadline: londonInstant(by, '17:00')!, why })
        return team(ask.params.person!)
      },
    ),
  ),
  see('/people/:person/goodbye', { may: PASS, audit: 'goodbye page opened' }, async (caller, ask) => page(await show.goodbye(caller, ask, emptyForm()))),
  act('/people/:person/goodbye', { may: PASS, audit: 'goodbye said' }, (caller, ask) =>
    answerForm(
      check(goodbyeForm, ask.form),
      form => show.goodbye(caller, ask, form),
      async goodbye => {
        await sayGoodbye(caller, ask.params.person!, goodbye)
        return '/my-day'
      },
    ),
  ),
]

async function memberPage(caller: Caller, ask: Ask, form?: FormState) {
  const member = await readMember(caller, ask.params.involvementId!)
  if (!member) throw new NotFound()
  ask.about(member.personId)
  const about = await aboutPerson(caller, ask, member.personId)
  return render(<EndPage member={member} {...about} form={form ?? emptyForm({ version: String(member.version) })} />)
}

async function answerPage(caller: Caller, ask: Ask, form: FormState) {
  const member = await readMember(caller, ask.params.involvementId!)
  if (member?.state !== 'asked' || (member.workerId ? member.workerId !== caller.actor.workerId : !caller.actor.teams.includes(member.teamId ?? '')))
    throw new NotFound()
  ask.about(member.personId)
  return render(<AnswerPage member={member} framed={frame(ask.identity, '/handovers')} form={form} />)
}

const involvementRoutes: Route[] = [
  see('/involvements/:involvementId/end', { may: CHANGE, audit: 'care team page opened' }, async (caller, ask) => page(await memberPage(caller, ask))),
  act('/involvements/:involvementId/end', { may: CHANGE, audit: 'somebody left the care team' }, (caller, ask) =>
    answerForm(
      check(endForm, ask.form),
      form => memberPage(caller, ask, form),
      async ({ version, why }) => {
        const { personId } = await endInvolvement(caller, ask.params.involvementId!, version, why)
        ask.about(personId)
        return team(personId)
      },
    ),
  ),
  see('/involvements/:involvementId/answer', { may: 'place.see-work', audit: 'care team request opened' }, async (caller, ask) =>
    page(await answerPage(caller, ask, emptyForm())),
  ),
  act('/involvements/:involvementId/agree', { may: 'place.see-work', audit: 'care team joined' }, async (caller, ask) => {
    const { personId } = await agree(caller, ask.params.involvementId!)
    ask.about(personId)
    return goTo(can(caller.role, 'record.see') ? `/people/${personId}` : '/handovers')
  }),
  act('/involvements/:involvementId/say-no', { may: 'place.see-work', audit: 'care team request answered no' }, (caller, ask) =>
    answerForm(
      check(sayNoForm, ask.form),
      form => answerPage(caller, ask, form),
      async ({ why }) => {
        ask.about((await sayNo(caller, ask.params.involvementId!, why)).personId)
        return '/handovers'
      },
    ),
  ),
  see('/my/team', { may: 'my-kith.see', audit: 'own care team looked at' }, async (caller, ask) => {
    const personId = caller.actor.personId!
    ask.about(personId)
    const parts = { holder: await holderPanel(caller, personId), handover: await handoverPanel(caller, personId) }
    return page(render(<MyTeamPage framed={frame(ask.identity, ask.path)} parts={parts} members={await readMembers(caller, personId)} now={caller.now} />))
  }),
]

export const teamRoutes: Route[] = [...personRoutes, ...involvementRoutes]
