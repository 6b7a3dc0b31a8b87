import { z } from 'zod'
import { CHECKED_HOW, can, confirmCode, declareKnown, endOwnSignIn, frame, invitePerson, ownSignInOf, RELATIONS, type Relation } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { check, choice } from '../../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { bannerFor } from './banner.tsx'
import { IKnowPage } from './pages/own-life.tsx'
import { OwnCodePage, OwnSignInPage } from './pages/own-sign-in.tsx'

const checkedHow = z.object({ how: choice(CHECKED_HOW, 'Say how you checked that it is them') })
const known = z.object({ relation: choice(Object.keys(RELATIONS) as [Relation, ...Relation[]], 'Choose how you know this person') })

/** Both pages change who sees a record, so both show whose it is before anything is pressed. */
const framed = async (caller: Caller, ask: Ask) => ({
  frame: frame(ask.identity),
  personId: ask.params.person!,
  banner: await bannerFor(caller, ask.params.person!),
})
const iKnow = async (caller: Caller, ask: Ask, form: FormState) => render(<IKnowPage {...(await framed(caller, ask))} form={form} />)

const ownSignIn = async (caller: Caller, ask: Ask, form: FormState) => {
  const now = await ownSignInOf(caller, ask.params.person!)
  return render(<OwnSignInPage {...(await framed(caller, ask))} form={form} now={now} mayEnd={can(caller.role, 'own-sign-in.end')} />)
}

export const knownRoutes: Route[] = [
  see('/people/:person/own-sign-in', { may: 'person.edit', audit: 'own sign-in for the person, page opened' }, async (caller, ask) =>
    page(await ownSignIn(caller, ask, emptyForm())),
  ),
  act('/people/:person/own-sign-in', { may: 'person.edit', audit: 'code for an own sign-in handed over' }, async (caller, ask) => {
    const about = await framed(caller, ask)
    if ((await ownSignInOf(caller, about.personId)).since) throw new NotFound()
    const checked = check(checkedHow, ask.form)
    if (!checked.ok) return invalid(await ownSignIn(caller, ask, checked.form))
    return page(render(<OwnCodePage {...about} code={await invitePerson(caller, about.personId, checked.data.how)} />))
  }),
  act('/people/:person/own-sign-in/confirm', { may: 'person.edit', audit: 'code for an own sign-in confirmed by a second worker' }, async (caller, ask) => {
    const checked = check(checkedHow, ask.form)
    if (!checked.ok) return invalid(await ownSignIn(caller, ask, checked.form))
    await confirmCode(caller, ask.params.person!, checked.data.how)
    return goTo(`/people/${ask.params.person}/own-sign-in`)
  }),
  act('/people/:person/own-sign-in/end', { may: 'own-sign-in.end', audit: 'own sign-in of the person cut off' }, async (caller, ask) => {
    await endOwnSignIn(caller, ask.params.person!)
    return goTo(`/people/${ask.params.person}/own-sign-in`)
  }),
  see('/circle/:person', { may: 'record.see', audit: 'said to know this person, form opened' }, async (caller, ask) =>
    page(await iKnow(caller, ask, emptyForm())),
  ),
  act('/circle/:person', { may: 'record.see', audit: 'said to know this person: access ended' }, async (caller, ask) => {
    const checked = check(known, ask.form)
    if (!checked.ok) return invalid(await iKnow(caller, ask, checked.form))
    await declareKnown(caller, ask.params.person!, checked.data.relation)
    return goTo('/my-day')
  }),
]
