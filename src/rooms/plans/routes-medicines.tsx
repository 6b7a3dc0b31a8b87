import { z } from 'zod'
import { can } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid } from '../../core/errors.ts'
import { check, choice, day, type FormBody, line, optionalLine, optionalWords, withErrors, words } from '../../core/forms.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { LineMoved } from './actions.ts'
import { checkAbout, compare, decideMedicine, seesMedicines } from './actions-medicines.ts'
import { MOVES, type Move } from './medicines.ts'
import { MedicineCheckPage, MedicinesPage } from './pages/medicines.tsx'
import { both, orAgain, surround, whose } from './routes-lines.tsx'
import { readLines } from './store.ts'
import { readChecks } from './store-medicines.ts'

async function around(caller: Caller, ask: Ask) {
  const personId = whose(caller, ask)
  await seesMedicines(caller, personId)
  const found = await surround(caller, ask, personId)
  return { personId, ...found, view: { ...found.view, writes: !found.view.own && can(caller.role, 'plan.write') } }
}

async function listHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const { personId, ...rest } = await around(caller, ask)
  const lines = (await readLines(caller, personId)).filter(one => one.section === 'medicines')
  return render(<MedicinesPage {...rest} form={form} lines={lines} checks={await readChecks(caller, personId)} />)
}

async function oneHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const { personId, ...rest } = await around(caller, ask)
  return render(<MedicineCheckPage {...rest} form={form} {...(await checkAbout(caller, personId, ask.params.checkId!))} />)
}

const listSchema = z.object({
  why: choice(Object.keys(MOVES) as [Move, ...Move[]], 'Choose why they are compared now'),
  source: line('Write whose list it is', 200),
  listedOn: day('Enter the day of the list'),
  list: optionalWords(10_000),
})
const readList = (form: FormBody) => {
  const read = check(listSchema, form)
  if (!read.ok) return read
  const list = (read.data.list ?? '')
    .split('\n')
    .map(one => one.trim())
    .filter(Boolean)
  const wrong = list.length > 100 ? 'Write at most 100 medicines' : list.some(one => one.length > 500) ? 'Each line must be 500 characters or fewer' : undefined
  if (wrong) return { ok: false as const, form: withErrors(read.form, { list: wrong }) }
  return { ...read, data: { ...read.data, list } }
}

async function begin(caller: Caller, ask: Ask): Promise<Reply> {
  const { personId, view } = await around(caller, ask)
  const read = readList(ask.form)
  if (!read.ok) return invalid(await listHtml(caller, ask, read.form))
  return orAgain(
    async () => goTo(`${view.base}/medicines/${await compare(caller, personId, read.data)}`),
    errors => listHtml(caller, ask, withErrors(read.form, errors)),
  )
}

const decisionSchema = z.object({
  how: choice(['keep', 'change'], 'Choose what is decided'),
  words: words('Write why, and who was asked', 2000),
  reason: optionalLine(300),
  prescriber: optionalLine(300),
})
const CHANGED = 'Somebody changed this line of the plan since the lists were compared. Nothing was changed by you. Compare the lists again.'

async function decide(caller: Caller, ask: Ask): Promise<Reply> {
  const { personId, view } = await around(caller, ask)
  const { checkId, differenceId } = ask.params
  const read = check(decisionSchema, ask.form)
  const shown = { ...read.form, values: { ...read.form.values, difference: differenceId! } }
  if (!read.ok) return invalid(await oneHtml(caller, ask, shown))
  const { reason = '', prescriber = '', ...decision } = read.data
  try {
    await decideMedicine(caller, personId, checkId!, differenceId!, { ...decision, reason, prescriber })
    return goTo(`${view.base}/medicines/${checkId}#difference-${differenceId}`)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await oneHtml(caller, ask, withErrors(shown, error.fields)))
    if (error instanceof LineMoved) return clash(await oneHtml(caller, ask, withErrors(shown, { form: CHANGED })))
    if (error instanceof Conflict) return clash(await oneHtml(caller, ask, withErrors(shown, { form: error.message })))
    throw error
  }
}

/** The medicines of a plan beside the list somebody else holds (R292). The person reads; workers compare and decide. */
export const medicineRoutes: Route[] = [
  ...both('see', '/medicines', 'medicines compared, opened', async (caller, ask) => page(await listHtml(caller, ask, emptyForm())), 'record.see'),
  ...both('see', '/medicines/:checkId', 'two lists of medicines opened', async (caller, ask) => page(await oneHtml(caller, ask, emptyForm())), 'record.see'),
  act('/people/:person/plan/medicines', { may: 'plan.write', audit: 'medicines compared with another list' }, begin),
  act('/people/:person/plan/medicines/:checkId/:differenceId', { may: 'plan.write', audit: 'difference of medicines decided' }, decide),
]
