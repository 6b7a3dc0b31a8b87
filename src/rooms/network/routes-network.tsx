import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { check } from '../../core/forms.ts'
import { type Ask, clash, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import type { Part } from '../people/index.ts'
import { addBarrier, addTie, changeTie, knownOne, lookAt, markTie, readPicture, removeTie, tieOf } from './actions.ts'
import { barrierForm, lookForm, markForm, tieForm, versionForm } from './forms.ts'
import { isTo, type KeptTie, kindsOfBarrier, type Marks } from './network.ts'
import { NetworkPage, type NetworkProps } from './pages/network.tsx'
import { TieFormPage } from './pages/tie.tsx'
import { both } from './part.ts'
import { easeBarrier, placeOf, readBarriers, readLooks, readPast, type TieToKeep, teamsOfPlace } from './store.ts'

async function pageOf(part: Part, caller: Caller, more: Partial<Pick<NetworkProps, 'form' | 'open'>> = {}): Promise<string> {
  const { ties, kept } = await readPicture(caller, part.personId)
  const leftOut = kept.filter(one => one.leftOut && one.to)
  const named: { name: string; href: string }[] = []
  for (const { to, toId } of leftOut) {
    const found = await knownOne(caller, part.personId, to!, toId!).catch(() => undefined)
    if (found) named.push({ name: found.known.name, href: `${part.base}/network/of/${to}/${toId}` })
  }
  const place = part.mayWrite ? await placeOf(caller, part.personId) : undefined
  const owners = place ? await teamsOfPlace(caller, place.placeCode) : []
  const [barriers, looks] = [await readBarriers(caller, part.personId), await readLooks(caller, part.personId)]
  return render(<NetworkPage part={part} ties={ties} leftOut={named} barriers={barriers} looks={looks} owners={owners} form={emptyForm()} {...more} />)
}

const filled = (tie: Marks & { name?: string; community?: string | null; leftOut?: boolean }): FormState =>
  emptyForm({
    name: tie.name ?? '',
    community: tie.community ?? '',
    domain: tie.domain,
    ring: tie.ring,
    strength: tie.strength ?? '',
    standsInWay: tie.standsInWay,
    good: [tie.keepsWell ? 'keepsWell' : '', tie.whenUnwell ? 'whenUnwell' : ''].filter(Boolean),
    leftOut: tie.leftOut ? 'yes' : '',
  })

const toKeep = ({ good, version: _, ...data }: Omit<TieToKeep, 'keepsWell' | 'whenUnwell'> & { good: string[]; version: number }): TieToKeep => ({
  ...data,
  keepsWell: good.includes('keepsWell'),
  whenUnwell: good.includes('whenUnwell'),
})

async function add(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(tieForm, ask.form)
  if (!checked.ok) return invalid(render(<TieFormPage part={part} form={checked.form} />))
  await addTie(caller, part.personId, toKeep({ ...checked.data, community: checked.data.community ?? null, leftOut: false }))
  return goTo(`${part.base}/network`)
}

const own = async (part: Part, caller: Caller, ask: Ask): Promise<KeptTie> => {
  const tie = await tieOf(caller, part.personId, ask.params.tieId!)
  if (tie.to) throw new NotFound()
  return tie
}
const tiePage = async (part: Part, caller: Caller, tie: KeptTie, form: FormState, newer = false) =>
  render(<TieFormPage part={part} form={form} kept={tie} past={await readPast(caller, tie.id)} newer={newer} />)

async function change(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const tie = await own(part, caller, ask)
  const checked = check(tieForm, ask.form)
  if (!checked.ok) return invalid(await tiePage(part, caller, tie, checked.form))
  const kept = await changeTie(caller, tie.id, checked.data.version, toKeep({ ...checked.data, community: checked.data.community ?? null, leftOut: false }))
  return kept ? goTo(`${part.base}/network`) : clash(await tiePage(part, caller, await own(part, caller, ask), checked.form, true))
}

async function remove(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const tie = await own(part, caller, ask)
  const checked = check(versionForm, ask.form)
  const done = checked.ok && (await removeTie(caller, tie.id, checked.data.version))
  return done ? goTo(`${part.base}/network`) : clash(await tiePage(part, caller, tie, filled(tie), true))
}

async function markPage(part: Part, caller: Caller, ask: Ask, form?: FormState, newer = false): Promise<string> {
  const { to = '', ofId = '' } = ask.params
  if (!isTo(to)) throw new NotFound()
  const { known, kept } = await knownOne(caller, part.personId, to, ofId)
  const action = `${part.base}/network/of/${to}/${ofId}`
  const now = filled(kept ?? { ...known, name: '', standsInWay: '', keepsWell: false, whenUnwell: false })
  return render(
    <TieFormPage
      part={part}
      form={form ?? now}
      kept={kept}
      known={{ name: known.name, about: known.about, action }}
      past={kept ? await readPast(caller, kept.id) : []}
      newer={newer}
    />,
  )
}

async function mark(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const { to = '', ofId = '' } = ask.params
  if (!isTo(to)) throw new NotFound()
  const checked = check(markForm, ask.form)
  if (!checked.ok) return invalid(await markPage(part, caller, ask, checked.form))
  const marks = toKeep({ ...checked.data, name: '', community: null })
  const kept = await markTie(caller, part.personId, to, ofId, checked.data.version, marks)
  return kept ? goTo(`${part.base}/network`) : clash(await markPage(part, caller, ask, checked.form, true))
}

async function look(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(lookForm, ask.form)
  if (!checked.ok) return invalid(await pageOf(part, caller, { form: checked.form, open: 'look' }))
  ask.note((await lookAt(caller, part.personId, checked.data)) ? 'an offer was raised' : 'no offer')
  return goTo(`${part.base}/network`)
}

async function barrier(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(barrierForm, ask.form)
  if (!checked.ok) return invalid(await pageOf(part, caller, { form: checked.form, open: 'barrier' }))
  // What the reader could not read afterwards, they cannot write.
  const needed = kindsOfBarrier(checked.data.kind)
  if ((part.kinds & needed) !== needed) throw new NotFound()
  const { theirWords: words, ...rest } = checked.data
  await addBarrier(caller, part.personId, { ...rest, words })
  return goTo(`${part.base}/network`)
}

async function eased(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(versionForm, ask.form)
  if (!checked.ok || !(await easeBarrier(caller, part.personId, ask.params.barrierId!, checked.data.version))) return clash(await pageOf(part, caller))
  return goTo(`${part.base}/network`)
}

const WRITE = 'network.write'
export const routes: Route[] = [
  ...both.see('/network', 'network opened', async (part, caller) => page(await pageOf(part, caller))),
  ...both.act('/network/look', 'network looked at together', look),
  ...both.act('/network/barriers', 'barrier written down', barrier),
  ...both.act('/network/barriers/:barrierId/eased', 'barrier eased', eased),
  ...both.see('/network/ties/new', 'network, page for a new tie', async part => page(render(<TieFormPage part={part} form={emptyForm()} />)), WRITE),
  ...both.act('/network/ties/new', 'tie added', add),
  ...both.see(
    '/network/ties/:tieId',
    'tie opened',
    async (part, caller, ask) => {
      const tie = await own(part, caller, ask)
      return page(await tiePage(part, caller, tie, filled(tie)))
    },
    WRITE,
  ),
  ...both.act('/network/ties/:tieId', 'tie changed', change),
  ...both.act('/network/ties/:tieId/remove', 'tie taken off', remove),
  ...both.see('/network/of/:to/:ofId', 'tie opened', async (part, caller, ask) => page(await markPage(part, caller, ask)), WRITE),
  ...both.act('/network/of/:to/:ofId', 'tie changed', mark),
]
