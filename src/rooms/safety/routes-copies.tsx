import { contactsOf, frame, KINDS, myBasis, sharedWithMe } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addHours, formatDate } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import { type Ask, page, type Reply, type Route, see } from '../../core/route.ts'
import { render } from '../../ui/index.ts'
import { type Part, partFor, readPerson, shownName } from '../people/index.ts'
import { CardPage, CopyPage, ReadersPage, SharedPlanPage } from './pages/copies.tsx'
import { both, SAFETY_PLAN } from './part.ts'
import { newestCrisisReading } from './store-crisis-reading.ts'
import { sharedPlan, shownPlan } from './whole.ts'

// A range ends at a midnight: the last day is the one before.
const untilWords = (until: Date | null): string => (until ? `until the end of ${formatDate(addHours(until, -12))}` : 'until they change it')

async function nameOf(caller: Caller, personId: string): Promise<string> {
  const person = await readPerson(caller, personId)
  return person ? shownName(person) : ''
}

const copy = async (part: Part, caller: Caller): Promise<Reply> =>
  page(render(<CopyPage part={part} name={await nameOf(caller, part.personId)} {...(await shownPlan(caller, part.personId))} />))

async function card(caller: Caller, ask: Ask): Promise<Reply> {
  const part = await partFor(caller, ask, SAFETY_PLAN)
  return page(render(<CardPage part={part} name={await nameOf(caller, part.personId)} {...(await shownPlan(caller, part.personId))} />))
}

async function readers(caller: Caller, ask: Ask): Promise<Reply> {
  const part = await partFor(caller, ask, SAFETY_PLAN)
  const let_in = (await contactsOf(caller, part.personId)).filter(one => one.grants & KINDS.safetyPlan)
  const listed = let_in.map(one => ({ contactId: one.id, name: one.name, until: one.until ? untilWords(one.until) : 'until you change it' }))
  const person = await readPerson(caller, part.personId)
  const name = person?.preferredName ?? person?.givenName ?? ''
  return page(
    render(
      <ReadersPage
        part={part}
        name={name}
        readers={listed}
        crisis={(await newestCrisisReading(caller, part.personId))?.agreed === true}
        {...(await sharedPlan(caller, part.personId))}
      />,
    ),
  )
}

async function shared(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = ask.params.person!
  const { kinds } = await myBasis(caller, personId)
  const rule = (await sharedWithMe(caller)).find(one => one.personId === personId)
  if (!(kinds & KINDS.safetyPlan) || !rule) throw new NotFound()
  const framed = frame(ask.identity, '/shared')
  return page(render(<SharedPlanPage framed={framed} name={rule.name} until={untilWords(rule.until)} {...(await sharedPlan(caller, personId))} />))
}

export const routes: Route[] = [
  ...both.see('/safety-plan/copy', 'safety plan copied', copy),
  see('/my/safety-plan/card', { may: 'my-kith.see', audit: 'own safety plan card opened' }, card),
  see('/my/safety-plan/readers', { may: 'my-kith.see', audit: 'own safety plan, who can see it' }, readers),
  see('/shared/:person/safety-plan', { may: 'shared.see', audit: 'safety plan you share opened' }, shared),
]
