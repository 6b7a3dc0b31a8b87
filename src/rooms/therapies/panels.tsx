import type { ReactNode } from 'react'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Heading, SummaryList } from '../../ui/index.ts'
import type { Service } from '../organisations/index.ts'
import { listTherapies } from './actions.ts'
import { howWords } from './pages/parts.tsx'
import { offersOf } from './store.ts'
import { waitWords } from './therapies.ts'

const small = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/** For a service's public page: what it offers of what NICE recommends, how, and how long the wait is; nothing where it offers none. */
export async function partOfService(caller: Caller, service: Service): Promise<ReactNode> {
  const offers = await offersOf(caller, service.id)
  if (offers.length === 0) return null
  const today = londonDate(caller.now)
  const rows = (await listTherapies(caller)).flatMap(({ code, title }) => {
    const offer = offers.find(one => one.therapy === code)
    return offer ? [{ key: title, value: `${howWords(offer)}. Wait: ${small(waitWords(offer, today))}.` }] : []
  })
  return (
    <section aria-labelledby="therapies">
      <Heading level={2} id="therapies">
        Therapies, groups and planning
      </Heading>
      <SummaryList rows={rows} />
      <p>
        <a href={`/places/${service.placeCode}/therapies`}>Who else offers these in {service.placeName}</a>
      </p>
    </section>
  )
}
