import { KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { partsOf } from './export.ts'
import { sectionName } from './sections.ts'
import { OUTCOMES } from './states.ts'
import { readAgreements, readLines } from './store.ts'
import { readLinks } from './store-links.ts'
import { readReviews } from './store-reviews.ts'
import { readVersion, readVersions } from './store-versions.ts'

/** This room's part of the record somebody takes away: the plan as it stands and as it was published, what was said to it, reviews, links. */
export async function copyOfPlan(caller: Caller, personId: string): Promise<object> {
  if (!((await myBasis(caller, personId)).kinds & KINDS.plan)) return {}
  const published: object[] = []
  for (const { id } of await readVersions(caller, personId)) {
    const version = await readVersion(caller, id)
    if (version) {
      const lines = version.lines.map(({ section, words, notNow, facts }) => ({ part: sectionName(section, true), words, notNow, facts }))
      published.push({ at: version.publishedAt, by: version.byName, lines, howItWasDecided: version.meeting })
    }
  }
  const parts = partsOf(await readLines(caller, personId), true)
  return {
    plan: parts.map(({ title, lines }) => ({ part: title, lines })),
    planAsPublished: published,
    whatISaidToThePlan: (await readAgreements(caller, personId)).map(({ answer, words, how, onDay, byName }) => ({
      answer,
      words,
      how,
      on: onDay,
      by: byName,
    })),
    planReviews: (await readReviews(caller, personId)).map(({ plannedOn, heldOn, outcome, words, invites }) => ({
      planned: plannedOn,
      held: heldOn,
      outcome: outcome && OUTCOMES[outcome],
      words,
      invited: invites.map(({ name, askedAt, askedHow, answer, views }) => ({ name, asked: askedAt, how: askedHow, answer, views })),
    })),
    planLinks: (await readLinks(caller, personId)).map(({ forWhom, sections, madeAt, until, withdrawnAt }) => ({
      forWhom,
      parts: sections.map(section => sectionName(section, true)),
      made: madeAt,
      until,
      takenBack: withdrawnAt,
    })),
  }
}
