import { act, goTo, page, type Route, see } from '../core/route.ts'
import { render } from '../ui/index.ts'
import { alertSeen, listAlerts } from './alerts.ts'
import { exceptions } from './exceptions.ts'
import { frame } from './frame.ts'
import { looksAt, ownEmergencies } from './looked.ts'
import { AuditPage } from './pages/audit.tsx'
import { LookedPage } from './pages/looked.tsx'

const PAGE = 50

export const routes: Route[] = [
  see('/my/looked', { may: 'my-kith.see', audit: 'own record of who looked opened' }, async (caller, ask) => {
    const before = ask.query.get('before') ?? ''
    const looks = await looksAt(caller, PAGE, before)
    const emergencies = before === '' ? await ownEmergencies(caller) : []
    return page(
      render(<LookedPage frame={frame(ask.identity, ask.path)} looks={looks} emergencies={emergencies} first={before === ''} more={looks.length === PAGE} />),
    )
  }),
  see('/audit', { may: 'audit.review', audit: 'audit exceptions looked at' }, async (caller, ask) => {
    const before = ask.query.get('before') ?? ''
    const entries = await exceptions(caller, PAGE, before)
    return page(
      render(
        <AuditPage
          frame={frame(ask.identity, ask.path)}
          alerts={before === '' ? await listAlerts(caller) : []}
          entries={entries}
          first={before === ''}
          more={entries.length === PAGE}
        />,
      ),
    )
  }),
  act('/audit/alerts/:alertId', { may: 'audit.review', audit: 'alert marked as dealt with' }, async (caller, ask) => {
    await alertSeen(caller, ask.params.alertId!)
    return goTo('/audit')
  }),
]
