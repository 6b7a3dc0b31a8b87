import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addDays, addHours } from '../../core/dates.ts'
import { check, choice, choices, type FormBody, line, optionalChoice, optionalDay, optionalLine, optionalWords, withErrors, words } from '../../core/forms.ts'
import { enqueue } from '../../core/jobs.ts'
import { type Ask, act, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { frontDoorTeamFor } from '../organisations/index.ts'
import { findNeighbourhoodByPostcode, findNeighbourhoodByPractice, getPlace, listPlaces, searchPractices } from '../places/index.ts'
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
  WAYS_TO_REACH,
} from './draft.ts'
import { DRAFT_DAYS, SILENCE_MINUTES, speaksOfDanger } from './front-door.ts'
import { ClearedPage, SentPage } from './pages/help-done.tsx'
import { HelpPage } from './pages/help-frame.tsx'
import { CheckStep, ContactStep, NameStep, type Summary, WhereStep, WordsStep } from './pages/help-steps.tsx'
import { receive } from './receive.ts'
import { readRequest } from './store.ts'
import { dropOutreach, eraseDraft, findDraft, insertDraft, markSent, saveAnswers } from './store-drafts.ts'
import type { Choice } from './store-teams.ts'

const COOKIE = 'kith-help'
const cookie = (ask: Ask, token: string, seconds: number) =>
  `${COOKIE}=${token}; Path=/help; HttpOnly; SameSite=Lax; Max-Age=${seconds}${ask.url.protocol === 'https:' || ask.headers.get('x-forwarded-proto') === 'https' ? '; Secure' : ''}`
export const draftCookie = (ask: Ask, token: string) => cookie(ask, token, 7 * 86_400)

const call = { callPhone: optionalLine(40), mayCall: optionalChoice(['yes']), mayRead: optionalChoice(['yes']) }
const SCHEMAS = {
  words: z.object({ words: words('Write a few words. There is no wrong way to say it.', 10_000), ...call }),
  name: z.object({
    whoFor: choice(['me', 'other'], 'Choose who needs help'),
    givenName: line('Enter a first name, or what you like to be called', 100),
    familyName: optionalLine(100),
    addressAs: optionalLine(200),
    born: optionalDay(),
    askerName: optionalLine(200),
    askerRelation: optionalLine(200),
    askerOrganisation: optionalLine(200),
    askerContact: optionalLine(200),
    agreed: optionalChoice(['yes', 'no', 'not_asked']),
    agreedHow: optionalLine(500),
    askerHidden: optionalChoice(['yes']),
    ...call,
  }),
  where: z.object({
    how: choice(['postcode', 'surgery', 'place'], 'Choose how you would like to tell us'),
    postcode: optionalLine(20),
    surgery: optionalLine(100),
    practiceCode: optionalLine(20),
    placeCode: optionalLine(30),
    ...call,
  }),
  contact: z.object({
    ways: choices(Object.keys(WAYS_TO_REACH) as [string, ...string[]]).refine(list => list.length > 0, 'Choose at least one way that is safe'),
    phone: optionalLine(40),
    email: optionalLine(200),
    address: optionalLine(500),
    when: optionalLine(500),
    never: choices(['voicemail', 'letter', 'name']),
    needs: optionalLine(200),
    ...call,
  }),
  check: z.object({ easier: optionalWords(4000) }),
} as const

/** What the fields cannot say one by one. */
function together(step: Step, form: FormBody, answers: Answers): Record<string, string> {
  const has = (name: string) => answer(form as Answers, name).trim() !== ''
  const errors: Record<string, string> = {}
  if (answer(form as Answers, 'mayCall') === 'yes' && !has('callPhone')) errors.callPhone = 'Enter a phone number, or untick that we may call'
  if (step === 'name' && answer(form as Answers, 'whoFor') === 'other') {
    if (!has('askerName')) errors.askerName = 'Enter your name'
    if (!has('agreed')) errors.agreed = 'Choose whether they agree'
  }
  if (step === 'contact' && answer(answers, 'whoFor') !== 'other') {
    const ways = answersOf(form as Answers, 'ways')
    if ((ways.includes('phone') || ways.includes('text')) && !has('phone')) errors.phone = 'Enter a phone number, or choose another way'
    if (ways.includes('email') && !/^\S+@\S+\.\S+$/.test(answer(form as Answers, 'email').trim()))
      errors.email = 'Enter an email address, like name@example.com'
    if ((ways.includes('letter') || ways.includes('through')) && !has('address')) errors.address = 'Enter where to write to, or who to go through'
  }
  return errors
}

type Found = { errors: Record<string, string>; practices?: Choice[] } | { answers: Answers }

/** Which neighbourhood or place they mean; several surgeries are offered to choose from. */
async function locate(caller: Caller, form: Answers): Promise<Found> {
  const how = answer(form, 'how')
  const at = (placeCode: string, placeWords: string, neighbourhoodCode = '', practiceCode = ''): Found => ({
    answers: { ...form, placeCode, neighbourhoodCode, practiceCode, placeWords },
  })
  if (how === 'place') {
    const place = await getPlace(caller, answer(form, 'placeCode'))
    return place ? at(place.code, place.name) : { errors: { placeCode: 'Choose an area from the list' } }
  }
  if (how === 'postcode') {
    const found = await findNeighbourhoodByPostcode(caller, answer(form, 'postcode'))
    if (found.found === 'wrong') return { errors: { postcode: found.message } }
    if (found.found === 'elsewhere' || found.found === 'unknown')
      return {
        errors: {
          postcode:
            'We do not know this postcode as one near our teams. Check it, or choose an area below instead. If you live elsewhere, call 111 and choose option 2.',
        },
      }
    return at(found.neighbourhood.placeCode, answer(form, 'postcode'), found.neighbourhood.code)
  }
  return surgery(caller, form, at)
}

