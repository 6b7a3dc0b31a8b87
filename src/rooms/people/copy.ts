import type { Caller } from '../../core/caller.ts'
import { ruleLines } from './contact-rules.ts'
import { markerWords } from './needs.ts'
import { readAddresses, readPerson, readPoints, readSurgeries } from './store.ts'
import { readConstraints, readMarkers, readNeeds } from './store-needs.ts'
import { readAboutMe, readContactRules, readSelfDescription } from './store-words.ts'
import { readWordsKept } from './store-words-kept-off.ts'

const identityOf = async (caller: Caller, personId: string) => {
  const person = await readPerson(caller, personId)
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
  }
}

async function ownWords(caller: Caller, personId: string) {
  const [about] = await readAboutMe(caller, personId)
  const described = await readSelfDescription(caller, personId)
  return {
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
    howIDescribeMyself: described && {
      ethnicity: described.ethnicity,
      language: described.language,
      gender: described.gender,
      beliefs: described.beliefs,
      ratherNotSay: described.preferNot,
      writtenAt: described.writtenAt,
      by: described.authorName,
    },
  }
}

/** Who somebody is and how to be with them, as they take it away: under the reader's own rights, words and dates only. */
export async function copyOfPerson(caller: Caller, personId: string) {
  return {
    ...(await identityOf(caller, personId)),
    reach: (await readPoints(caller, personId)).map(({ kind, value, shared }) => ({ kind, value, sharedWithOthers: shared })),
    addresses: (await readAddresses(caller, personId)).map(({ kind, lines, postcode }) => ({ kind, lines, postcode })),
    surgeries: (await readSurgeries(caller, personId)).map(({ practiceName, kind, since }) => ({ name: practiceName, kind, since })),
    ...(await ownWords(caller, personId)),
    howToContactMe: ruleLines(await readContactRules(caller, personId)),
    needs: (await readNeeds(caller, personId)).map(need => ({ need: need.flag, words: need.words, met: need.metHow })),
    doNotAsk: (await readMarkers(caller, personId)).map(markerWords),
    wordsToKeepOff: (await readWordsKept(caller, personId)).map(({ word, instead }) => ({ word, instead })),
    fitAround: (await readConstraints(caller, personId)).map(({ kind, words }) => ({ kind, words })),
  }
}
