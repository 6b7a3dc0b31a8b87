import { KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { readPicture } from './actions.ts'
import { readBarriers, readLooks } from './store.ts'
import { asksOf } from './store-asks.ts'
import { cardsOf, keptByMe } from './store-cards.ts'
import { readAccompaniments, readConnections, readContributions, readEvents, readSteps, readViews } from './store-connect.ts'
import { lookedFor } from './store-place.ts'

/** The network and everything tried, as the person takes it away. */
export async function copyOfNetwork(caller: Caller, personId: string): Promise<object> {
  if (!((await myBasis(caller, personId)).kinds & KINDS.network)) return {}
  const connections = await readConnections(caller, personId)
  const events = await readEvents(
    caller,
    connections.map(one => one.id),
  )
  const tried: object[] = []
  for (const { id, assetName, matters, startedAt, endedAt, endedWords } of connections) {
    const steps = (await readSteps(caller, id)).map(({ words, doneOn }) => ({ words, doneOn }))
    tried.push({
      with: assetName,
      matters,
      startedAt,
      endedAt,
      endedWords,
      steps,
      happened: (events.get(id) ?? []).map(({ what, onDay, words, byName }) => ({ what, onDay, words, byName })),
    })
  }
  return {
    network: (await readPicture(caller, personId)).ties.map(({ name, about, domain, ring, strength, standsInWay }) => ({
      name,
      about,
      domain,
      ring,
      strength,
      standsInWay,
    })),
    networkOverTime: (await readLooks(caller, personId)).map(({ at, whoWith, words, counts }) => ({ at, whoWith, words, counts })),
    barriers: (await readBarriers(caller, personId)).map(({ kind, words, at, easedAt }) => ({ kind, words, at, easedAt })),
    lookedForAndNotFound: await lookedFor(caller, personId),
    connectorAsked: (await asksOf(caller, personId)).map(({ teamName, matters, askedByName, askedAt, state, takenByName }) => ({
      teamName,
      matters,
      askedByName,
      askedAt,
      state,
      takenByName,
    })),
    whatIsPossible: (await readViews(caller, personId)).map(({ id: _, ...view }) => view),
    tried,
    someoneGoesWithMe: (await readAccompaniments(caller, personId)).map(({ toWhat, workerName, startsAt, travel, state }) => ({
      toWhat,
      workerName,
      startsAt,
      travel,
      state,
    })),
    offers: (await readContributions(caller, personId)).map(({ what, kind, offeredOn, state, cameOfIt }) => ({ what, kind, offeredOn, state, cameOfIt })),
    toldToOrganisers: (await cardsOf(caller, personId)).map(({ organiserName, assetName, chosenName, helps, days, until, withdrawnAt }) => ({
      organiserName,
      assetName,
      chosenName,
      helps,
      days,
      until,
      withdrawnAt,
    })),
    keptForLater: (await keptByMe(caller)).map(({ name, keptAt }) => ({ name, keptAt })),
  }
}
