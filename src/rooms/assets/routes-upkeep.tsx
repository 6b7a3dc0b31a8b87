import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { asNowRead, check } from '../../core/forms.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { type Answer, answerByKey, askForNewKey, type Opened, openKey, publicName, suggest, tell } from './actions-upkeep.ts'
import { ChangePage, KeepPage, ThanksPage, UsedPage, valuesOf } from './pages/keep.tsx'
import { SuggestPage, TellPage, type ToldKind, ToldPage } from './pages/tell.tsx'
import { changeForm, suggestForm, tellForm, versionForm } from './upkeep-forms.ts'

const SEE = { may: 'open', audit: 'none' } as const
// Nothing about who tells is kept: that somebody who had signed in was here at that minute would be.
const TELL = { may: 'open', audit: 'none', limit: 'public-form' } as const
// Whoever has the link is let in, once.
const KEEP = { may: 'open', audit: 'none', as: 'public-pages', limit: 'link', secret: true } as const

const tellFrame = (ask: Ask) => frame(ask.identity, '/community')
const keepFrame = (ask: Ask) => frame(ask.identity, '', 'public')
const tokenOf = (ask: Ask) => (ask.params.token ?? '').slice(0, 100)

/** What anybody can tell us, and what the people who run something answer by their link. */
export const upkeepRoutes: Route[] = [
  see('/community/suggest', SEE, async (_, ask) => page(render(<SuggestPage {...tellFrame(ask)} form={emptyForm()} />))),

  act('/community/suggest', TELL, async (caller, ask) => {
    const checked = check(suggestForm, ask.form)
    if (!checked.ok) return invalid(render(<SuggestPage {...tellFrame(ask)} form={checked.form} />))
    await suggest(caller, checked.data)
    return goTo('/community/told?what=new')
  }),

  see('/community/told', SEE, async (_, ask) => page(render(<ToldPage {...tellFrame(ask)} what={toldKind(ask.query.get('what'))} />))),

  see('/community/:assetId/tell', SEE, async (caller, ask) => page(await tellPage(caller, ask, emptyForm()))),

  act('/community/:assetId/tell', TELL, async (caller, ask) => {
    const checked = check(tellForm, ask.form)
    if (!checked.ok) return invalid(await tellPage(caller, ask, checked.form))
    const { kind, words, answerTo } = checked.data
    await tell(caller, ask.params.assetId!, { kind, words, answerTo })
    return goTo(`/community/told?what=${kind === 'turned_away' ? kind : 'told'}`)
  }),

  see('/keep/thanks', SEE, async (_, ask) => page(render(<ThanksPage {...keepFrame(ask)} what={thanksFor(ask.query.get('for'))} />))),

  see('/keep/:token', KEEP, async (caller, ask) => {
    const opened = await openKey(caller, tokenOf(ask))
    return page(opened.key.state === 'open' ? keepPage(ask, opened) : usedPage(ask, opened))
  }),

  act('/keep/:token', { ...KEEP, audit: 'entry confirmed by its organiser' }, (caller, ask) => pressed(caller, ask, { answer: 'right' })),
  act('/keep/:token/closed', { ...KEEP, audit: 'entry closed by its organiser' }, (caller, ask) => pressed(caller, ask, { answer: 'closed' })),

  see('/keep/:token/change', KEEP, async (caller, ask) => {
    const opened = await openKey(caller, tokenOf(ask))
    return page(opened.key.state === 'open' ? changePage(ask, emptyForm(valuesOf(opened.entry))) : usedPage(ask, opened))
  }),

  act('/keep/:token/change', { ...KEEP, audit: 'entry changed by its organiser' }, async (caller, ask) => {
    const checked = check(changeForm, ask.form)
    const opened = await openKey(caller, tokenOf(ask))
    if (!checked.ok) return invalid(changePage(ask, checked.form))
    const done = await answerByKey(caller, tokenOf(ask), { answer: 'changed', change: checked.data }, checked.data.version)
    if (done === 'done') return goTo('/keep/thanks?for=changed')
    if (done === 'used') return clash(usedPage(ask, { ...opened, key: { ...opened.key, state: endedOr(opened) } }))
    const now = await openKey(caller, tokenOf(ask))
    return clash(changePage(ask, asNowRead(checked.form, now.entry.version), now))
  }),

  act('/keep/:token/again', { ...KEEP, audit: 'new link to an entry asked for' }, async (caller, ask) => {
    const opened = await openKey(caller, tokenOf(ask))
    await askForNewKey(caller, tokenOf(ask))
    return page(usedPage(ask, opened, true))
  }),
]

const toldKind = (text: string | null): ToldKind => (text === 'new' || text === 'turned_away' ? text : 'told')
const thanksFor = (text: string | null) => (text === 'changed' || text === 'closed' ? text : 'right')
const endedOr = ({ key }: Opened) => (key.state === 'ended' ? 'ended' : 'used')

async function tellPage(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const id = ask.params.assetId!
  return render(<TellPage {...tellFrame(ask)} form={form} entry={{ id, name: await publicName(caller, id) }} />)
}

const keepPage = (ask: Ask, { entry }: Opened, newer = false) => render(<KeepPage {...keepFrame(ask)} entry={entry} token={tokenOf(ask)} newer={newer} />)
const usedPage = (ask: Ask, opened: Opened, sent = false) =>
  render(<UsedPage {...keepFrame(ask)} entry={opened.entry} token={tokenOf(ask)} state={endedOr(opened)} sent={sent} />)
const changePage = (ask: Ask, form: FormState, newer?: Opened) =>
  render(<ChangePage {...keepFrame(ask)} form={form} action={`/keep/${tokenOf(ask)}/change`} back={`/keep/${tokenOf(ask)}`} newer={newer?.entry} />)

/** One press. What was changed since they looked is shown first, and nothing is done. */
async function pressed(caller: Caller, ask: Ask, answer: Extract<Answer, { answer: 'right' | 'closed' }>): Promise<Reply> {
  const checked = check(versionForm, ask.form)
  const done = checked.ok ? await answerByKey(caller, tokenOf(ask), answer, checked.data.version) : 'changed'
  if (done === 'done') return goTo(`/keep/thanks?for=${answer.answer}`)
  const opened = await openKey(caller, tokenOf(ask))
  return clash(done === 'used' ? usedPage(ask, opened) : keepPage(ask, opened, true))
}
