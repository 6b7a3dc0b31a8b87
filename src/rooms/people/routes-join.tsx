import { z } from 'zod'
import { frame } from '../../access/index.ts'
import { check, line, withErrors } from '../../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { CODE_MINUTES, joinByChoice, lookAtJoining, makeJoinCode, me } from './actions-join.ts'
import { JoinCodePage, JoinedPage, JoinPage, JoinYesPage } from './pages/join.tsx'

const typed = z.object({ code: line('Type the code from your other sign-in', 40) })
const may = 'my-kith.edit'
// The same for every code that is not taken: it does not say whether there is a record behind it.
const NOT_TAKEN = 'We could not use this code. Get a new one in your other sign-in, and type it here within 15 minutes'

const start = (ask: Ask, form: FormState) => render(<JoinPage frame={frame(ask.identity)} form={form} />)
/** Answered as a page that was read: a refusal that undid everything would undo that it is written down. */
const notTaken = (ask: Ask, form: FormState) => page(start(ask, withErrors(form, { code: NOT_TAKEN })))

export const joinRoutes: Route[] = [
  see('/my/join', { may, audit: 'joining two own records, page opened' }, async (_, ask) => page(start(ask, emptyForm()))),
  act('/my/join/code', { may, audit: 'code for joining two own records shown', limit: 'code' }, async (caller, ask) => {
    ask.about(me(caller))
    return page(render(<JoinCodePage frame={frame(ask.identity)} code={await makeJoinCode(caller)} minutes={CODE_MINUTES} />))
  }),
  act('/my/join', { may, audit: 'code for joining two own records typed', limit: 'code' }, async (caller, ask) => {
    ask.about(me(caller))
    const checked = check(typed, ask.form)
    if (!checked.ok) return invalid(start(ask, checked.form))
    const joining = await lookAtJoining(caller, checked.data.code)
    if (!joining) return notTaken(ask, checked.form)
    return page(render(<JoinYesPage frame={frame(ask.identity)} joining={joining} code={checked.data.code} />))
  }),
  act('/my/join/yes', { may, audit: 'joining two own records answered', limit: 'code' }, async (caller, ask) => {
    ask.about(me(caller))
    const checked = check(typed, ask.form)
    if (!checked.ok) return invalid(start(ask, checked.form))
    return (await joinByChoice(caller, checked.data.code)) ? goTo('/my/joined') : notTaken(ask, checked.form)
  }),
  see('/my/joined', { may: 'my-kith.see', audit: 'none' }, async (_, ask) => page(render(<JoinedPage frame={frame(ask.identity)} />))),
]
