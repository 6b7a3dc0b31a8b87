import { z } from 'zod'
import { check, choice, id, line } from '../core/forms.ts'
import { act, goTo, invalid, page, type Route, see } from '../core/route.ts'
import { emptyForm, type FormState, render } from '../ui/index.ts'
import { declareEmployer, declareWorker, endTie, findOrganisations, findWorkers, RELATIONS, type Relation } from './circle.ts'
import { frame } from './frame.ts'
import { EmployerPage, WorkerTiePage } from './pages/circle.tsx'

const relations = Object.keys(RELATIONS) as [Relation, ...Relation[]]
const search = z.object({ name: line('Enter at least 3 letters of the name', 100).refine(name => name.length >= 3, 'Enter at least 3 letters of the name') })
const employer = z.object({ organisation: id('Choose your employer') })
const worker = z.object({ worker: id('Choose the worker'), relation: choice(relations, 'Choose how you know them') })
const EDIT = { may: 'my-kith.edit' } as const

export const routes: Route[] = [
  see('/my/people/employer', { ...EDIT, audit: 'own employer, form opened' }, async (_, ask) =>
    page(render(<EmployerPage frame={frame(ask.identity, ask.path)} form={emptyForm()} />)),
  ),
  act('/my/people/employer', { ...EDIT, audit: 'own employer looked for or set' }, async (caller, ask) => {
    const looked = check(search, ask.form)
    const show = async (form: FormState) =>
      render(
        <EmployerPage frame={frame(ask.identity, ask.path)} form={form} found={looked.ok ? await findOrganisations(caller, looked.data.name) : undefined} />,
      )
    if (!looked.ok) return invalid(await show(looked.form))
    if (ask.form.choose === undefined) return page(await show(looked.form))
    const checked = check(employer, ask.form)
    if (!checked.ok) return invalid(await show(checked.form))
    await declareEmployer(caller, checked.data.organisation)
    return goTo('/my/people')
  }),
  see('/my/people/worker', { ...EDIT, audit: 'workers in own life, form opened' }, async (_, ask) =>
    page(render(<WorkerTiePage frame={frame(ask.identity, ask.path)} form={emptyForm()} />)),
  ),
  act('/my/people/worker', { ...EDIT, audit: 'worker in own life looked for or named' }, async (caller, ask) => {
    const looked = check(search, ask.form)
    const show = async (form: FormState) =>
      render(<WorkerTiePage frame={frame(ask.identity, ask.path)} form={form} found={looked.ok ? await findWorkers(caller, looked.data.name) : undefined} />)
    if (!looked.ok) return invalid(await show(looked.form))
    if (ask.form.choose === undefined) return page(await show(looked.form))
    const checked = check(worker, ask.form)
    if (!checked.ok) return invalid(await show(checked.form))
    await declareWorker(caller, checked.data.worker, checked.data.relation)
    return goTo('/my/people')
  }),
  act('/my/people/circle/:tieId/end', { ...EDIT, audit: 'employer or worker no longer in own life' }, async (caller, ask) => {
    await endTie(caller, ask.params.tieId!)
    return goTo('/my/people')
  }),
]
