import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addDays, addHours } from '../../core/dates.ts'
import { check, optionalBirthday, withErrors } from '../../core/forms.ts'
import { enqueue } from '../../core/jobs.ts'
import { type Ask, act, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { helpFirstFor } from '../clinical-content/index.ts'
import { anyoneReceives, frontDoorTeamFor } from '../organisations/index.ts'
import { hoursErrors, hoursFrom } from '../people/index.ts'
import { listPlaces } from '../places/index.ts'
import {
  type Answers,
  agreedFrom,
  answer,
  answersOf,
  type Draft,
  firstMissing,
  isStep,
  mayCall,
  rulesFrom,
  STEPS,
  type Step,
  safeContactWords,
} from './draft.ts'
import { DRAFT_DAYS } from './front-door.ts'
import { fieldsOf, SCHEMAS, together } from './help-form.ts'
import { ClosedPage } from './pages/help-closed.tsx'
import { ClearedPage } from './pages/help-done.tsx'
import { HelpPage } from './pages/help-frame.tsx'
import { CheckStep, ContactStep, NameStep, type Summary, WhereStep, WordsStep } from './pages/help-steps.tsx'
import { receive } from './receive.ts'
import { silenceHours } from './silence.ts'
import { dropOutreach, eraseDraft, findDraft, insertDraft, markSent, saveAnswers } from './store-drafts.ts'
import type { Choice } from './store-teams.ts'
import { tonightFor } from './tonight.ts'
import { type Found, locate } from './where.ts'

const COOKIE = 'kith-help'
const cookie = (ask: Ask, token: string, seconds: number) =>
  `${COOKIE}=${token}; Path=/help; HttpOnly; SameSite=Lax; Max-Age=${seconds}${ask.url.protocol === 'https:' || ask.headers.get('x-forwarded-proto') === 'https' ? '; Secure' : ''}`
export const draftCookie = (ask: Ask, token: string) => cookie(ask, token, 7 * 86_400)

export const draftOf = async (caller: Caller, ask: Ask): Promise<Draft | undefined> => {
  const token = ask.cookies[COOKIE]
  return token ? findDraft(caller, token.slice(0, 100)) : undefined
}

const TITLES: Record<Step, string> = {
  words: 'How can I help?',
  name: 'Who is this for?',
  where: 'Where are you?',
  contact: 'How to reach you',
  check: 'Check and send',
}

async function stepPage(caller: Caller, ask: Ask, step: Step, form: FormState, draft: Draft | undefined, practices: Choice[] = []): Promise<string> {
  const answers = draft?.answers ?? {}
  const index = STEPS.indexOf(step)
  const written = [form.values.words, answers.words].flat().join(' ')
  const content = {
    words: () => <WordsStep form={form} />,
    name: () => <NameStep form={form} />,
    where: async () => <WhereStep form={form} practices={practices} places={(await listPlaces(caller)).map(one => ({ id: one.code, name: one.name }))} />,
    contact: () => <ContactStep form={form} />,
    check: async () => (
      <CheckStep
        form={form}
        rows={summary(answers)}
        where={(await teamFor(caller, answers)).name}
        tonight={(await tonightFor(caller, written, answer(answers, 'placeCode')))?.teamName}
      />
    ),
  }
  return render(
    <HelpPage
      frame={frame(ask.identity, '/help', 'public')}
      title={TITLES[step]}
      form={form}
      back={index > 0 ? `/help/${STEPS[index - 1]}` : undefined}
      help={await helpFirstFor(caller, written)}
      started={Object.keys(answers).length > 0}
      action={step === 'check' ? '/help/send' : `/help/${step}`}
      button={step === 'check' ? 'Send my request' : 'Save and continue'}
      call={step !== 'check'}
    >
      {await content[step]()}
    </HelpPage>,
  )
}

const teamFor = (caller: Caller, answers: Answers) =>
  frontDoorTeamFor(caller, { neighbourhoodCode: answer(answers, 'neighbourhoodCode') || undefined, placeCode: answer(answers, 'placeCode') || undefined })

function summary(answers: Answers): Summary[] {
  const other = answer(answers, 'whoFor') === 'other'
  return [
    { key: 'What you told us', value: answer(answers, 'words'), step: 'words' },
    { key: 'Who needs help', value: [answer(answers, 'givenName'), answer(answers, 'familyName')].filter(Boolean).join(' '), step: 'name' },
    ...(other ? [{ key: 'Who asks', value: [answer(answers, 'askerName'), answer(answers, 'askerRelation')].filter(Boolean).join(', '), step: 'name' }] : []),
    { key: 'Where', value: answer(answers, 'placeWords'), step: 'where' },
    {
      key: 'How to reach you',
      value: [safeContactWords(answers), answer(answers, 'phone'), answer(answers, 'email'), answer(answers, 'address')].filter(Boolean).join(' '),
      step: 'contact',
    },
  ]
}

async function saveStep(caller: Caller, ask: Ask, step: Step): Promise<Reply> {
  const before = await draftOf(caller, ask)
  const checked = check<unknown>(SCHEMAS[step], ask.form)
  const times = checked.ok && step === 'contact' ? hoursErrors(checked.data as Parameters<typeof hoursErrors>[0]) : {}
  const errors = { ...checked.form.errors, ...times, ...together(step, ask.form, before?.answers ?? {}) }
  const kept = Object.fromEntries(fieldsOf(step).map(name => [name, ask.form[name] ?? '']))
  const found: Found = step === 'where' && Object.keys(errors).length === 0 ? await locate(caller, kept) : { answers: kept }
  const problems = 'errors' in found ? { ...errors, ...found.errors } : errors
  if (Object.keys(problems).length > 0)
    return invalid(
      await stepPage(caller, ask, step, withErrors({ values: { ...ask.form }, errors: {} }, problems), before, 'errors' in found ? found.practices : []),
    )
  const token = before && !before.requestId ? ask.cookies[COOKIE]! : randomBytes(32).toString('base64url')
  if (!before || before.requestId) {
    await insertDraft(caller, token, 'web')
    await enqueue(caller, 'front-door.forget', {}, addDays(caller.now, DRAFT_DAYS + 1))
  }
  const draft = (await findDraft(caller, token))!
  const answers = { ...draft.answers, ...('answers' in found ? found.answers : {}) }
  await saveAnswers(caller, draft.id, answers)
  await promiseCall(caller, draft, answers)
  return goTo(`/help/${STEPS[STEPS.indexOf(step) + 1]}`, [draftCookie(ask, token)])
}

// Leave to call is a promise to somebody who may stop here: after some silence a worker is asked to ring (R016).
async function promiseCall(caller: Caller, draft: Draft, answers: Answers): Promise<void> {
  if (mayCall(answers)) await enqueue(caller, 'front-door.unfinished', { draft: draft.id }, addHours(caller.now, silenceHours()))
  else await dropOutreach(caller, draft.id)
}

const closedPage = (ask: Ask, draft: Draft | undefined) =>
  page(render(<ClosedPage frame={frame(ask.identity, '/help', 'public')} started={draft !== undefined} />))

async function send(caller: Caller, ask: Ask): Promise<Reply> {
  if (!(await anyoneReceives(caller))) return goTo('/help')
  const draft = await draftOf(caller, ask)
  if (!draft) return goTo('/help')
  if (draft.requestId) return goTo('/help/sent')
  const checked = check(SCHEMAS.check, ask.form)
  const missing = firstMissing(draft.answers)
  if (missing) return goTo(`/help/${missing}`)
  if (!checked.ok) return invalid(await stepPage(caller, ask, 'check', checked.form, draft))
  await dropOutreach(caller, draft.id)
  const received = await receive(caller, incomingFrom(draft, checked.data.easier))
  await markSent(caller, draft.id, received.id)
  ask.about(received.personId)
  return goTo('/help/sent')
}

function incomingFrom({ id, answers, wayIn }: Draft, easier: string | undefined) {
  const other = answer(answers, 'whoFor') === 'other'
  const get = (name: string) => answer(answers, name).trim()
  const born = check(z.object({ born: optionalBirthday() }), answers)
  return {
    onceKey: id,
    givenName: get('givenName'),
    familyName: get('familyName'),
    born: born.ok ? born.data.born : undefined,
    wayIn: wayIn === 'walk_in' ? wayIn : other ? ('someone_else' as const) : wayIn,
    agreed: agreedFrom(answers),
    agreedHow: get('agreedHow'),
    ownWords: other ? '' : get('words'),
    easier: easier ?? '',
    addressAs: get('addressAs'),
    safeContact: [safeContactWords(answers), get('address')].filter(Boolean).join(' '),
    phone: get('phone') || get('callPhone') || undefined,
    email: get('email') || undefined,
    placeCode: get('placeCode'),
    neighbourhoodCode: get('neighbourhoodCode') || undefined,
    ...safelyFrom(answers),
    asker: other
      ? {
          name: get('askerName'),
          relation: get('askerRelation'),
          organisation: get('askerOrganisation'),
          contact: get('askerContact'),
          words: get('words'),
          tookResponsibility: '',
          workerId: undefined,
          shownToPerson: agreedFrom(answers) === 'yes' && get('askerHidden') !== 'yes',
        }
      : undefined,
  }
}

// Only the person themselves, or somebody they agreed to, can say which ways are safe.
function safelyFrom(answers: Answers) {
  if (!['self', 'yes'].includes(agreedFrom(answers))) return {}
  const ways = answersOf(answers, 'ways')
  const never = answersOf(answers, 'never')
  const where = answer(answers, 'address').trim()
  return {
    address: ways.includes('letter') && where ? where : undefined,
    needs: answer(answers, 'needs').trim() || undefined,
    contactRules: rulesFrom(
      ways.filter(way => way !== 'letter' || !never.includes('letter')),
      { ...hoursFrom(answers), through: where, words: answer(answers, 'when').trim(), timesUnread: true, hideName: never.includes('name') },
    ),
  }
}

export const OPEN = { may: 'open', audit: 'none', as: 'front-door' } as const
const SEND = { ...OPEN, limit: 'help' } as const

/** Asking for help without signing in. */
export const helpRoutes: Route[] = [
  see('/help', OPEN, async (caller, ask) => {
    // Somebody who is signed in asks in one press, on their own record.
    if (ask.identity.personId) return goTo('/my/ask')
    const draft = await draftOf(caller, ask)
    if (!(await anyoneReceives(caller))) return closedPage(ask, draft)
    return page(await stepPage(caller, ask, 'words', emptyForm(draft?.answers), draft))
  }),
  see('/help/cleared', OPEN, async (_caller, ask) => page(render(<ClearedPage frame={frame(ask.identity, '/help', 'public')} />))),
  see('/help/:step', OPEN, async (caller, ask) => {
    const draft = await draftOf(caller, ask)
    if (!(await anyoneReceives(caller))) return closedPage(ask, draft)
    const asked = ask.params.step ?? ''
    if (!isStep(asked)) return goTo('/help')
    const missing = asked === 'check' ? firstMissing(draft?.answers ?? {}) : undefined
    if (missing) return goTo(`/help/${missing}`)
    return page(await stepPage(caller, ask, asked, emptyForm(draft?.answers), draft))
  }),
  act('/help/clear', SEND, async (caller, ask) => {
    const draft = await draftOf(caller, ask)
    if (draft) {
      await dropOutreach(caller, draft.id)
      await eraseDraft(caller, draft.id)
    }
    return goTo('/help/cleared', [cookie(ask, '', 0)])
  }),
  act('/help/send', { ...SEND, audit: 'asked for help' }, send),
  act('/help/:step', SEND, async (caller, ask) =>
    isStep(ask.params.step ?? '') && ask.params.step !== 'check' ? saveStep(caller, ask, ask.params.step as Step) : goTo('/help'),
  ),
]
