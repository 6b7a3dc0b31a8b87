import type { Caller } from '../../core/caller.ts'
import { currentHolder, readMembers } from '../care-team/index.ts'
import { openSteps } from '../contacts/index.ts'
import { requestsOf, STATE_NAMES } from '../front-door/index.ts'
import {
  markerWords,
  readAboutMe,
  readAddresses,
  readConstraints,
  readContactRules,
  readMarkers,
  readNeeds,
  readPerson,
  readPoints,
  readSurgeries,
  ruleLines,
} from '../people/index.ts'
import { type Entry, readEntries } from '../timeline/index.ts'

const BATCH = 500

/** Every entry the caller may see, newest first. */
async function allEntries(caller: Caller, personId: string): Promise<Entry[]> {
  const all: Entry[] = []
  for (;;) {
    const last = all.at(-1)
    const batch = await readEntries(caller, personId, { limit: BATCH, before: last && { at: last.happenedAt, id: last.id } })
    all.push(...batch)
    if (batch.length < BATCH) return all
  }
}

const entryCopy = (entry: Entry) => ({
  happened: entry.happenedAt,
  written: entry.writtenAt,
  title: entry.title,
  words: entry.body,
  writtenBy: { name: entry.authorName, role: entry.authorRole, organisation: entry.organisationName },
  said: entry.comments.map(comment => ({
    kind: comment.kind,
    words: comment.words,
    at: comment.madeAt,
    answer: comment.answer === null ? null : { words: comment.answer, by: comment.answeredByName, at: comment.answeredAt },
  })),
})

async function whoTheyAre(caller: Caller, personId: string) {
  const person = await readPerson(caller, personId)
  const [about] = await readAboutMe(caller, personId)
  return {
    name: person && {
      given: person.givenName,
      family: person.familyName,
      preferred: person.preferredName,
      howToAddress: person.howToAddress,
      pronouns: person.pronouns,
    },
    born: person?.born,
    nhsNumber: person?.nhsNumber,
    reach: (await readPoints(caller, personId)).map(({ kind, value }) => ({ kind, value })),
    addresses: (await readAddresses(caller, personId)).map(({ kind, lines, postcode }) => ({ kind, lines, postcode })),
    surgeries: (await readSurgeries(caller, personId)).map(surgery => surgery.practiceName),
    aboutMe: about && {
      likes: about.likes,
      needs: about.needs,
      hard: about.hard,
      matters: about.matters,
      howToSpeakToMe: about.speak,
      earlySigns: about.signs,
      writtenAt: about.writtenAt,
      by: about.authorName,
    },
    howToContactMe: ruleLines(await readContactRules(caller, personId)),
    needs: (await readNeeds(caller, personId)).map(need => ({ need: need.flag, words: need.words, met: need.metHow })),
    doNotAsk: (await readMarkers(caller, personId)).map(markerWords),
    fitAround: (await readConstraints(caller, personId)).map(({ kind, words }) => ({ kind, words })),
  }
}

async function whoHelps(caller: Caller, personId: string) {
  const holder = await currentHolder(caller, personId)
  return {
    responsible: holder && {
      keyWorker: holder.workerName,
      team: holder.teamName,
      organisation: holder.organisationName,
      phone: holder.teamPhone,
      since: holder.since,
    },
    careTeam: (await readMembers(caller, personId)).map(member => ({
      name: member.workerName ?? member.teamName,
      role: member.role,
      organisation: member.organisationName,
      agreed: member.state === 'agreed',
    })),
    next: (await openSteps(caller, personId)).map(({ what, doerName, due }) => ({ what, who: doerName, by: due })),
  }
}

/** The person's own record to take away: what their pages show, as data, under the same rules. */
export async function copyOf(caller: Caller, personId: string) {
  return {
    made: caller.now,
    ...(await whoTheyAre(caller, personId)),
    ...(await whoHelps(caller, personId)),
    requests: (await requestsOf(caller, personId, BATCH)).map(request => ({
      received: request.receivedAt,
      words: request.ownWords,
      state: STATE_NAMES[request.state],
      team: request.teamName,
      reference: request.reference,
    })),
    entries: (await allEntries(caller, personId)).map(entryCopy),
  }
}
