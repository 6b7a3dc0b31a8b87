import { frame } from '../../access/index.ts'
import { type Caller, onlyReading } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { type Ask, page, type Reply, type Route, see } from '../../core/route.ts'
import { render } from '../../ui/index.ts'
import { readPerson } from '../people/index.ts'
import { entriesOf, gather, type Offer, OWN_OFFERS, offered, routes as record, rooms } from '../record/index.ts'
import { greetingName } from './my.ts'
import { MY_PANELS } from './my-panels.ts'
import { MyHomePage } from './pages/my-home.tsx'

const LATEST = 3
const ASK_AGAIN: Offer = { path: '/my/ask', label: 'Ask for help again' }

async function myHome(asker: Caller, ask: Ask): Promise<Reply> {
  const caller = onlyReading(asker)
  const me = caller.actor.personId!
  ask.about(me)
  const person = await readPerson(caller, me)
  if (!person) throw new NotFound()
  const parts = await gather(caller, me, MY_PANELS)
  const { entries } = await entriesOf(caller, me, { limit: LATEST })
  const offer = (offers: readonly Offer[]) => offered(offers, [...rooms, ...record], caller.role, caller.actor.kinds, me)
  return page(
    render(
      <MyHomePage
        framed={frame(ask.identity, ask.path)}
        name={greetingName(person)}
        parts={{ ...parts, entries }}
        ask={offer([ASK_AGAIN])[0]?.href}
        once={newId()}
        record="/my/record"
        links={offer(OWN_OFFERS)}
      />,
    ),
  )
}

/** The person's own first page. */
export const myRoutes: Route[] = [see('/my', { may: 'my-kith.see', audit: 'own first page opened' }, myHome)]
