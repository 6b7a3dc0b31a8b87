import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { frame, revokeSession } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { Invalid, refusedInWords } from '../../core/errors.ts'
import {
  check,
  choice,
  choices,
  type FormBody,
  id,
  line,
  optionalBirthday,
  optionalChoice,
  optionalLine,
  optionalWords,
  ticked,
  withErrors,
  words,
} from '../../core/forms.ts'
import { newId } from '../../core/ids.ts'
import { type Ask, act, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { bannerFor, findLikely, hoursErrors, hoursFields, hoursFrom, shownName } from '../people/index.ts'
import { findNeighbourhoodByPostcode, getPlace, listPlaces } from '../places/index.ts'
import { askAgain, receiveConcern } from './actions-again.ts'
import { rulesFrom } from './draft.ts'
import { AGENCIES, WORKER_WAYS } from './front-door.ts'
import { AgainPage, KeptPage, type Match, NewRequestPage, PolicePage, WalkInPage, WorriedDonePage, WorriedPage } from './pages/new.tsx'
import { receive } from './receive.ts'
import { draftCookie } from './routes-help.tsx'
import { readRequest } from './store.ts'
import { insertDraft } from './store-drafts.ts'
import type { Choice } from './store-teams.ts'

const once = { once: id('Open this page again') }
const schema = z.object({
  ...once,
  wayIn: choice(WORKER_WAYS, 'Choose how it reached us'),
  words: optionalWords(10_000),
  givenName: line('Enter a first name, or what they like to be called', 100),
  familyName: optionalLine(100),
  addressAs: optionalLine(200),
  born: optionalBirthday(),
  postcode: optionalLine(20),
  placeCode: optionalLine(30),
  safe: optionalWords(2000),
  ...hoursFields,
  ways: choices(['text', 'phone', 'email', 'letter']),
  phone: optionalLine(40),
  email: optionalLine(200),
  easier: optionalWords(4000),
  agreed: choice(['self', 'yes', 'no', 'not_asked'], 'Choose whether they agree'),
  agreedHow: optionalLine(500),
  askerName: optionalLine(200),
  askerRelation: optionalLine(200),
  askerOrganisation: optionalLine(200),
  askerContact: optionalLine(200),
  askerWords: optionalWords(10_000),
  tookResponsibility: optionalLine(500),
  askerHidden: optionalChoice(['yes']),
  checked: ticked(),
})
type NewForm = z.infer<typeof schema>

function together(it: NewForm): Record<string, string> {
  const errors: Record<string, string> = hoursErrors(it)
  if (!it.words && !it.askerWords) errors.words = 'Write what they said, or below what was told about them'
  if (it.agreed !== 'self' && !it.askerName) errors.askerName = 'Enter who asks'
  if (it.agreed === 'yes' && !it.agreedHow) errors.agreedHow = 'Write how you know that they agree'
  if (AGENCIES.includes(it.wayIn) && !it.tookResponsibility) errors.tookResponsibility = 'Enter who there answers for the person’s safety until we do'
  return errors
}

interface Where {
  placeCode: string
  neighbourhoodCode: string | undefined
}

async function whereOf(caller: Caller, it: NewForm): Promise<Where | Record<string, string>> {
  if (it.postcode) {
    const found = await findNeighbourhoodByPostcode(caller, it.postcode)
    if ('neighbourhood' in found) return { placeCode: found.neighbourhood.placeCode, neighbourhoodCode: found.neighbourhood.code }
    return { postcode: found.found === 'wrong' ? found.message : 'We do not know this postcode. Check it, or leave it empty and choose an area.' }
  }
  const place = await getPlace(caller, it.placeCode ?? '')
  return place ? { placeCode: place.code, neighbourhoodCode: undefined } : { placeCode: 'Enter a postcode or choose an area' }
}

const areas = async (caller: Caller): Promise<Choice[]> => (await listPlaces(caller)).map(one => ({ id: one.code, name: one.name }))

async function newPage(caller: Caller, ask: Ask, form: FormState, matches: Match[] = []): Promise<string> {
  return render(
    <NewRequestPage frame={frame(ask.identity, '/front-door')} form={form} once={keptKey(ask.form)} places={await areas(caller)} matches={matches} />,
  )
}
// The form keeps its key when it comes back, so that it stays one request.
const keptKey = (form: FormBody): string => (z.uuid().safeParse(form.once).success ? String(form.once) : newId())

async function keepNew(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(schema, ask.form)
  if (!checked.ok) return invalid(await newPage(caller, ask, checked.form))
  const it = checked.data
  const where = await whereOf(caller, it)
  const errors = { ...together(it), ...('neighbourhoodCode' in where ? {} : where) }
  if (Object.keys(errors).length > 0) return invalid(await newPage(caller, ask, withErrors(checked.form, errors)))
  if (!it.checked) {
    const found = await findLikely(caller, { name: `${it.givenName} ${it.familyName ?? ''}`.trim(), born: it.born })
    const matches = found.slice(0, 5).map(one => ({ id: one.id, name: shownName(one), born: one.born }))
    if (matches.length > 0)
      return invalid(await newPage(caller, ask, withErrors(checked.form, { checked: 'Look at these people first, then say if it is none of them' }), matches))
  }
  const received = await receive(caller, incomingFrom(it, where as Where, ask.form)).catch(refusedInWords)
  if (received instanceof Invalid) return invalid(await newPage(caller, ask, withErrors(checked.form, received.fields)))
  ask.about(received.personId)
  return (await readRequest(caller, received.id))
    ? goTo(`/front-door/${received.id}`)
    : page(render(<KeptPage frame={frame(ask.identity, '/front-door')} team={received.teamName} answerBy={received.answerBy} reference={received.reference} />))
}

const incomingFrom = (it: NewForm, where: Where, body: FormBody) => ({
  ...where,
  onceKey: it.once,
  givenName: it.givenName,
  familyName: it.familyName ?? '',
  born: it.born,
  wayIn: it.wayIn,
  agreed: it.agreed,
  agreedHow: it.agreedHow ?? '',
  ownWords: it.words ?? '',
  easier: it.easier ?? '',
  addressAs: it.addressAs ?? '',
  safeContact: it.safe ?? '',
  phone: it.phone,
  email: it.email,
  // Whoever writes the hours down has read the words.
  contactRules: rulesFrom(it.ways, { ...hoursFrom(body), through: '', words: it.safe ?? '', timesUnread: it.hours === undefined, hideName: false }),
  asker: it.askerName
    ? {
        name: it.askerName,
        relation: it.askerRelation ?? '',
        organisation: it.askerOrganisation ?? '',
        contact: it.askerContact ?? '',
        words: it.askerWords ?? '',
        tookResponsibility: it.tookResponsibility ?? '',
        workerId: undefined,
        shownToPerson: it.agreed === 'yes' && !it.askerHidden,
      }
    : undefined,
})

const again = z.object({ ...once, words: words('Write what they said, or that they asked to be called', 10_000) })

async function againPage(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = ask.params.person!
  return render(
    <AgainPage
      frame={frame(ask.identity, '/front-door')}
      form={form}
      once={keptKey(ask.form)}
      banner={{ props: await bannerFor(caller, personId), action: `/people/${personId}/ask` }}
    />,
  )
}

async function keepAgain(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(again, ask.form)
  if (!checked.ok) return invalid(await againPage(caller, ask, checked.form))
  await askAgain(caller, ask.params.person!, { onceKey: checked.data.once, words: checked.data.words, wayIn: 'again' })
  return goTo(`/people/${ask.params.person}`)
}

const concern = z.object({
  ...once,
  toldBy: line('Enter who is telling us', 200),
  relation: optionalLine(200),
  contact: optionalLine(200),
  words: words('Write what they are worried about', 10_000),
  givenName: line('Enter the first name they gave', 100),
  familyName: optionalLine(100),
  born: optionalBirthday(),
  placeCode: line('Choose an area', 30),
  inConfidence: optionalChoice(['yes']),
})

const worriedPage = async (caller: Caller, ask: Ask, form: FormState) =>
  render(<WorriedPage frame={frame(ask.identity, '/front-door')} form={form} once={keptKey(ask.form)} places={await areas(caller)} />)

async function keepWorry(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(concern, ask.form)
  if (!checked.ok) return invalid(await worriedPage(caller, ask, checked.form))
  const it = checked.data
  if (!(await getPlace(caller, it.placeCode)))
    return invalid(await worriedPage(caller, ask, withErrors(checked.form, { placeCode: 'Choose an area from the list' })))
  await receiveConcern(caller, {
    onceKey: it.once,
    toldBy: it.toldBy,
    relation: it.relation ?? '',
    contact: it.contact ?? '',
    words: it.words,
    givenName: it.givenName,
    familyName: it.familyName ?? '',
    born: it.born,
    placeCode: it.placeCode,
    inConfidence: it.inConfidence === 'yes',
  })
  return goTo('/front-door/worried/kept')
}

async function handOver(caller: Caller, ask: Ask): Promise<Reply> {
  const token = randomBytes(32).toString('base64url')
  await lend(caller, 'front-door', async sys => {
    await insertDraft(sys, token, 'walk_in', caller.actor.workerId)
    // A tablet in a stranger's hands must not be signed in as anybody.
    if (ask.identity.sessionId) await revokeSession(sys, ask.identity.sessionId)
  })
  return goTo('/help/words', [draftCookie(ask, token)])
}

const create = (audit: string) => ({ may: 'person.create', audit })

/** What workers write down for people who phone, walk in, or are spoken for. */
export const newRoutes: Route[] = [
  see('/front-door/new', create('none'), async (caller, ask) => page(await newPage(caller, ask, emptyForm()))),
  act('/front-door/new', create('request for help written down'), keepNew),
  see('/front-door/walk-in', create('none'), async (_caller, ask) => page(render(<WalkInPage frame={frame(ask.identity, '/front-door')} />))),
  act('/front-door/walk-in', create('tablet handed over'), handOver),
  see('/front-door/worried', create('none'), async (caller, ask) => page(await worriedPage(caller, ask, emptyForm()))),
  act('/front-door/worried', create('concern received'), keepWorry),
  see('/front-door/worried/kept', create('none'), async (_caller, ask) => page(render(<WorriedDonePage frame={frame(ask.identity, '/front-door')} />))),
  see('/front-door/police', { may: 'signed-in', audit: 'none' }, async (_caller, ask) =>
    page(render(<PolicePage frame={frame(ask.identity, '/front-door')} />)),
  ),
  see('/people/:person/ask', create('ask again page opened'), async (caller, ask) => page(await againPage(caller, ask, emptyForm()))),
  act('/people/:person/ask', create('asked for help again, through a worker'), keepAgain),
]
