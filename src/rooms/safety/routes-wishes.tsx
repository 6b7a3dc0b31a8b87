import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { check, withErrors } from '../../core/forms.ts'
import { isId } from '../../core/ids.ts'
import { type Ask, clash, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import type { Part } from '../people/index.ts'
import { saveWish, wishOf, withdrawWish } from './actions-wishes.ts'
import { wishForm } from './forms.ts'
import { TakeBackPage, WishesPage, WishFormPage } from './pages/wishes.tsx'
import { both, mayEnd, saidOf } from './part.ts'
import { readWishes } from './store-wishes.ts'
import { type Wish, type WishKind, wishesInForce } from './wishes.ts'

const formHtml = (part: Part, kind: WishKind, form: FormState, follows?: Wish, newer = false): string =>
  render(<WishFormPage part={part} kind={kind} form={form} follows={follows} newer={newer} />)

const filled = (wish: Wish): FormState =>
  emptyForm({
    circumstance: wish.circumstance,
    words: wish.words,
    documentWhere: wish.documentWhere,
    madeOn: wish.madeOn ?? '',
    witnessedBy: wish.witnessedBy,
    evenIfLife: wish.evenIfLife ? 'yes' : '',
  })

const save = (kind: WishKind) => async (part: Part, caller: Caller, ask: Ask) => {
  const checked = check(wishForm, ask.form)
  const changes = typeof ask.form.follows === 'string' && ask.form.follows !== ''
  if (changes && !mayEnd(part, caller)) throw new NotAllowed()
  const said = changes ? saidOf(part, ask) : undefined
  const following = async (id: string) => (await wishOf(caller, part.personId, id)).wish
  // What it follows survives a second look at the form: without it, two wishes would be in force.
  const old = typeof ask.form.follows === 'string' && isId(ask.form.follows) ? ask.form.follows : undefined
  if (!checked.ok) return invalid(formHtml(part, kind, checked.form, old ? await following(old) : undefined))
  const { follows, documentWhere = '', witnessedBy = '', madeOn, ...rest } = checked.data
  const decided = kind === 'decision' ? { documentWhere, witnessedBy, madeOn: madeOn ?? null, evenIfLife: rest.evenIfLife } : NOT_DECIDED
  const again = async (form: FormState) => formHtml(part, kind, form, follows ? await following(follows) : undefined)
  if (said && !said.ok) return invalid(await again(withErrors(checked.form, said.form.errors)))
  try {
    if (await saveWish(caller, part.personId, { ...rest, kind, ...decided }, follows, said?.data)) return goTo(`${part.base}/advance-wishes`)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await again(withErrors(checked.form, error.fields)))
    throw error
  }
  return clash(formHtml(part, kind, checked.form, await following(follows!), true))
}

const NOT_DECIDED = { documentWhere: '', witnessedBy: '', madeOn: null, evenIfLife: false }

async function one(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const { wish } = await wishOf(caller, part.personId, ask.params.wishId!)
  if (wish.withdrawn) throw new NotFound()
  const form = filled(wish)
  return page(formHtml(part, wish.kind, { ...form, values: { ...form.values, saidOn: londonDate(caller.now) } }, wish))
}

async function beforeTakingBack(part: Part, caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const { wish } = await wishOf(caller, part.personId, ask.params.wishId!)
  if (wish.withdrawn) throw new NotFound()
  return render(<TakeBackPage part={part} wish={wish} form={form} />)
}

async function takeBack(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const said = saidOf(part, ask)
  if (!said.ok) return invalid(await beforeTakingBack(part, caller, ask, said.form))
  try {
    if (await withdrawWish(caller, part.personId, ask.params.wishId!, said.data)) return goTo(`${part.base}/advance-wishes`)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await beforeTakingBack(part, caller, ask, withErrors(said.form, error.fields)))
    throw error
  }
  const { wish } = await wishOf(caller, part.personId, ask.params.wishId!)
  return clash(formHtml(part, wish.kind, filled(wish), wish, true))
}

const WRITE = 'safety.write'
const END = 'safety.end'
const fresh = (kind: WishKind) => async (part: Part) => page(formHtml(part, kind, emptyForm()))

export const routes: Route[] = [
  ...both.see('/advance-wishes', 'advance wishes opened', async (part, caller) =>
    page(render(<WishesPage part={part} mayEnd={mayEnd(part, caller)} wishes={wishesInForce(await readWishes(caller, part.personId))} />)),
  ),
  ...both.see('/advance-wishes/statement', 'advance wishes, page for writing', fresh('statement'), WRITE),
  ...both.see('/advance-wishes/decision', 'advance decision, page for writing', fresh('decision'), WRITE),
  ...both.act('/advance-wishes/statement', 'advance wish written', save('statement')),
  ...both.act('/advance-wishes/decision', 'advance decision written', save('decision')),
  ...both.see('/advance-wishes/:wishId', 'advance wish opened', one, END),
  ...both.see(
    '/advance-wishes/:wishId/take-back',
    'advance wish, page before taking it back',
    async (part, caller, ask) => page(await beforeTakingBack(part, caller, ask, emptyForm({ saidOn: londonDate(caller.now) }))),
    END,
  ),
  ...both.act('/advance-wishes/:wishId/take-back', 'advance wish taken back', takeBack, END),
]
