import { createTransport } from 'nodemailer'
import { type Caller, type Clock, inTransaction, realClock, system } from '../../core/caller.ts'
import type { Config } from '../../core/config.ts'
import type { Database } from '../../core/db.ts'
import { log } from '../../core/log.ts'
import { makeKey, newsAddress, newsLetter, ownerOf } from '../../rooms/assets/index.ts'
import { mayWriteTo } from '../../rooms/front-door/index.ts'
import { readContactRules, readPoints } from '../../rooms/people/index.ts'
import { type Addresses, type Choice, chooseRoute } from './choose.ts'
import { askerOf, claimDue, type Due, markFailed, markHeld, markSending, markSent, markWaiting, type OutwardRoute, tellHolder, type Via } from './store.ts'
import { type About, outward, templateOf, toOrganiser, toReader } from './templates.ts'

export interface Letter {
  /** The same for every try at one message, so that a mail server or a reader can tell a second copy. */
  id: string
  to: string
  subject: string
  text: string
}

/** One way out of the building. Throws when the message was not accepted. */
export interface Sender {
  via: Via
  send(letter: Letter): Promise<void>
}

export type Senders = Partial<Record<OutwardRoute, Sender>>

/** Keeps everything in the house: what would have been sent shows in the person's own list of messages, and nothing leaves. */
const outbox: Sender = { via: 'outbox', send: async () => undefined }

/** The ways out that are set up: a mail server if there is one; in the demonstration the embedded outbox for the rest. */
export function sendersFor(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'demo'>): Senders {
  const inside: Senders = config.demo ? { email: outbox, text: outbox } : {}
  if (!config.smtpUrl) return inside
  const transport = createTransport(config.smtpUrl)
  const domain = /@([^>\s]+)/.exec(config.mailFrom)?.[1] ?? 'localhost'
  const smtp: Sender = {
    via: 'smtp',
    send: async ({ id, to, subject, text }) => {
      await transport.sendMail({
        from: config.mailFrom,
        to: [{ name: '', address: to }],
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
  }
  return { ...inside, email: smtp }
}

const MOST_TRIES = 6

/** What the transaction decided; the sending itself happens after it. */
type Taken = { due: Due; route: OutwardRoute; to: string; about?: About; news?: string } | 'settled' | undefined

/**
 * Sends what is due, one message at a time: the choice of route is made and kept in one transaction, the sending happens
 * outside any, and the outcome is kept in another. Rules are read at the last moment, so that a change of mind counts.
 * @returns how many messages were sent, put off or held
 */
export async function deliverPending(db: Database, senders: Senders, baseUrl: string, clock: Clock = realClock, most = 100): Promise<number> {
  for (let done = 0; done < most; done++) {
    const taken = await inTransaction(db, system('messages'), caller => take(caller, senders), { clock })
    if (!taken) return done
    if (taken !== 'settled') await deliver(db, senders, taken, baseUrl, clock)
  }
  return most
}

async function take(caller: Caller, senders: Senders): Promise<Taken> {
  const due = await claimDue(caller)
  if (!due) return undefined
  const choice = await choose(caller, due, Object.keys(senders) as OutwardRoute[])
  if (choice.do === 'send') {
    await markSending(caller, due.id, choice.route)
    // The link is made as the letter is written: its secret is in the letter and nowhere else.
    const about = due.entry ? { entry: (await ownerOf(caller, due.entry))?.entry ?? '', token: await makeKey(caller, due.entry) } : undefined
    const news = due.news && (await newsLetter(caller, due.news))?.token
    return { due, route: choice.route, to: choice.to, ...(about ? { about } : {}), ...(news ? { news } : {}) }
  }
  if (choice.do === 'wait') await markWaiting(caller, due.id, choice.until)
  else await hold(caller, due, choice.why)
  return 'settled'
}

async function choose(caller: Caller, due: Due, canSend: readonly OutwardRoute[]): Promise<Choice> {
  if (due.personId && !(await mayWriteTo(caller, due.personId))) return { do: 'hold', why: 'nothing_agreed' }
  if (due.personId) return chooseRoute(await readContactRules(caller, due.personId), await addressesOf(caller, due.personId), canSend, caller.now)
  const contact = due.news
    ? ((await newsAddress(caller, due.news)) ?? '')
    : due.entry
      ? ((await ownerOf(caller, due.entry))?.email ?? '')
      : (due.askerOf && (await askerOf(caller, due.askerOf))?.contact.trim()) || ''
  if (due.entry && !contact) return { do: 'hold', why: 'no_address' }
  if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$/.test(contact)) return { do: 'hold', why: 'by_hand' }
  return canSend.includes('email') ? { do: 'send', route: 'email', to: contact } : { do: 'hold', why: 'not_set_up' }
}

async function addressesOf(caller: Caller, personId: string): Promise<Addresses> {
  const points = await readPoints(caller, personId)
  const email = points.find(point => point.kind === 'email')?.value
  const text = points.find(point => point.kind === 'mobile')?.value
  return { ...(email ? { email } : {}), ...(text ? { text } : {}) }
}

async function hold(caller: Caller, due: Due, why: Parameters<typeof markHeld>[2]): Promise<void> {
  await markHeld(caller, due.id, why)
  if (due.personId) await tellHolder(caller, due.personId, templateOf(due.template).kinds)
}

async function deliver(
  db: Database,
  senders: Senders,
  { due, route, to, about, news }: Exclude<Taken, 'settled' | undefined>,
  baseUrl: string,
  clock: Clock,
): Promise<void> {
  const sender = senders[route]
  try {
    if (!sender) throw new Error('no sender')
    await sender.send({
      id: due.id,
      to,
      ...(news
        ? toReader(due.template, baseUrl, news)
        : about
          ? toOrganiser(due.template, baseUrl, about)
          : outward(due.template, baseUrl, due.askerOf !== undefined)),
    })
    await inTransaction(db, system('messages'), caller => markSent(caller, due.id, sender.via), { clock })
  } catch (error) {
    // Only the code of the error: a mail server's answer often repeats the address.
    log.warn({ message: due.id, route, code: (error as { code?: string }).code }, 'message not sent')
    await inTransaction(db, system('messages'), caller => again(caller, due), { clock })
  }
}

async function again(caller: Caller, due: Due): Promise<void> {
  const tries = due.attempts + 1
  if (tries < MOST_TRIES) return markWaiting(caller, due.id, new Date(caller.now.getTime() + 2 ** tries * 60_000))
  await markFailed(caller, due.id)
  if (due.personId) await tellHolder(caller, due.personId, templateOf(due.template).kinds)
}

/** Keeps sending what is due until stopped. @returns a function that stops it and waits for the message in hand. */
export function startSender(
  db: Database,
  config: Config,
  { everyMs = 2000, clock = realClock }: { everyMs?: number; clock?: Clock } = {},
): () => Promise<void> {
  const senders = sendersFor(config)
  const stop = Promise.withResolvers<void>()
  let stopped = false
  const loop = (async () => {
    while (!stopped) {
      await deliverPending(db, senders, config.baseUrl, clock).catch(error => log.error({ error: (error as Error).name }, 'messages'))
      if (!stopped) await Promise.race([new Promise(resolve => setTimeout(resolve, everyMs).unref()), stop.promise])
    }
  })()
  return async () => {
    stopped = true
    stop.resolve()
    await loop
  }
}
