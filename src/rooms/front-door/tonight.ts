import { KINDS } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { helpFirstFor } from '../clinical-content/index.ts'
import { mayContact, readContactRules, readPerson, readPoints, ruleLines, shownName } from '../people/index.ts'
import { addEntry } from '../timeline/index.ts'
import { readRequest } from './store.ts'
import { callingTeam, insertOutreach, type OutreachTask } from './store-drafts.ts'

/** Who gets in touch within the hour when somebody's words say that a life may be in danger. */
export interface Tonight {
  teamId: string
  teamName: string
}

/**
 * The team that answers these words within the hour: the crisis team of the place. Undefined for other words, and where no
 * crisis team has anybody at work. Where somebody is hurt by another, an unexpected call can make it worse: those words bring
 * help to the page and call nobody.
 */
export async function tonightFor(caller: Caller, words: string, placeCode: string): Promise<Tonight | undefined> {
  const help = await helpFirstFor(caller, words)
  return help.some(one => one.topic !== 'abuse') ? callingTeam(caller, placeCode) : undefined
}

/** Somebody asked, in these words; `personId` is on the record already, with how they may be reached. */
export interface AskedTonight {
  onceKey: string
  requestId: string
  personId: string
  words: string
  /** Who asked for them, and how to reach that person. */
  asker?: { name: string; contact: string } | undefined
}

/** Makes the call when the words ask for it. Whoever holds the person stays responsible; nothing is written about how they are (R121). */
export async function callTonight(caller: Caller, it: AskedTonight): Promise<void> {
  const person = await readPerson(caller, it.personId)
  const tonight = person && (await tonightFor(caller, it.words, person.placeCode))
  if (!tonight) return
  const [rules, points] = [await readContactRules(caller, it.personId), await readPoints(caller, it.personId)]
  const mayRing = mayContact(rules, 'phone', caller.now).ok
  const number = points.find(point => point.kind !== 'email')
  const others = points
    .filter(point => point !== number || !mayRing)
    .map(point => `${point.kind === 'email' ? 'Email' : 'Number, not for calls now'}: ${point.value}.`)
  await insertOutreach(caller, {
    draftId: it.onceKey,
    requestId: it.requestId,
    teamId: tonight.teamId,
    phone: mayRing ? (number?.value ?? '') : '',
    name: shownName(person),
    words: it.words,
    safeContact: [...(rules ? ruleLines(rules) : []), ...others, it.asker?.contact ? `Who asked: ${it.asker.name}, ${it.asker.contact}.` : '']
      .filter(Boolean)
      .join(' '),
  })
}

/** What came of a call about a request stands on the record, for whoever holds the person. */
export async function keepCall(caller: Caller, task: OutreachTask, outcome: string): Promise<void> {
  if (!task.requestId) return
  await lend(caller, 'front-door', async sys => {
    const request = await readRequest(sys, task.requestId!)
    if (!request) return
    const signed: Caller = { ...sys, actor: caller.actor }
    await addEntry(signed, { personId: request.personId, kinds: KINDS.requests, what: 'request', title: `${task.teamName} got in touch`, body: outcome })
  })
}
