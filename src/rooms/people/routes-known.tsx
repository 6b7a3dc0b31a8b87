import { z } from 'zod'
import { CHECKED_HOW, declareKnown, frame, hasOwnSignIn, invitePerson, RELATIONS, type Relation } from '../../access/index.ts'
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

export const knownRoutes: Route[] = [
  see('/people/:person/own-sign-in', { may: 'person.edit', audit: 'own sign-in for the person, page opened' }, async (caller, ask) =>
    page(render(<OwnSignInPage {...(await framed(caller, ask))} form={emptyForm()} already={await hasOwnSignIn(caller, ask.params.person!)} />)),
  ),
  act('/people/:person/own-sign-in', { may: 'person.edit', audit: 'code for an own sign-in handed over' }, async (caller, ask) => {
    const about = await framed(caller, ask)
    if (await hasOwnSignIn(caller, about.personId)) throw new NotFound()
    const checked = check(checkedHow, ask.form)
    if (!checked.ok) return invalid(render(<OwnSignInPage {...about} form={checked.form} already={false} />))
    return page(render(<OwnCodePage {...about} code={await invitePerson(caller, about.personId, checked.data.how)} />))
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
