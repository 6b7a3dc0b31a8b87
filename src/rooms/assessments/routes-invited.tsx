import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Invalid } from '../../core/errors.ts'
import { withErrors } from '../../core/forms.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { readerOf } from '../people/index.ts'
import { Refused } from './actions.ts'
import { answerFor, calledTo, giveView, guestsFor, invite, mayTakeBack, nothingToAdd, ownInvitation, uninvite } from './actions-invited.ts'
import { readContent } from './content.ts'
import { readAnswer, readInvite, readView } from './forms.ts'
import { InvitationsPage, InvitePage, OwnPlacePage } from './pages/invite.tsx'
import { pathOf } from './pages/shell.tsx'
import { type AssessmentHandler, actOne, actOneBoth, seeOneBoth } from './reader.ts'
import { type Assessment, partsBy } from './store.ts'
import { contributorsOf, myInvitations } from './store-known.ts'

async function invitePage(caller: Caller, ask: Ask, assessment: Assessment, own: boolean, form: FormState): Promise<string> {
  const contributors = await contributorsOf(caller, assessment.id)
  return render(
    <InvitePage
      reader={await readerOf(caller, ask, assessment.personId, own)}
      assessment={assessment}
      contributors={contributors}
      takeBack={new Set(contributors.filter(one => mayTakeBack(caller, assessment, one)).map(one => one.id))}
      guests={await guestsFor(caller, assessment.personId)}
      form={form}
    />,
  )
}

const ask: AssessmentHandler = async (caller, ask, assessment, own) => {
  const read = readInvite(ask.form)
  if (!read.ok) return invalid(await invitePage(caller, ask, assessment, own, read.form))
  try {
    await invite(caller, assessment.id, read.data)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await invitePage(caller, ask, assessment, own, withErrors(read.form, error.fields)))
    if (error instanceof Refused) return clash(await invitePage(caller, ask, assessment, own, withErrors(read.form, { form: error.message })))
    throw error
  }
  return goTo(`${pathOf({ own }, assessment.id)}/invited`)
}

const answer: AssessmentHandler = async (caller, ask, assessment) => {
  const id = ask.params.contributorId!
  // Each of those invited has fields of their own on the page.
  const read = readAnswer({ answer: ask.form[`answer-${id}`] ?? '', words: ask.form[`words-${id}`] ?? '' })
  const again = (errors: Record<string, string>) =>
    invitePage(caller, ask, assessment, false, {
      values: ask.form,
      errors: Object.fromEntries(Object.entries(errors).map(([name, words]) => [`${name}-${id}`, words])),
    })
  if (!read.ok) return invalid(await again(read.form.errors))
  try {
    await answerFor(caller, assessment.id, id, read.data.answer, read.data.words)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await again(error.fields))
    throw error
  }
  return goTo(`${pathOf({ own: false }, assessment.id)}/invited`)
}

const takeBack: AssessmentHandler = async (caller, ask, assessment, own) => {
  await uninvite(caller, assessment.id, ask.params.contributorId!)
  return goTo(`${pathOf({ own }, assessment.id)}/invited`)
}

// The invited person's own side: `/contributions` for workers, `/invited` for those the person lets in.
async function ownPlace(caller: Caller, ask: Ask, base: string, form: FormState): Promise<string> {
  const contributor = await ownInvitation(caller, ask.params.contributorId!)
  ask.about(contributor.personId)
  return render(
    <OwnPlacePage
      framed={frame(ask.identity, base)}
      path={`${base}/${contributor.id}`}
      back={base}
      called={await calledTo(caller, contributor.personId)}
      contributor={contributor}
      parts={await partsBy(caller, contributor.id)}
      form={form}
    />,
  )
}

async function give(caller: Caller, ask: Ask, base: string): Promise<Reply> {
  const read = readView(ask.form)
  if (!read.ok) return invalid(await ownPlace(caller, ask, base, read.form))
  ask.about((await ownInvitation(caller, ask.params.contributorId!)).personId)
  try {
    await giveView(caller, ask.params.contributorId!, read.data.words, await readContent(caller))
  } catch (error) {
    if (error instanceof Refused)
      return clash(await ownPlace(caller, ask, base, withErrors(read.form, { form: 'This was stopped, so nothing can be added now.' })))
    throw error
  }
  return goTo(`${base}/${ask.params.contributorId}`)
}

async function nothing(caller: Caller, ask: Ask, base: string): Promise<Reply> {
  ask.about((await ownInvitation(caller, ask.params.contributorId!)).personId)
  await nothingToAdd(caller, ask.params.contributorId!)
  return goTo(base)
}

const place = (base: string, may: string): Route[] => [
  see(base, { may, audit: 'own invitations looked at' }, async (caller, ask) => {
    const mine = await myInvitations(caller)
    const items = []
    for (const one of mine) items.push({ one, called: await calledTo(caller, one.personId) })
    return page(render(<InvitationsPage framed={frame(ask.identity, base)} base={base} items={items} />))
  }),
  see(`${base}/:contributorId`, { may, audit: 'own place in an assessment opened' }, async (caller, ask) =>
    page(await ownPlace(caller, ask, base, emptyForm())),
  ),
  act(`${base}/:contributorId`, { may, audit: 'view added to an assessment' }, (caller, ask) => give(caller, ask, base)),
  act(`${base}/:contributorId/nothing`, { may, audit: 'nothing to add to an assessment' }, (caller, ask) => nothing(caller, ask, base)),
]

export const routes: Route[] = [
  ...seeOneBoth('/invited', 'assessment.brief', 'those invited looked at', async (caller, ask, assessment, own) =>
    page(await invitePage(caller, ask, assessment, own, emptyForm())),
  ),
  ...actOneBoth('/invited', 'assessment.brief', 'somebody invited to an assessment', ask),
  actOne('/invited/:contributorId/answer', 'assessment.brief', 'answer of somebody invited written down', answer),
  ...actOneBoth('/invited/:contributorId/take-back', 'assessment.brief', 'invitation taken back', takeBack),
  ...place('/contributions', 'assessment.contribute'),
  ...place('/invited', 'shared.see'),
]
