import { z } from 'zod'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { check, line, optionalLine, withErrors } from '../../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { getPlace, listPlaces } from '../places/index.ts'
import { subscribe } from './actions-news.ts'
import { readFinding } from './finding.ts'
import { NEAR_COOKIE, readNear } from './near.ts'
import { AskedNewsPage, AskNewsPage, NewsPage, StoppedNewsPage } from './pages/news.tsx'
import { listInterests } from './store-interests.ts'
import { confirmNews, type News, newEntries, newsByToken, stopNews } from './store-news.ts'

const SEE = { may: 'open', audit: 'none' } as const
const ASK = { may: 'open', as: 'public-pages', limit: 'public-form' } as const
// Whoever has the letter is let in; opening it changes nothing, since mail programs open links by themselves.
const LINK = { ...ASK, secret: true } as const

const form = z.object({
  interest: optionalLine(200),
  place: line('Choose a place'),
  email: line('Enter an email address').refine(
    text => /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$/.test(text),
    'Enter an email address like name@example.com',
  ),
})

/** News of what is new, by interest and place (R300): for an address, never for a record. */
export const newsRoutes: Route[] = [
  see('/community/news', SEE, async (caller, ask) => {
    const near = readNear(ask.cookies[NEAR_COOKIE])
    return page(await askPage(caller, ask, emptyForm({ interest: readFinding(ask.query).interest, place: near?.placeCode })))
  }),

  act('/community/news', { ...ASK, audit: 'news asked for' }, async (caller, ask) => {
    const checked = check(form, ask.form)
    if (!checked.ok) return invalid(await askPage(caller, ask, checked.form))
    const { email, interest, place } = checked.data
    const known = await listInterests(caller)
    const errors = {
      ...((await getPlace(caller, place)) ? {} : { place: 'Choose a place from the list' }),
      ...(interest && !known.some(one => one.code === interest) ? { interest: 'Choose from the list' } : {}),
    }
    if (Object.keys(errors).length > 0) return invalid(await askPage(caller, ask, withErrors(checked.form, errors)))
    await subscribe(caller, { email, interest, placeCode: place })
    return goTo('/community/news/asked')
  }),

  see('/community/news/asked', SEE, async (_, ask) => page(render(<AskedNewsPage {...frame(ask.identity, '/community')} />))),
  see('/news/stopped', SEE, async (_, ask) => page(render(<StoppedNewsPage {...frame(ask.identity, '', 'public')} />))),

  see('/news/:token', { ...LINK, audit: 'none' }, async (caller, ask) => {
    const news = await openNews(caller, ask)
    return page(render(<NewsPage {...frame(ask.identity, '', 'public')} news={news} entries={await newEntries(caller, news.id)} path={ask.path} />))
  }),

  act('/news/:token/confirm', { ...LINK, audit: 'news confirmed' }, async (caller, ask) => {
    await confirmNews(caller, (await openNews(caller, ask)).id)
    return goTo(ask.path.replace(/\/confirm$/, ''))
  }),

  act('/news/:token/stop', { ...LINK, audit: 'news stopped' }, async (caller, ask) => {
    await stopNews(caller, (await openNews(caller, ask)).id)
    return goTo('/news/stopped')
  }),
]

async function openNews(caller: Caller, ask: Ask): Promise<News> {
  const news = await newsByToken(caller, (ask.params.token ?? '').slice(0, 100))
  if (!news) throw new NotFound()
  return news
}

const askPage = async (caller: Caller, ask: Ask, state: FormState): Promise<string> =>
  render(<AskNewsPage {...frame(ask.identity, '/community')} form={state} interests={await listInterests(caller)} places={await listPlaces(caller)} />)