async function surgery(
  caller: Caller,
  form: Answers,
  at: (placeCode: string, words: string, neighbourhood?: string, practice?: string) => Found,
): Promise<Found> {
  const matches = await searchPractices(caller, answer(form, 'surgery'))
  const chosen = matches.find(one => one.code === answer(form, 'practiceCode')) ?? (matches.length === 1 ? matches[0] : undefined)
  const neighbourhood = chosen && (await findNeighbourhoodByPractice(caller, chosen.code))
  if (chosen && neighbourhood) return at(neighbourhood.placeCode, chosen.name, neighbourhood.code, chosen.code)
  if (matches.length === 0)
    return { errors: { surgery: 'We found no surgery with these words. Try part of its name or its street, or choose an area instead.' } }
  return {
    errors: { practiceCode: 'Choose your surgery from the list' },
    practices: matches.map(one => ({ id: one.code, name: `${one.name}, ${one.address}` })),
  }
}

const draftOf = async (caller: Caller, ask: Ask): Promise<Draft | undefined> => {
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
    check: async () => <CheckStep form={form} rows={summary(answers)} where={(await teamFor(caller, answers)).name} />,
  }
  return render(
    <HelpPage
      frame={frame(ask.identity, '/help', 'public')}
      title={TITLES[step]}
      form={form}
      back={index > 0 ? `/help/${STEPS[index - 1]}` : undefined}
      danger={speaksOfDanger(written)}
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

const FIELDS = (step: Step) => Object.keys(SCHEMAS[step].shape).flatMap(name => (name === 'born' ? ['born-day', 'born-month', 'born-year'] : [name]))

async function saveStep(caller: Caller, ask: Ask, step: Step): Promise<Reply> {
  const before = await draftOf(caller, ask)
  const checked = check<unknown>(SCHEMAS[step], ask.form)
  const errors = { ...checked.form.errors, ...together(step, ask.form, before?.answers ?? {}) }
  const kept = Object.fromEntries(FIELDS(step).map(name => [name, ask.form[name] ?? '']))
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
  if (mayCall(answers)) await enqueue(caller, 'front-door.unfinished', { draft: draft.id }, addHours(caller.now, SILENCE_MINUTES / 60))
  else await dropOutreach(caller, draft.id)
}

async function send(caller: Caller, ask: Ask): Promise<Reply> {
  const draft = await draftOf(caller, ask)
  if (!draft) return goTo('/help')
  if (draft.requestId) return goTo('/help/sent')
  const checked = check(SCHEMAS.check, ask.form)
  const missing = firstMissing(draft.answers)
  if (missing) return goTo(`/help/${missing}`)
  if (!checked.ok) return invalid(await stepPage(caller, ask, 'check', checked.form, draft))
  const received = await receive(caller, incomingFrom(draft, checked.data.easier))
  await markSent(caller, draft.id, received.id)
  await dropOutreach(caller, draft.id)
  ask.about(received.personId)
  return goTo('/help/sent')
}

function incomingFrom({ id, answers, wayIn }: Draft, easier: string | undefined) {
  const other = answer(answers, 'whoFor') === 'other'
  const get = (name: string) => answer(answers, name).trim()
  const born = check(z.object({ born: optionalDay() }), answers)
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
  const where = answer(answers, 'address').trim()
  return {
    address: ways.includes('letter') && where ? where : undefined,
    needs: answer(answers, 'needs').trim() || undefined,
    contactRules: rulesFrom(ways, { through: where, when: answer(answers, 'when').trim(), hideName: answersOf(answers, 'never').includes('name') }),
  }
}

const OPEN = { may: 'open', audit: 'none', as: 'front-door' } as const
const SEND = { ...OPEN, limit: 'public-form' } as const

/** Asking for help without signing in. */
export const helpRoutes: Route[] = [
  see('/help', OPEN, async (caller, ask) => {
    // Somebody who is signed in asks in one press, on their own record.
    if (ask.identity.personId) return goTo('/my/ask')
    const draft = await draftOf(caller, ask)
    return page(await stepPage(caller, ask, 'words', emptyForm(draft?.answers), draft))
  }),
  see('/help/sent', OPEN, async (caller, ask) => {
    const draft = await draftOf(caller, ask)
    const request = draft?.requestId ? await readRequest(caller, draft.requestId) : undefined
    if (!request) return goTo('/help')
    return page(
      render(
        <SentPage
          frame={frame(ask.identity, '/help', 'public')}
          reference={request.reference}
          team={request.teamName}
          phone={request.teamPhone}
          answerBy={request.answerBy}
          receivedAt={request.receivedAt}
          other={request.personAgreed !== 'self'}
          walkIn={draft?.wayIn === 'walk_in'}
        />,
      ),
    )
  }),
  see('/help/cleared', OPEN, async (_caller, ask) => page(render(<ClearedPage frame={frame(ask.identity, '/help', 'public')} />))),
  see('/help/:step', OPEN, async (caller, ask) => {
    const draft = await draftOf(caller, ask)
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
