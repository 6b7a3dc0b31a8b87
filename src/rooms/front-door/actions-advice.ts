import { ROLES, type RoleCode } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { enqueue } from '../../core/jobs.ts'
import { askAgain } from './actions-again.ts'
import type { Agreed, WayIn } from './front-door.ts'
import { receive } from './receive.ts'
import type { Asker } from './store.ts'
import { type Advice, type Adviser, advisers, insertAdvice, insertMessage, linkHelp, markAnswered, readAdvice } from './store-advice.ts'

const ADVISING = (Object.keys(ROLES) as RoleCode[]).filter(role => (ROLES[role].permissions as readonly string[]).includes('front-door.answer-advice'))

/** The named colleagues somebody may ask. */
export const whomToAsk = (caller: Caller): Promise<Adviser[]> => advisers(caller, ADVISING)

export interface Question {
  onceKey: string
  personId: string | undefined
  asked: Advice['personAsked']
  adviserId: string
  words: string
}

/** Starts a conversation with a named colleague (R337). @returns its id, also when the same form was sent before */
export async function startAdvice(caller: Caller, it: Question): Promise<string> {
  const adviser = (await whomToAsk(caller)).find(one => one.id === it.adviserId)
  if (!adviser) throw new Invalid({ adviser: 'Choose someone from the list' })
  // The form's own key is the conversation's id, so that sending it twice finds the first.
  const kept = await insertAdvice(caller, { id: it.onceKey, onceKey: it.onceKey, personId: it.personId, personAsked: it.asked, adviser }).catch(error => {
    if ((error as { code?: string }).code === 'KC001') throw new Invalid({ adviser: 'This colleague cannot be asked about this person. Choose somebody else.' })
    throw error
  })
  if (kept) {
    await insertMessage(caller, it.onceKey, it.words)
    await enqueue(caller, 'message.send', { worker: adviser.id, template: 'advice-asked' })
  }
  return it.onceKey
}

/** The conversation, when the caller is one of the two. */
export async function mySide(caller: Caller, adviceId: string): Promise<Advice> {
  const advice = await readAdvice(caller, adviceId)
  if (!advice) throw new NotFound()
  if (caller.actor.workerId !== advice.askerWorker && caller.actor.workerId !== advice.adviserWorker) throw new NotAllowed()
  return advice
}

/** Either of the two writes; the adviser's first words are the answer, and its time is kept (R152). */
export async function writeBack(caller: Caller, adviceId: string, words: string): Promise<void> {
  const advice = await mySide(caller, adviceId)
  await insertMessage(caller, adviceId, words)
  const answering = caller.actor.workerId === advice.adviserWorker
  if (answering) await markAnswered(caller, adviceId)
  await enqueue(caller, 'message.send', {
    worker: answering ? advice.askerWorker : advice.adviserWorker,
    template: answering ? 'advice-answered' : 'advice-asked',
  })
}

export interface Help {
  givenName: string
  familyName: string
  born: string | undefined
  placeCode: string
  neighbourhoodCode: string | undefined
  phone: string | undefined
  safe: string
  words: string
  agreed: Exclude<Agreed, 'self'>
}

const wayOf = (advice: Advice): WayIn => (advice.askerKind === 'gp_practice' ? 'gp_conversation' : 'community_worker')

const askerOf = (advice: Advice, agreed: Agreed): Asker => ({
  name: advice.askerName,
  relation: '',
  organisation: advice.askerOrganisation ?? '',
  contact: '',
  words: advice.personId ? '' : advice.question,
  tookResponsibility: '',
  workerId: advice.askerWorker,
  shownToPerson: agreed === 'yes',
})

/** A conversation becomes help: no letter, and the clock is that of the first word (R337, R338). Nothing is made twice. */
export async function turnIntoHelp(caller: Caller, adviceId: string, help: Help): Promise<void> {
  const advice = await mySide(caller, adviceId)
  if (advice.helpRequestId) throw new Conflict('This is a request for help already.')
  const asker = askerOf(advice, help.agreed)
  // The adviser holds no basis for the person named in the question: the house does this for them.
  await lend(caller, 'front-door', async sys => {
    // The conversation's own id is the key, so that two presses at once make one request.
    const common = { onceKey: adviceId, receivedAt: advice.startedAt, wayIn: wayOf(advice), asker }
    const requestId = advice.personId
      ? (await askAgain(sys, advice.personId, { ...common, words: help.words, agreed: help.agreed }, caller.actor)).requestId
      : (
          await receive(
            sys,
            {
              ...help,
              ...common,
              agreedHow: help.agreed === 'yes' ? `Told ${advice.askerName}` : '',
              ownWords: help.words,
              easier: '',
              addressAs: '',
              safeContact: help.safe,
              email: undefined,
            },
            caller.actor,
          )
        ).id
    if (requestId) await linkHelp(sys, adviceId, requestId)
  })
}
