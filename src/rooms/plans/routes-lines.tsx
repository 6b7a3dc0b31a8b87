import { frame, KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { type FormBody, type FormState, withErrors } from '../../core/forms.ts'
import { enqueue } from '../../core/jobs.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, PersonBanner, render } from '../../ui/index.ts'
import { contentList } from '../clinical-content/index.ts'
import { asksOtherWords, bannerFor } from '../people/index.ts'
import { addLine, choicesFor, isOwn, LineMoved, lineAbout, saveLine, takeOut, touchesOf, writerFor } from './actions.ts'
import { readActionForm, readLineForm, readVersionForm } from './forms.ts'
import { AddLinePage, ChangeLinePage, GoneLinePage } from './pages/line.tsx'
import type { View } from './pages/plan.tsx'
import type { Line } from './plans.ts'
import { fieldsOf, isSection, type Section } from './sections.ts'
import { readLines, readPast } from './store.ts'
import { itemsWithin, kindOfItem, ownWords } from './suggest.ts'

/** Whose plan a request is about: the person in the path, or the person asking. */
export function whose(caller: Caller, ask: Ask): string {
  const personId = ask.params.person ?? caller.actor.personId
  if (!personId) throw new NotFound()
  ask.about(personId)
  return personId
}

/** Where this asker's plan stands. */
export const baseOf = (caller: Caller, personId: string): string => {
  if (isOwn(caller, personId)) return '/my/plan'
  return caller.actor.workerId ? `/people/${personId}/plan` : `/shared/${personId}/plan`
}

/** How this asker reads the plan, and from where. */
export async function viewOf(caller: Caller, personId: string, writes: boolean): Promise<View> {
  const own = isOwn(caller, personId)
  const { kinds } = await myBasis(caller, personId)
  return { base: baseOf(caller, personId), own, writes, seesTeam: own || (kinds & KINDS.careTeam) !== 0, today: londonDate(caller.now) }
}

/** What every page about this plan begins with. */
export async function surround(caller: Caller, ask: Ask, personId: string) {
  const view = await viewOf(caller, personId, true)
  const banner = view.own ? undefined : <PersonBanner {...(await bannerFor(caller, personId))} />
  return { framed: frame(ask.identity, ask.path), view, banner }
}

const itemsFor = async (caller: Caller, section: Section, kinds: number) =>
  LISTS[section] ? itemsWithin(await contentList(caller, LISTS[section]), kinds) : undefined
const niceFor = (caller: Caller, section: Section) => (section === 'help' ? contentList(caller, 'nice-index') : Promise.resolve(undefined))
const sectionOf = (ask: Ask): Section => {
  const code = ask.params.section!
  if (!isSection(code)) throw new NotFound()
  return code
}

async function addHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = whose(caller, ask)
  const section = sectionOf(ask)
  const choices = await choicesFor(caller, personId)
  if (!choices.sections.includes(section)) throw new NotFound()
  const needs = section === 'actions' ? (await readLines(caller, personId)).filter(line => line.section === 'needs' && !line.notNow) : undefined
  const props = {
    ...(await surround(caller, ask, personId)),
    form,
    choices,
    section,
    needs,
    nice: await niceFor(caller, section),
    items: await itemsFor(caller, section, choices.kinds),
  }
  return render(<AddLinePage {...props} />)
}

/** Lists whose items a line can come from. */
const LISTS: Partial<Record<Section, string>> = { information: 'information', entitlements: 'entitlement-questions' }

// An item chosen from a list gives its words where none are typed, in the words of whoever writes, and the subject it tells of.
async function filled(caller: Caller, form: FormBody, section: Section, own: boolean): Promise<FormBody> {
  const list = LISTS[section]
  const item = list && form.code ? (await contentList(caller, list)).find(one => one.code === form.code) : undefined
  if (!item) return form
  const kind = kindOfItem(item)
  const typed = typeof form.words === 'string' && form.words.trim() !== ''
  return { ...form, words: typed ? form.words! : (own && ownWords(item)?.title) || item.title, ...(kind ? { touches: [form.touches ?? [], kind].flat() } : {}) }
}

async function add(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = whose(caller, ask)
  const section = sectionOf(ask)
  const writer = await writerFor(caller, personId)
  const read = readLineForm(await filled(caller, ask.form, section, writer.own), section)
  const action = section === 'actions' ? readActionForm(ask.form, await choicesFor(caller, personId), londonDate(caller.now)) : undefined
  if (!read.ok || (action && !action.ok)) {
    const errors = { ...(read.ok ? {} : read.form.errors), ...(action && !action.ok ? action.form.errors : {}) }
    return invalid(await addHtml(caller, ask, { ...read.form, errors }))
  }
  const asked = await asksOtherWords(caller, personId, read.form, ask.form, textsOf(section))
  if (asked) return invalid(await addHtml(caller, ask, asked))
  return orAgain(
    async () => {
      const id = await addLine(caller, personId, { ...read.data, more: withCode(read.data.more, ask), action: action?.data }, writer)
      const base = baseOf(caller, personId)
      // Somebody gave them something to read: they are told, in words that say nothing of what it is.
      if (section === 'information' && !writer.own && ask.form.code) await enqueue(caller, 'message.send', { person: personId, template: 'information-given' })
      const asksWho = section === 'entitlements' && !writer.own && !read.data.more.found
      return goTo(asksWho ? `${base}/lines/${id}/ask` : `${base}#line-${id}`)
    },
    errors => addHtml(caller, ask, withErrors(read.form, errors)),
  )
}

