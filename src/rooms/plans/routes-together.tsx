import { z } from 'zod'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { check, choice, optionalLine, whole, words } from '../../core/forms.ts'
import { newId } from '../../core/ids.ts'
import { type Ask, act, goTo, invalid, json, page, type Reply, type Route, see } from '../../core/route.ts'
import { fragment, render } from '../../ui/index.ts'
import { mayWrite, sectionsWithin } from './actions.ts'
import { type Desk, GoneParts, LinePart, TogetherPage, type Wrong } from './pages/together.tsx'
import { both, surround, viewOf, whose } from './routes-lines.tsx'
import { isSection } from './sections.ts'
import { OPENED_TO_WRITE, pageOf, saveTyped, settle, sitDown, sittingAt, tagOf, type Writing, writingOf } from './together.ts'

const writerOf = (caller: Caller) => caller.actor.workerId ?? caller.actor.personId ?? ''

async function deskOf(caller: Caller, sitting: string, personId: string): Promise<Desk> {
  return { sitting, view: await viewOf(caller, personId, true), writer: writerOf(caller) }
}

async function html(caller: Caller, ask: Ask, personId: string, sitting: string, wrong?: Wrong): Promise<string> {
  const desk = await deskOf(caller, sitting, personId)
  const { framed, banner } = await surround(caller, ask, personId)
  const sections = sectionsWithin(await mayWrite(caller, personId))
  return render(
    <TogetherPage framed={framed} banner={banner} desk={desk} sections={sections} {...(await writingOf(caller, personId))} fresh={newId} wrong={wrong} />,
  )
}

/** What has changed, for a page that asks again and again: nothing at all where this reader would see nothing new. */
async function changes(caller: Caller, ask: Ask): Promise<Reply> {
  const sitting = ask.params.sittingId!
  const { personId } = await sittingAt(caller, sitting)
  const writing = await writingOf(caller, personId)
  const etag = `"${tagOf(writing)}"`
  if (ask.headers.get('if-none-match') === etag) return { status: 304, body: '', headers: { etag } }
  const reply = json(shownTo(await deskOf(caller, sitting, personId), writing))
  return { ...reply, headers: { ...reply.headers, etag } }
}

function shownTo(desk: Desk, { lines, others }: Writing) {
  const shown = lines.map(line => ({
    id: line.id,
    section: line.section,
    version: line.version,
    words: line.words,
    by: line.writtenBy === desk.writer ? null : desk.view.seesTeam ? line.writtenByName : 'Somebody',
    html: fragment(<LinePart desk={desk} line={line} others={others} />),
  }))
  return { lines: shown, gone: fragment(<GoneParts desk={desk} others={others} />) }
}

const typedSchema = z.object({
  words: words('An empty line is not saved. Press “More” to take a line out', 5000),
  version: whole('Open this page again', 0, 1_000_000),
  edit: z.preprocess(value => (value === undefined ? undefined : Number(value)), z.number().int().min(1).max(1_000_000).optional()),
  tab: z.uuid().optional().catch(undefined),
  section: optionalLine(40),
})

const wantsJson = (ask: Ask) => ask.headers.get('accept')?.startsWith('application/json') ?? false
const backTo = async (caller: Caller, personId: string, lineId: string) => goTo(`${(await viewOf(caller, personId, true)).base}/together#line-${lineId}`)

async function save(caller: Caller, ask: Ask): Promise<Reply> {
  const { sittingId, lineId } = ask.params
  const { personId } = await sittingAt(caller, sittingId!)
  const checked = check(typedSchema, ask.form)
  if (!checked.ok) return notTaken(caller, ask, personId, Object.values(checked.form.errors)[0]!)
  const { words, version, edit, tab, section } = checked.data
  const typed = { words, version, edit, tab, section: section && isSection(section) ? section : undefined }
  const kept = await saveTyped(caller, sittingId!, { lineId: lineId!, ...typed })
  // Words that follow on are the same act; the person is told of it once.
  if (kept.state !== 'saved' || !kept.follows) ask.about(personId)
  ask.note(pageOf(sittingId!))
  if (!wantsJson(ask)) return backTo(caller, personId, lineId!)
  if (kept.state === 'saved') return json({ state: 'saved', version: kept.version })
  return json({ state: kept.state, version: kept.line.version, words: kept.line.words }, 202)
}

async function notTaken(caller: Caller, ask: Ask, personId: string, why: string): Promise<Reply> {
  if (wantsJson(ask)) return json({ state: 'not taken', why }, 422)
  const one = (name: string) => [ask.form[name] ?? ''].flat().join('\n')
  return invalid(
    await html(caller, ask, personId, ask.params.sittingId!, {
      lineId: ask.params.lineId!,
      words: one('words'),
      why,
      section: one('section'),
      version: one('version'),
    }),
  )
}

const choiceSchema = z.object({ how: choice(['used', 'left'], 'Choose which words'), version: whole('Open this page again', 0, 1_000_000) })

async function choose(caller: Caller, ask: Ask): Promise<Reply> {
  const { sittingId, otherId } = ask.params
  const { personId } = await sittingAt(caller, sittingId!)
  const checked = check(choiceSchema, ask.form)
  if (!checked.ok) throw new NotFound()
  const done = await settle(caller, sittingId!, otherId!, checked.data.how, checked.data.version)
  if (done) ask.about(personId)
  ask.note(pageOf(sittingId!))
  return wantsJson(ask) ? json({ state: done ? 'settled' : 'moved' }) : goTo(`${(await viewOf(caller, personId, true)).base}/together`)
}

export const togetherRoutes: Route[] = [
  ...both('see', '/together', OPENED_TO_WRITE, async (caller, ask) => {
    const personId = whose(caller, ask)
    const sitting = await sitDown(caller, personId)
    ask.note(pageOf(sitting))
    return page(await html(caller, ask, personId, sitting))
  }),
  see('/plan-together/:sittingId', { may: 'signed-in', audit: 'none' }, changes),
  act('/plan-together/:sittingId/lines/:lineId', { may: 'signed-in', audit: 'plan line written' }, save),
  act('/plan-together/:sittingId/others/:otherId', { may: 'signed-in', audit: 'chosen between two wordings of a plan line' }, choose),
]
