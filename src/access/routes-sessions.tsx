import { z } from 'zod'
import { check, line } from '../core/forms.ts'
import { act, goTo, invalid, json, page, type Route, see } from '../core/route.ts'
import { emptyForm, render } from '../ui/index.ts'
import { frame } from './frame.ts'
import { markOf } from './kept-words.ts'
import { SessionsPage, WorkerSessionsPage } from './pages/sessions.tsx'
import { endOtherSessions, endOwnSession, endSessionsOf, findWorkerAccounts, ownSessions, signOut, wasEnded } from './sessions.ts'

const workerName = z.object({ name: line('Enter part of the worker’s name', 100) })
// Both names the cookie may have, so that signing out leaves none behind.
const NO_COOKIES = ['kith=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0', '__Host-kith=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0']

let afterSignOut = '/'
/** Set once at the start: where signing out leads, so that the identity provider may be told. */
export const setAfterSignOut = (path: string): void => {
  afterSignOut = path
}

export const routes: Route[] = [
  act('/sign-out', { may: 'open', audit: 'signed out' }, async caller => {
    await signOut(caller)
    const reply = goTo(afterSignOut, NO_COOKIES)
    // What pages kept in this browser goes too, also where no script runs.
    return { ...reply, headers: { ...reply.headers, 'clear-site-data': '"storage"' } }
  }),
  // For the script that keeps a safety plan on a phone: who is signed in here, and whether the sign-in it was kept in was ended.
  see('/sessions/here.json', { may: 'open', audit: 'none' }, async (caller, ask) => {
    const { kind, id, sessionId } = ask.identity
    const ended = await wasEnded(caller, ask.headers.get('x-kith-session') ?? '')
    return json({ account: kind === 'account' ? markOf(id!) : '', session: sessionId?.slice(0, 16) ?? '', ended })
  }),
  see('/sessions', { may: 'signed-in', audit: 'own sign-ins looked at' }, async (caller, ask) =>
    page(render(<SessionsPage frame={frame(ask.identity, ask.path)} sessions={await ownSessions(caller)} now={caller.now} />)),
  ),
  act('/sessions/end-others', { may: 'signed-in', audit: 'own other sign-ins ended' }, async caller => {
    await endOtherSessions(caller)
    return goTo('/sessions')
  }),
  act('/sessions/:key/end', { may: 'signed-in', audit: 'own sign-in ended' }, async (caller, ask) => {
    await endOwnSession(caller, ask.params.key!)
    return goTo('/sessions')
  }),
  see('/sessions/workers', { may: 'session.revoke', audit: 'sign-ins of workers looked at' }, async (_, ask) =>
    page(render(<WorkerSessionsPage frame={frame(ask.identity, ask.path)} form={emptyForm()} />)),
  ),
  act('/sessions/workers', { may: 'session.revoke', audit: 'sign-ins of a worker looked for' }, async (caller, ask) => {
    const checked = check(workerName, ask.form)
    if (!checked.ok) return invalid(render(<WorkerSessionsPage frame={frame(ask.identity, ask.path)} form={checked.form} />))
    return page(
      render(<WorkerSessionsPage frame={frame(ask.identity, ask.path)} form={checked.form} found={await findWorkerAccounts(caller, checked.data.name)} />),
    )
  }),
  act('/sessions/workers/:accountId/end', { may: 'session.revoke', audit: 'all sign-ins of a worker ended' }, async (caller, ask) => {
    ask.note(`${await endSessionsOf(caller, ask.params.accountId!)} ended`)
    return goTo('/sessions/workers')
  }),
]
