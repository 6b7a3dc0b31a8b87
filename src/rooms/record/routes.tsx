import { frame, myBasis, namesOf, sharedWithMe } from '../../access/index.ts'
import { type Caller, onlyReading } from '../../core/caller.ts'
import { type Ask, page, type Reply, type Route, see } from '../../core/route.ts'
import { render } from '../../ui/index.ts'
import { bannerFor } from '../people/index.ts'
import { copyOf } from './copy.ts'
import { rooms } from './doors.ts'
import { TogetherPage } from './pages/person-view.tsx'
import { RecordPage } from './pages/record.tsx'
import { SharedPage } from './pages/shared.tsx'
import { MyRecordPage, WrittenPage } from './pages/written.tsx'
import { entriesOf, gather, inTheirWords, kindsSeen, yearsWritten } from './panels.tsx'
import { offered, readPlace, WORK_OFFERS, withoutOwnDoors } from './record.ts'
import { PERSON_PANELS, RECORD_PANELS } from './sections.ts'

const LIMIT = 20
/** On the page with everything else: the newest, in full. */
const NEWEST = 10

async function record(asker: Caller, ask: Ask): Promise<Reply> {
  const caller = onlyReading(asker)
  const personId = ask.params.person!
  const banner = await bannerFor(caller, personId)
  await kindsSeen(caller, personId)
  const { ownKinds } = await myBasis(caller, personId)
  const parts = await gather(caller, personId, RECORD_PANELS)
  const { entries, older, shown } = await entriesOf(caller, personId, { limit: NEWEST })
  ask.note(`${shown} entries shown`)
  const more = older ? { href: `/people/${personId}/timeline`, years: await yearsWritten(caller, personId) } : undefined
  const offers = offered(WORK_OFFERS, [...rooms, ...routes], caller.role, ownKinds, personId)
  return page(
    render(
      <RecordPage
        framed={frame(ask.identity)}
        banner={{ ...banner, href: undefined, about: undefined }}
        parts={{ ...parts, entries }}
        more={more}
        offers={offers}
      />,
    ),
  )
}

async function written(asker: Caller, ask: Ask): Promise<Reply> {
  const caller = onlyReading(asker)
  const personId = ask.params.person!
  const banner = await bannerFor(caller, personId)
  const before = readPlace(ask.query.get('before'))
  const { entries, older, shown } = await entriesOf(caller, personId, { before, limit: LIMIT })
  ask.note(`${shown} entries shown`)
  const first = `/people/${personId}/timeline`
  return page(
    render(
      <WrittenPage
        framed={frame(ask.identity)}
        banner={banner}
        personId={personId}
        entries={entries ?? <p>Nothing has been written yet.</p>}
        later={before !== undefined}
        years={await yearsWritten(caller, personId)}
        older={older && `${first}?before=${older}`}
      />,
    ),
  )
}

async function together(asker: Caller, ask: Ask): Promise<Reply> {
  const caller = onlyReading(asker)
  const personId = ask.params.person!
  await kindsSeen(caller, personId)
  const parts = await inTheirWords(caller, personId, them => gather(onlyReading(them), personId, PERSON_PANELS))
  const { entries } = await entriesOf(caller, personId, { limit: LIMIT, together: true })
  const framed = { ...frame(ask.identity, '', 'person'), nav: [] }
  return page(withoutOwnDoors(render(<TogetherPage framed={framed} parts={{ ...parts, entries }} back={`/people/${personId}`} />)))
}

async function mine(asker: Caller, ask: Ask): Promise<Reply> {
  const caller = onlyReading(asker)
  const me = caller.actor.personId!
  ask.about(me)
  const before = readPlace(ask.query.get('before'))
  const { entries, older } = await entriesOf(caller, me, { before, limit: LIMIT })
  return page(
    render(
      <MyRecordPage
        framed={frame(ask.identity, ask.path)}
        entries={entries ?? <p>Nothing has been written yet.</p>}
        later={before !== undefined}
        years={await yearsWritten(caller, me)}
        older={older && `/my/record?before=${older}`}
      />,
    ),
  )
}

async function download(caller: Caller, ask: Ask): Promise<Reply> {
  const me = caller.actor.personId!
  ask.about(me)
  const body = JSON.stringify(await copyOf(caller, me), null, 2)
  return {
    status: 200,
    body,
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="my-kith-record.json"' },
  }
}

async function shared(asker: Caller, ask: Ask): Promise<Reply> {
  const caller = onlyReading(asker)
  const personId = ask.params.person!
  const kinds = await kindsSeen(caller, personId, 0)
  // Their first name goes with anything they share.
  const name = (await sharedWithMe(caller)).find(one => one.personId === personId)?.name
  const parts = await gather(caller, personId, PERSON_PANELS)
  const { entries } = await entriesOf(caller, personId, { limit: LIMIT })
  return page(render(<SharedPage framed={frame(ask.identity, '/shared')} name={name} kinds={namesOf(kinds)} parts={{ ...parts, entries }} />))
}

export const routes: Route[] = [
  see('/people/:person', { may: 'record.see', audit: 'record opened' }, record),
  see('/people/:person/timeline', { may: 'record.see', audit: 'everything written opened' }, written),
  see('/people/:person/together', { may: 'record.see', audit: 'record looked at together' }, together),
  see('/my/record', { may: 'my-kith.see', audit: 'own record opened' }, mine),
  see('/my/record.json', { may: 'my-kith.see', audit: 'own record downloaded' }, download),
  see('/shared/:person', { may: 'shared.see', audit: 'what you share opened' }, shared),
]
