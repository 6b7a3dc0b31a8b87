import { z } from 'zod'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { check, choice, id, line, optionalBirthday, optionalLine, optionalWords, withErrors, words } from '../../core/forms.ts'
import { newId } from '../../core/ids.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { bannerFor } from '../people/index.ts'
import { findNeighbourhoodByPostcode, getPlace, listPlaces } from '../places/index.ts'
import { mySide, startAdvice, turnIntoHelp, whomToAsk, writeBack } from './actions-advice.ts'
import { AdviceListPage, AdvicePage, NewAdvicePage, ToldPage, TurnIntoHelpPage } from './pages/advice.tsx'
import { answerInformation, informationAbout, messagesOf, myAdvice, readAdvice } from './store-advice.ts'

const PAGE = 30
const ASK = (audit: string) => ({ may: 'advice.ask', audit })

async function list(caller: Caller, ask: Ask): Promise<Reply> {
  const number = Math.min(Math.max(Math.trunc(Number(ask.query.get('page'))) || 1, 1), 10_000)
  const rows = await myAdvice(caller, (number - 1) * PAGE, PAGE + 1)
  return page(
    render(
      <AdviceListPage
        frame={frame(ask.identity, '/advice')}
        now={caller.now}
        rows={rows.slice(0, PAGE)}
        more={rows.length > PAGE}
        me={caller.actor.workerId ?? ''}
        page={number}
      />,
    ),
  )
}

const question = z.object({
  once: id('Open this page again'),
  adviser: id('Choose someone to ask'),
  words: words('Write your question'),
  asked: z.preprocess(value => value || undefined, z.enum(['yes', 'not_yet'], 'Choose whether they know').optional()),
})

async function newPage(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const { person } = ask.params
  const once = z.uuid().safeParse(ask.form.once).success ? String(ask.form.once) : newId()
  return render(
    <NewAdvicePage
      frame={frame(ask.identity, '/advice')}
      form={form}
      once={once}
      advisers={await whomToAsk(caller)}
      banner={person ? await bannerFor(caller, person) : undefined}
      action={person ? `/people/${person}/advice/new` : '/advice/new'}
    />,
  )
}

async function start(caller: Caller, ask: Ask): Promise<Reply> {
  const { person } = ask.params
  // Somebody the asker cannot see is nobody.
  if (person) await bannerFor(caller, person)
  const checked = check(question, ask.form)
  const errors = person && checked.ok && !checked.data.asked ? { asked: 'Choose whether they know' } : {}
  if (!checked.ok || errors.asked) return invalid(await newPage(caller, ask, withErrors(checked.form, errors as Record<string, string>)))
  const it = checked.data
  const begun = await lastTry(() =>
    startAdvice(caller, { onceKey: it.once, personId: person, asked: person ? it.asked! : 'not_named', adviserId: it.adviser, words: it.words }),
  )
  return typeof begun === 'string' ? goTo(`/advice/${begun}`) : invalid(await newPageAfter(caller, ask, withErrors(checked.form, begun.fields)))
}

// A rule of the database ends what the transaction may still read; the colleague's list is then left as it was typed.
const lastTry = (work: () => Promise<string>): Promise<string | Invalid> =>
  work().catch(error => {
    if (error instanceof Invalid) return error
    throw error
  })
const newPageAfter = async (caller: Caller, ask: Ask, form: FormState): Promise<string> =>
  newPage(caller, ask, form).catch(() =>
    render(<NewAdvicePage frame={frame(ask.identity, '/advice')} form={form} once={newId()} advisers={[]} banner={undefined} action={ask.path} />),
  )

async function advicePage(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const advice = await readAdvice(caller, ask.params.adviceId!)
  if (!advice) throw new NotFound()
  if (advice.personId) ask.about(advice.personId)
  const part = caller.actor.workerId === advice.askerWorker || caller.actor.workerId === advice.adviserWorker
  return render(<AdvicePage frame={frame(ask.identity, '/advice')} form={form} advice={advice} messages={await messagesOf(caller, advice.id)} part={part} />)
}

async function write(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(z.object({ words: words('Write something first') }), ask.form)
  if (!checked.ok) return invalid(await advicePage(caller, ask, checked.form))
  await writeBack(caller, ask.params.adviceId!, checked.data.words)
  return goTo(`/advice/${ask.params.adviceId}`)
}

const agreed = choice(['yes', 'not_asked', 'no'], 'Choose whether they agree')
const named = z.object({ words: optionalWords(10_000), agreed })
const unnamed = named.extend({
  givenName: line('Enter a first name', 100),
  familyName: optionalLine(100),
  born: optionalBirthday(),
  postcode: optionalLine(20),
  placeCode: optionalLine(30),
  phone: optionalLine(40),
  safe: optionalWords(2000),
})

