import type { Caller } from '../core/caller.ts'
import { addDays, londonDate } from '../core/dates.ts'
import { PLACE } from './cast.ts'
import { type OfferToPut, putOffers, putPathwayName } from './store-therapies.ts'

type Template = Pick<OfferToPut, 'therapy' | 'location' | 'ways' | 'forms'> & { weeks: number; people: number }
const one = (therapy: string, weeks: number, people: number, location: string, ways = ['in_person', 'video']): Template => ({
  therapy,
  weeks,
  people,
  location,
  ways,
  forms: ['one_to_one'],
})
const HUB = 'At the neighbourhood hub, or at a GP surgery near you'
const SIDE = 'At the quiet side entrance; childcare next door'
const HOME = 'Where you are: at home, or anywhere you feel safe'

/** What each sort of team of the demonstration offers, by the beginning of its slug. What stands in none of them nobody offers. */
const OFFERED: Record<string, readonly Template[]> = {
  core: [
    one('guided-self-help', 1, 60, HUB, ['video', 'phone', 'online']),
    one('cbt', 9, 44, HUB),
    one('behavioural-activation', 4, 30, HUB),
    one('exposure-response', 11, 12, HUB),
    one('trauma-focused-cbt', 14, 18, HUB),
    one('cbt-voices', 10, 9, HUB),
    one('safety-planning', 0, 70, HOME, ['in_person', 'video', 'phone']),
    one('crisis-planning', 2, 26, HOME, ['in_person', 'phone']),
    { ...one('family-support', 5, 16, HUB), forms: ['group', 'family'] },
  ],
  complex: [
    { ...one('dbt', 12, 24, SIDE, ['in_person']), forms: ['one_to_one', 'group'] },
    { ...one('mentalisation', 16, 20, SIDE, ['in_person']), forms: ['group'] },
    one('self-harm-therapy', 4, 22, SIDE),
    one('emdr', 15, 10, SIDE, ['in_person']),
    one('crisis-planning', 1, 30, SIDE, ['in_person', 'phone']),
    { ...one('family-support', 6, 14, SIDE), forms: ['group'] },
  ],
  eating: [one('cbt-eating', 4, 26, 'Second floor, with a lift'), one('mantra', 6, 11, 'Second floor, with a lift')],
  common: [
    { ...one('peer-group', 1, 48, 'In the front room, Tuesdays at six', ['in_person']), forms: ['group'] },
    one('peer-one-to-one', 3, 27, HOME, ['in_person', 'phone']),
    { ...one('mindfulness-cbt', 7, 18, 'In the front room, Thursdays at ten', ['in_person']), forms: ['group'] },
  ],
  crisis: [one('safety-planning', 0, 90, HOME, ['in_person', 'phone'])],
  rehab: [{ ...one('family-therapy', 8, 12, HOME, ['in_person', 'video']), forms: ['family'] }],
  university: [one('counselling', 2, 80, 'Behind the library café', ['in_person', 'video'])],
}

const spread = (text: string) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 17)

// Some counted lately, some long ago, some not at all, as it is anywhere; the same on every run.
function told(slug: string, { weeks, people, ...rest }: Template, now: Date): Omit<OfferToPut, 'team_id'> {
  const turn = spread(slug + rest.therapy)
  const daysAgo = turn % 8 === 0 ? 130 : 6 + (turn % 60)
  const wait_weeks = turn % 9 === 4 ? null : weeks + (turn % 4)
  const started = turn % 7 === 3 ? null : people + (turn % 9)
  const finished = started === null ? null : Math.floor(started * (0.4 + (turn % 5) / 10))
  const counted_on = wait_weeks === null && started === null ? null : londonDate(addDays(now, -daysAgo))
  return { ...rest, wait_weeks, started, finished, counted_on }
}

/** What the teams of the demonstration offer, and one place that has named its pathway. */
export async function putTherapies(caller: Caller, teams: ReadonlyMap<string, string>): Promise<void> {
  const offers = [...teams].flatMap(([slug, team_id]) =>
    (OFFERED[slug.split('-')[0]!] ?? []).map(template => ({ team_id, ...told(slug, template, caller.now) })),
  )
  await putOffers(caller, offers)
  await putPathwayName(caller, {
    placeCode: PLACE.haringey,
    name: 'Steady Ground',
    chosenBy:
      'the Lantern Circle, fourteen people who have used this help and four of their families, over three evenings. The Circle is made up for this demonstration.',
    words: 'We begin with what happened to you and what has helped. You meet one person who stays the same, and you choose when a group is right for you.',
  })
}
