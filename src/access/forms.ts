import { become, type Caller, type Identity, system } from '../core/caller.ts'
import type { FormBody } from '../core/forms.ts'
import type { Reply, Route } from '../core/route.ts'
import type { Asked } from '../core/web.ts'
import { answering, FORM_KEY, type FormKey, readKey } from '../ui/index.ts'
import { forgetWords, KEPT_HOURS, keepWords, markOf, newSecret, wordsFor } from './kept-words.ts'
import { can } from './roles.ts'
import { beginSending, endSending } from './sent-forms.ts'
import { freshness, notedAgain } from './store.ts'

type Work = (form: FormBody) => Promise<Reply>

export interface FormsOptions {
  secure: boolean
  signInPath(path: string): string
  signInAgainPath(path: string): string
  somebodyElse(identity: Identity): string
}

/**
 * What holds for every form of the house. Sent again after a lost answer, it changes nothing more and leads where it led. Sent
 * when the sign-in had ended, it is kept, and comes back to the same account after signing in, on its page. Once it is saved,
 * the browser is told, and forgets its own copy.
 */
export async function aroundForms(opening: Caller, route: Route, asked: Asked, options: FormsOptions, work: Work): Promise<Reply> {
  const { identity, cookies } = asked
  const name = (plain: string) => (options.secure ? `__Host-${plain}` : plain)
  const cookie = (plain: string, value: string, seconds: number, rest = '') =>
    `${name(plain)}=${value}; Path=/; SameSite=Lax${rest}${options.secure ? '; Secure' : ''}; Max-Age=${seconds}`
  const key = readKey(asked.form[FORM_KEY])
  const alone = asked.headers.get('x-kith-autosave') !== null
  const secret = cookies[name('kith-kept')]
  const { [FORM_KEY]: _, ...values } = asked.form
  const account = identity.kind === 'account' ? markOf(identity.id!) : ''
  // Kept for whoever's page it stood on.
  const keep = async (of: FormKey) => {
    const mine = secret ?? newSecret()
    return (await keepWords(opening, mine, of, values)) ? [cookie('kith-kept', mine, KEPT_HOURS * 3600, '; HttpOnly')] : []
  }
  const about = { account, path: asked.path, page: key?.page ?? asked.path }
  if (route.fresh && account && (!key || key.account === account) && can(identity.role, route.may) && freshness(identity, opening.now) === 'old') {
    await notedAgain(opening, identity.sessionId!)
    return { status: 303, body: '', headers: { location: options.signInAgainPath(key?.page ?? '/') }, cookies: key ? await keep(key) : [] }
  }
  if (route.method !== 'POST' || !key || alone) {
    const kept = secret && account && route.method === 'GET' ? await wordsFor(opening, secret, identity, asked.path) : undefined
    return answering({ ...about, kept }, () => work(values))
  }
  if (key.account && key.account !== account && (route.may !== 'open' || account)) {
    const cookies = await keep(key)
    if (!account) return { status: 303, body: '', headers: { location: options.signInPath(key.page) }, cookies }
    return { status: 409, body: options.somebodyElse(identity), headers: { 'content-type': 'text/html; charset=utf-8' }, cookies }
  }
  if (!can(identity.role, route.may)) return work(values)
  const told = (reply: Reply): Reply => ({ ...reply, cookies: [...(reply.cookies ?? []), cookie('kith-saved', saved(cookies[name('kith-saved')], key), 3600)] })
  const sending = JSON.stringify([identity.id ?? '', asked.path, asked.form])
  const before = await beginSending(opening, sending)
  if (before) return told({ status: 303, body: '', headers: before })
  const reply = await answering(about, () => work(values))
  const later = await become(opening.tx, system('sign-in'), opening.now, opening.requestId)
  await endSending(later, sending, reply.status === 303 && !reply.cookies ? reply.headers.location : undefined)
  if (secret && account) await forgetWords(later, secret, identity, key)
  return told(reply)
}

/** The forms this browser has just saved, newest first: their scripts forget their copies. */
const saved = (before: string | undefined, { id }: FormKey): string =>
  [id, ...(before ?? '').split('.').filter(one => /^[0-9a-f-]{36}$/.test(one))].slice(0, 8).join('.')
