import { frame, onlyReading } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { type Ask, page, type Reply, type Route, see } from '../../core/route.ts'
import { render } from '../../ui/index.ts'
import { bannerFor } from '../people/index.ts'
import { entriesOf, gather, offered, OWN_OFFERS, rooms } from '../record/index.ts'
import { greetingName } from './my.ts'
import { MY_PANELS } from './my-panels.ts'
import { MyHomePage } from './pages/my-home.tsx'

const LATEST = 3

async function myHome(asker: Caller, ask: Ask): Promise<Reply> {
  const caller = onlyReading(asker)
  const me = caller.actor.personId!
  ask.about(me)
  const { address, preferredName } = await bannerFor(caller, me)
  const parts = await gather(caller, me, MY_PANELS)
  const { entries } = await entriesOf(caller, me, { limit: LATEST })
  const open = (path: string, label: string) => offered([{ path, label }], rooms, caller.role, caller.actor.kinds, me)[0]?.href
  return page(render(
    <MyHomePage
      framed={frame(ask.identity, ask.path)} name={greetingName(address, preferredName)} parts={{ ...parts, entries }}
      ask={open('/my/ask', 'Ask for help again')} record="/my/record" links={offered(OWN_OFFERS, rooms, caller.role, caller.actor.kinds, me)}
    />,
  ))
}

/** The person's own first page. */
export const myRoutes: Route[] = [see('/my', { may: 'my-kith.see', audit: 'own first page opened' }, myHome)]
