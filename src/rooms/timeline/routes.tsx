import { z } from 'zod'
import { frame, isOwnRecord } from '../../access/index.ts'
import { NotFound } from '../../core/errors.ts'
import { check, choice, words } from '../../core/forms.ts'
import { act, goTo, invalid, page, type Route, see } from '../../core/route.ts'
import { emptyForm, render } from '../../ui/index.ts'
import { answer, comment } from './actions.ts'
import { AnswerPage, CommentPage } from './pages/comment.tsx'
import { entryOfComment, readEntry } from './store.ts'

const commentForm = z.object({ kind: choice(['comment', 'correction'], 'Choose what you would like to do'), words: words('Write something first', 10_000) })
const answerForm = z.object({ words: words('Write your answer first', 10_000) })

export const routes: Route[] = [
  see('/entries/:entryId/comment', { may: 'my-kith.edit', audit: 'comment page opened' }, async (caller, ask) => {
    const entry = await readEntry(caller, ask.params.entryId!)
    if (!entry || !isOwnRecord(caller, entry.personId)) throw new NotFound()
    ask.about(entry.personId)
    return page(render(<CommentPage entry={entry} form={emptyForm()} framed={frame(ask.identity, '/my/record')} />))
  }),
  act('/entries/:entryId/comment', { may: 'my-kith.edit', audit: 'comment added to an entry' }, async (caller, ask) => {
    const entry = await readEntry(caller, ask.params.entryId!)
    if (!entry || !isOwnRecord(caller, entry.personId)) throw new NotFound()
    ask.about(entry.personId)
    const checked = check(commentForm, ask.form)
    if (!checked.ok) return invalid(render(<CommentPage entry={entry} form={checked.form} framed={frame(ask.identity, '/my/record')} />))
    await comment(caller, entry.id, checked.data.kind, checked.data.words)
    return goTo(`/my/record#entry-${entry.id}`)
  }),
  see('/comments/:commentId/answer', { may: 'note.write', audit: 'correction opened' }, async (caller, ask) => {
    const entry = await entryOfComment(caller, ask.params.commentId!)
    if (!entry) throw new NotFound()
    ask.about(entry.personId)
    return page(render(<AnswerPage entry={entry} commentId={ask.params.commentId!} form={emptyForm()} framed={frame(ask.identity)} />))
  }),
  act('/comments/:commentId/answer', { may: 'note.write', audit: 'correction answered' }, async (caller, ask) => {
    const entry = await entryOfComment(caller, ask.params.commentId!)
    if (!entry) throw new NotFound()
    ask.about(entry.personId)
    const checked = check(answerForm, ask.form)
    if (!checked.ok) return invalid(render(<AnswerPage entry={entry} commentId={ask.params.commentId!} form={checked.form} framed={frame(ask.identity)} />))
    await answer(caller, ask.params.commentId!, checked.data.words)
    return goTo(`/people/${entry.personId}#entry-${entry.id}`)
  }),
]
