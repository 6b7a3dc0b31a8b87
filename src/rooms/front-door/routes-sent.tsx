import { z } from 'zod'
import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { check, line, withErrors } from '../../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { LookPage, SentPage } from './pages/help-done.tsx'
import { draftOf, OPEN } from './routes-help.tsx'
import { type HelpRequest, readRequest } from './store.ts'
import { requestKnownBy, usualWait } from './store-wait.ts'

/** Where a request stands now, for whoever sent it and is not signed in. It names nobody, and no other service. */
async function sentPage(caller: Caller, ask: Ask, request: HelpRequest, walkIn: boolean): Promise<string> {
  return render(
    <SentPage
      frame={frame(ask.identity, '/help', 'public')}
      request={request}
      now={caller.now}
      usual={await usualWait(caller, request.teamId)}
      other={request.personAgreed !== 'self'}
      walkIn={walkIn}
    />,
  )
}

const look = z.object({
  reference: line('Enter the reference, like ACDE-3467', 20),
  known: line('Enter the phone number, email address or date of birth you gave us', 200),
})

const lookPage = (ask: Ask, form: FormState) => render(<LookPage frame={frame(ask.identity, '/help', 'public')} form={form} />)

/** What the asker sees after sending: from the same browser, or by the reference and something they gave us. */
export const sentRoutes: Route[] = [
  see('/help/sent', OPEN, async (caller, ask) => {
    const draft = await draftOf(caller, ask)
    const request = draft?.requestId ? await readRequest(caller, draft.requestId) : undefined
    return request ? page(await sentPage(caller, ask, request, draft?.wayIn === 'walk_in')) : goTo('/help')
  }),
  see('/help/look', OPEN, async (_caller, ask) => page(lookPage(ask, emptyForm()))),
  act('/help/look', { ...OPEN, audit: 'asked where a request stands', limit: 'link' }, async (caller, ask) => {
    const checked = check(look, ask.form)
    if (!checked.ok) return invalid(lookPage(ask, checked.form))
    const request = await requestKnownBy(caller, checked.data.reference, checked.data.known)
    if (!request) {
      const message = 'We found no request with these two. Check both, or call the team that has it'
      return invalid(lookPage(ask, withErrors(checked.form, { reference: message })))
    }
    ask.about(request.personId)
    return page(await sentPage(caller, ask, request, false))
  }),
]
