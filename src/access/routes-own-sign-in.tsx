import { z } from 'zod'
import { NotFound } from '../core/errors.ts'
import { check, choice } from '../core/forms.ts'
import { act, type Ask, invalid, page, type Route, see } from '../core/route.ts'
import { emptyForm, render } from '../ui/index.ts'
import { frame } from './frame.ts'
import { CHECKED_HOW, hasOwnSignIn, invitePerson } from './own-sign-in.ts'
import { OwnCodePage, OwnSignInPage } from './pages/own-sign-in.tsx'

const schema = z.object({ how: choice(CHECKED_HOW, 'Say how you checked that it is them') })
const framed = (ask: Ask) => ({ frame: frame(ask.identity), personId: ask.params.person! })

export const ownSignInRoutes: Route[] = [
  see('/people/:person/own-sign-in', { may: 'person.edit', audit: 'own sign-in for the person, page opened' }, async (caller, ask) =>
    page(render(<OwnSignInPage {...framed(ask)} form={emptyForm()} already={await hasOwnSignIn(caller, ask.params.person!)} />))),
  act('/people/:person/own-sign-in', { may: 'person.edit', audit: 'code for an own sign-in handed over' }, async (caller, ask) => {
    const already = await hasOwnSignIn(caller, ask.params.person!)
    if (already) throw new NotFound()
    const checked = check(schema, ask.form)
    if (!checked.ok) return invalid(render(<OwnSignInPage {...framed(ask)} form={checked.form} already={false} />))
    return page(render(<OwnCodePage {...framed(ask)} code={await invitePerson(caller, ask.params.person!, checked.data.how)} />))
  }),
]
