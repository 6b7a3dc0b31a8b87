import { frame, isOwnRecord } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { type Ask, act, goTo, json, page, type Route, see } from '../../core/route.ts'
import { render } from '../../ui/index.ts'
import { bannerFor } from '../people/index.ts'
import { discardDraft, keepDraft, noteAbout } from './actions.ts'
import { draftFields, sheetOf } from './form.ts'
import { NotePage, PlainNotePage } from './pages/note.tsx'
import { draftPage, newNotePage, replacePage, saveReply } from './routes-form.tsx'
import { routes as stepRoutes } from './routes-steps.tsx'
import { callNameOf, readNoteById } from './store.ts'
import { draftsAbout } from './store-drafts.ts'

async function notePage(caller: Caller, ask: Ask) {
  const note = await noteAbout(caller, ask.params.person!, ask.params.noteId!)
  const writer = caller.actor.workerId === note.workerId
  const open = writer ? await draftsAbout(caller, note.personId) : []
  const above = open.length > 0 && (
    <p>
      You have another note about this person that is not saved yet. <a href={`/people/${note.personId}/notes/new`}>Open it</a>.
    </p>
  )
  return page(
    render(<NotePage framed={frame(ask.identity, ask.path)} banner={await bannerFor(caller, note.personId)} note={note} writer={writer} above={above} />),
  )
}

async function togetherPage(caller: Caller, ask: Ask) {
  const note = await noteAbout(caller, ask.params.person!, ask.params.noteId!)
  const framed = { ...frame(ask.identity, ask.path, 'person'), nav: [] }
  return page(
    render(
      <PlainNotePage
        framed={framed}
        note={note}
        name={(await callNameOf(caller, note.personId)) ?? ''}
        back={`/people/${note.personId}/notes/${note.id}`}
        mine={false}
      />,
    ),
  )
}

async function ownNotePage(caller: Caller, ask: Ask) {
  const note = await readNoteById(caller, ask.params.noteId!)
  if (!note || !isOwnRecord(caller, note.personId)) throw new NotFound()
  ask.about(note.personId)
  return page(render(<PlainNotePage framed={frame(ask.identity, '/my/record')} note={note} name={caller.actor.name} back="/my/record" mine />))
}

async function keep(caller: Caller, ask: Ask) {
  const personId = ask.params.person!
  const sheet = sheetOf(ask.form)
  if (!sheet) return json({ kept: false }, 422)
  const kept = await keepDraft(caller, personId, sheet, draftFields(ask.form))
  if (ask.headers.get('x-kith-autosave')) return json({ kept: true })
  return goTo(kept ? `/people/${personId}/notes/drafts/${kept}` : `/people/${personId}/notes/new`)
}

export const routes: Route[] = [
  see('/people/:person/notes/new', { may: 'note.write', audit: 'note page opened' }, newNotePage),
  see('/people/:person/notes/drafts/:draftId', { may: 'note.write', audit: 'note page opened' }, draftPage),
  act('/people/:person/notes/draft', { may: 'note.write', audit: 'private draft kept' }, keep),
  act('/people/:person/notes/drafts/:draftId/discard', { may: 'note.write', audit: 'private draft thrown away' }, async (caller, ask) => {
    await discardDraft(caller, ask.params.person!, ask.params.draftId!)
    return goTo(`/people/${ask.params.person}/notes/new`)
  }),
  act('/people/:person/notes', { may: 'note.write', audit: 'contact note saved' }, saveReply),
  see('/people/:person/notes/:noteId', { may: 'record.see', audit: 'contact note read' }, notePage),
  see('/people/:person/notes/:noteId/together', { may: 'record.see', audit: 'contact note read together' }, togetherPage),
  see('/people/:person/notes/:noteId/replace', { may: 'note.write', audit: 'note page opened' }, replacePage),
  see('/my/notes/:noteId', { may: 'my-kith.see', audit: 'contact note read' }, ownNotePage),
  ...stepRoutes,
]
