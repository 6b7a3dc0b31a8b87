import { z } from 'zod'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid } from '../../core/errors.ts'
import { asNowRead, check, choice, id, whole } from '../../core/forms.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { type Answer, answerFor, decide, finish, keepApart, keptPage, merge, myDirectory, partAgain, sideBySide } from './actions-upkeep.ts'
import { DirectoryPage, KeptEntryPage, SamePage } from './pages/directory.tsx'
import { ChangePage, valuesOf } from './pages/keep.tsx'
import type { Kept } from './upkeep.ts'
import { changeForm, doneForm, versionForm } from './upkeep-forms.ts'

const may = 'directory.keep'
const again = 'Open this page again'
const decision = versionForm.extend({ show: choice(['yes', 'no'], 'Choose whether to show it') })
const mergeForm = z.object({ keep: id(again), versionOne: whole(again, 1, 1e9), versionOther: whole(again, 1, 1e9) })

const TOLD_FIRST = 'Somebody else dealt with this first. Open the directory again to see how it is now.'
const NOTICES: Record<string, string> = {
  saved: 'Saved',
  shown: 'It is in the list now',
  hidden: 'It stays out of the list',
  one: 'They are one now',
  two: 'They are two',
}
const noticeOf = (ask: Ask): string | undefined => NOTICES[ask.query.get('done') ?? '']

/** What workers do who keep the directory of their places. */
export const directoryRoutes: Route[] = [
  see('/directory', { may, audit: 'none' }, async (caller, ask) =>
    page(render(<DirectoryPage {...frame(ask.identity, ask.path)} mine={await myDirectory(caller)} now={caller.now} notice={noticeOf(ask)} />)),
  ),

  see('/directory/:assetId', { may, audit: 'none' }, async (caller, ask) => page(await entryPage(caller, ask))),

  act('/directory/:assetId/confirm', { may, audit: 'entry confirmed' }, (caller, ask) => pressed(caller, ask, { answer: 'right' })),
  act('/directory/:assetId/closed', { may, audit: 'entry closed' }, (caller, ask) => pressed(caller, ask, { answer: 'closed' })),

  see('/directory/:assetId/change', { may, audit: 'none' }, async (caller, ask) => {
    const { entry } = await keptPage(caller, ask.params.assetId!)
    return page(changePage(ask, emptyForm(valuesOf(entry))))
  }),

  act('/directory/:assetId/change', { may, audit: 'entry changed' }, async (caller, ask) => {
    const checked = check(changeForm, ask.form)
    const { entry } = await keptPage(caller, ask.params.assetId!)
    if (!checked.ok) return invalid(changePage(ask, checked.form))
    if (await answerFor(caller, entry.id, { answer: 'changed', change: checked.data }, checked.data.version)) return goTo(`/directory/${entry.id}?done=saved`)
    return clash(changePage(ask, asNowRead(checked.form, entry.version), entry))
  }),

  act('/directory/:assetId/decide', { may, audit: 'suggested entry decided' }, async (caller, ask) => {
    const checked = check(decision, ask.form)
    if (!checked.ok) throw new Invalid('Choose whether to show it')
    const show = checked.data.show === 'yes'
    if (await decide(caller, ask.params.assetId!, checked.data.version, show)) return goTo(`/directory?done=${show ? 'shown' : 'hidden'}`)
    return clash(await entryPage(caller, ask, true))
  }),

  act('/directory/told/:toldId', { may, audit: 'what was told of an entry dealt with' }, async (caller, ask) => {
    const checked = check(doneForm, ask.form)
    if (!checked.ok) throw new Invalid('Choose what came of it')
    const entry = await finish(caller, ask.params.toldId!, checked.data.outcome, checked.data.version)
    if (!entry) throw new Conflict(TOLD_FIRST)
    return goTo('/directory?done=saved')
  }),

  see('/directory/same/:oneId/:otherId', { may, audit: 'none' }, async (caller, ask) => page(await samePage(caller, ask))),

  act('/directory/same/:oneId/:otherId/merge', { may, audit: 'two entries made one' }, async (caller, ask) => {
    const checked = check(mergeForm, ask.form)
    const versions = checked.ok ? { one: checked.data.versionOne, other: checked.data.versionOther } : undefined
    if (checked.ok && versions && (await merge(caller, pairOf(ask), checked.data.keep, versions))) return goTo('/directory?done=one')
    return clash(await samePage(caller, ask, true))
  }),

  act('/directory/same/:oneId/:otherId/apart', { may, audit: 'two entries found to be two' }, async (caller, ask) => {
    const { one, other } = pairOf(ask)
    if (!(await keepApart(caller, one, other))) throw new Conflict(TOLD_FIRST)
    return goTo('/directory?done=two')
  }),

  act('/directory/merges/:mergeId/undo', { may, audit: 'two entries parted again' }, async (caller, ask) => {
    if (!(await partAgain(caller, ask.params.mergeId!))) throw new Conflict(TOLD_FIRST)
    return goTo('/directory?done=two')
  }),
]

const pairOf = (ask: Ask) => ({ one: ask.params.oneId!, other: ask.params.otherId! })

async function samePage(caller: Caller, ask: Ask, newer = false): Promise<string> {
  const { one, other } = pairOf(ask)
  return render(<SamePage {...frame(ask.identity, '/directory')} {...(await sideBySide(caller, one, other))} newer={newer} />)
}

async function entryPage(caller: Caller, ask: Ask, newer = false): Promise<string> {
  const shown = await keptPage(caller, ask.params.assetId!)
  return render(<KeptEntryPage {...frame(ask.identity, '/directory')} {...shown} newer={newer} notice={noticeOf(ask)} />)
}

const changePage = (ask: Ask, form: FormState, newer?: Kept) => {
  const at = `/directory/${ask.params.assetId}`
  return render(<ChangePage {...frame(ask.identity, '/directory')} form={form} action={`${at}/change`} back={at} newer={newer} />)
}

async function pressed(caller: Caller, ask: Ask, answer: Extract<Answer, { answer: 'right' | 'closed' }>): Promise<Reply> {
  const checked = check(versionForm, ask.form)
  const entry = ask.params.assetId!
  if (checked.ok && (await answerFor(caller, entry, answer, checked.data.version))) return goTo(`/directory/${entry}?done=saved`)
  return clash(await entryPage(caller, ask, true))
}