// Where a writer's own words stand.
const textsOf = (section: Section): string[] => ['words', ...fieldsOf(section).flatMap(({ name, type }) => (type === 'line' || type === 'words' ? [name] : []))]

// A line that answers a question of our lists keeps which one.
const withCode = (more: Line['more'], ask: Ask): Line['more'] => {
  const { code } = ask.form
  return typeof code === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/.test(code) ? { ...more, code } : more
}

/** Runs `work`; what the rules say no to comes back as the form, with everything typed. */
export async function orAgain(work: () => Promise<Reply>, again: (errors: Record<string, string>) => Promise<string>): Promise<Reply> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Invalid) return invalid(await again(error.fields))
    throw error
  }
}

/** The same, and where somebody else was first: the page as it is now, with everything typed. */
export async function orShown(work: () => Promise<Reply>, again: (errors: Record<string, string>) => Promise<string>): Promise<Reply> {
  try {
    return await orAgain(work, again)
  } catch (error) {
    if (error instanceof Conflict) return clash(await again({ form: error.message }))
    throw error
  }
}

/** A line's own words as the form shows them. */
export const formOf = (line: Line): FormState =>
  emptyForm({
    ...line.more,
    words: line.words,
    notNow: line.notNow ? 'yes' : '',
    touches: touchesOf(line),
    may: line.readers ? 'named' : 'all',
    readers: line.readers ?? [],
  })

async function changeHtml(caller: Caller, ask: Ask, form?: FormState, moved = false): Promise<string> {
  const personId = whose(caller, ask)
  const line = await lineAbout(caller, personId, ask.params.lineId!)
  const choices = await choicesFor(caller, personId)
  const around = await surround(caller, ask, personId)
  const typed = form ?? formOf(line)
  if (line.removedAt) return render(<GoneLinePage {...around} words={[typed.values.words ?? ''].flat().join('\n')} />)
  const props = { ...around, form: typed, choices, line, past: await readPast(caller, line), nice: await niceFor(caller, line.section), moved }
  return render(<ChangeLinePage {...props} />)
}

async function change(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = whose(caller, ask)
  const { lineId } = ask.params
  const { section } = await lineAbout(caller, personId, lineId!)
  const read = readLineForm(ask.form, section)
  if (!read.ok) return invalid(await changeHtml(caller, ask, read.form))
  const version = readVersionForm(ask.form)
  if (!version.ok) return invalid(await changeHtml(caller, ask, withErrors(read.form, { form: 'Open this page again' })))
  const asked = await asksOtherWords(caller, personId, read.form, ask.form, textsOf(section))
  if (asked) return invalid(await changeHtml(caller, ask, asked))
  return orMoved(caller, ask, read.form, async () => {
    await saveLine(caller, personId, lineId!, version.data.version, read.data)
    return goTo(`${baseOf(caller, personId)}#line-${lineId}`)
  })
}

async function orMoved(caller: Caller, ask: Ask, form: FormState, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await orAgain(work, errors => changeHtml(caller, ask, withErrors(form, errors)))
  } catch (error) {
    if (error instanceof LineMoved) return clash(await changeHtml(caller, ask, form, true))
    throw error
  }
}

async function remove(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = whose(caller, ask)
  const line = await lineAbout(caller, personId, ask.params.lineId!)
  const read = readVersionForm(ask.form)
  if (!read.ok) return invalid(await changeHtml(caller, ask, { ...formOf(line), errors: { form: 'Open this page again' } }))
  return orMoved(caller, ask, formOf(line), async () => {
    await takeOut(caller, personId, line.id, read.data.version)
    return goTo(`${baseOf(caller, personId)}#${line.section}`)
  })
}

/** The same page for workers under `/people/:person/plan` and for the person under `/my/plan`. */
export const both = (
  method: 'see' | 'act',
  path: string,
  audit: string,
  handler: (caller: Caller, ask: Ask) => Promise<Reply>,
  may = 'plan.write',
): Route[] => {
  const route = method === 'see' ? see : act
  return [
    route(`/people/:person/plan${path}`, { may, audit }, handler),
    route(`/my/plan${path}`, { may: method === 'see' ? 'my-kith.see' : 'my-kith.edit', audit: `own ${audit}` }, handler),
  ]
}

export const lineRoutes: Route[] = [
  ...both('see', '/add/:section', 'plan line page opened', async (caller, ask) => page(await addHtml(caller, ask, emptyForm({ may: 'all' })))),
  ...both('act', '/add/:section', 'plan line added', add),
  ...both('see', '/lines/:lineId', 'plan line opened', async (caller, ask) => page(await changeHtml(caller, ask))),
  ...both('act', '/lines/:lineId', 'plan line changed', change),
  ...both('act', '/lines/:lineId/take-out', 'plan line taken out', remove),
]