async function helpPage(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const advice = await mySide(caller, ask.params.adviceId!)
  if (advice.personId) ask.about(advice.personId)
  return render(
    <TurnIntoHelpPage
      frame={frame(ask.identity, '/advice')}
      form={form}
      advice={advice}
      places={(await listPlaces(caller)).map(one => ({ id: one.code, name: one.name }))}
    />,
  )
}

async function help(caller: Caller, ask: Ask): Promise<Reply> {
  const advice = await mySide(caller, ask.params.adviceId!)
  const empty = { givenName: '', familyName: '', born: undefined, placeCode: '', neighbourhoodCode: undefined, phone: undefined, safe: '' }
  const checked = check(
    advice.personId ? named.transform(it => ({ ...empty, postcode: undefined, ...it })) : unnamed.transform(it => ({ ...empty, ...it })),
    ask.form,
  )
  if (!checked.ok) return invalid(await helpPage(caller, ask, checked.form))
  const it = checked.data
  const where = advice.personId ? { placeCode: '', neighbourhoodCode: undefined } : await locate(caller, it.postcode, it.placeCode)
  if ('errors' in where) return invalid(await helpPage(caller, ask, withErrors(checked.form, where.errors)))
  try {
    await turnIntoHelp(caller, advice.id, { ...it, ...where, familyName: it.familyName ?? '', safe: it.safe ?? '', words: it.words ?? '' })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return clash(await helpPage(caller, ask, withErrors(checked.form, { form: error.message })))
  }
  return goTo(`/advice/${advice.id}`)
}

async function locate(
  caller: Caller,
  postcode: string | undefined,
  placeCode: string | undefined,
): Promise<{ placeCode: string; neighbourhoodCode: string | undefined } | { errors: Record<string, string> }> {
  if (!postcode) {
    const place = await getPlace(caller, placeCode ?? '')
    return place ? { placeCode: place.code, neighbourhoodCode: undefined } : { errors: { placeCode: 'Enter a postcode or choose an area' } }
  }
  const found = await findNeighbourhoodByPostcode(caller, postcode)
  if ('neighbourhood' in found) return { placeCode: found.neighbourhood.placeCode, neighbourhoodCode: found.neighbourhood.code }
  return { errors: { postcode: found.found === 'wrong' ? found.message : 'We do not know this postcode. Check it, or leave it empty and choose an area.' } }
}

async function toldPage(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = ask.params.person!
  const told = (await informationAbout(caller, personId, 200)).find(one => one.id === ask.params.toldId)
  if (!told) throw new NotFound()
  return render(<ToldPage frame={frame(ask.identity)} form={form} banner={await bannerFor(caller, personId)} told={told} personId={personId} />)
}

async function answerTold(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(z.object({ answer: words('Write what was done with it', 4000) }), ask.form)
  if (!checked.ok) return invalid(await toldPage(caller, ask, checked.form))
  await toldPage(caller, ask, checked.form)
  if (!(await answerInformation(caller, ask.params.toldId!, checked.data.answer)))
    return clash(await toldPage(caller, ask, withErrors(checked.form, { form: 'Somebody answered this first. Yours was not saved over it.' })))
  return goTo(`/people/${ask.params.person}/told/${ask.params.toldId}`)
}

/** Advice between colleagues, and what worried people told us. */
export const adviceRoutes: Route[] = [
  see('/advice', ASK('own conversations for advice looked at'), list),
  see('/advice/new', ASK('none'), async (caller, ask) => page(await newPage(caller, ask, emptyForm()))),
  act('/advice/new', ASK('advice asked for, nobody named'), start),
  see('/people/:person/advice/new', ASK('advice page opened'), async (caller, ask) => page(await newPage(caller, ask, emptyForm()))),
  act('/people/:person/advice/new', ASK('advice asked for'), start),
  see('/advice/:adviceId', { may: 'signed-in', audit: 'conversation for advice read' }, async (caller, ask) =>
    page(await advicePage(caller, ask, emptyForm())),
  ),
  act('/advice/:adviceId', ASK('conversation for advice continued'), write),
  see('/advice/:adviceId/help', ASK('none'), async (caller, ask) => page(await helpPage(caller, ask, emptyForm()))),
  act('/advice/:adviceId/help', ASK('advice turned into help'), help),
  // The person reads these words in "who looked": they must not say that somebody told us something in confidence.
  see('/people/:person/told/:toldId', { may: 'note.write', audit: 'part of the record read' }, async (caller, ask) =>
    page(await toldPage(caller, ask, emptyForm())),
  ),
  act('/people/:person/told/:toldId', { may: 'note.write', audit: 'part of the record answered' }, answerTold),
]
