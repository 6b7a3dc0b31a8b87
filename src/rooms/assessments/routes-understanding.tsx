import { can, KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { withErrors } from '../../core/forms.ts'
import { type Ask, clash, goTo, invalid, page, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { choicesFor } from '../contacts/index.ts'
import { readerOf } from '../people/index.ts'
import { commentsOn } from '../timeline/index.ts'
import { Newer, saveComplexity, saveFormulation, sayHowISeeIt } from './actions-understanding.ts'
import { readComplexityContent } from './content.ts'
import { readComplexity, readFormulation, readOwnView } from './forms.ts'
import { FORMULATION_PARTS } from './formulation.ts'
import { ComplexityFormPage, ComplexityPage } from './pages/complexity.tsx'
import { FormulationFormPage, FormulationPage } from './pages/formulation.tsx'
import { homeOf } from './pages/shell.tsx'
import { actMine, actTheirs, type PersonHandler, seeBoth, seeTheirs, writeBoth } from './reader.ts'
import { complexityOf, formulationsOf } from './store-understanding.ts'

interface Of {
  personId: string
  own: boolean
}

/** @throws NotFound for whoever may not read assessments about this person */
async function mustSee(caller: Caller, personId: string): Promise<number> {
  const { kinds } = await myBasis(caller, personId)
  if (!(kinds & KINDS.assessment)) throw new NotFound()
  return kinds
}

const mayWrite = (caller: Caller, own: boolean): boolean => own || can(caller.role, 'assessment.write')
const NEWER = 'Something newer was written while this page was open. Read it, and look at your words again. They are not saved yet.'
const SAID = 'Saved. Your words stand beside it.'
const NEW = 'Saved. The person can read it.'
const noticeOf = (ask: Ask): string | undefined => (ask.query.get('done') === 'said' ? SAID : ask.query.get('done') === 'new' ? NEW : undefined)

async function complexityPage(caller: Caller, ask: Ask, { personId, own }: Of, form: FormState): Promise<string> {
  await mustSee(caller, personId)
  const views = await complexityOf(caller, personId)
  return render(
    <ComplexityPage
      reader={await readerOf(caller, ask, personId, own)}
      words={await readComplexityContent(caller)}
      views={views}
      comments={
        await commentsOn(
          caller,
          views.slice(0, 1).map(one => one.id),
        )
      }
      mayWrite={!own && can(caller.role, 'assessment.write')}
      canAnswer={can(caller.role, 'note.write')}
      form={form}
      notice={noticeOf(ask)}
    />,
  )
}

const doersOf = async (caller: Caller, personId: string) => [...(await choicesFor(caller, personId)).doers].filter(([, doer]) => doer.who !== 'person')

async function complexityForm(caller: Caller, ask: Ask, personId: string, form?: FormState, newer?: string): Promise<string> {
  const kinds = await mustSee(caller, personId)
  const words = await readComplexityContent(caller)
  const [last] = await complexityOf(caller, personId, 1)
  const hidden = words.factors.filter(one => !one.kinds.every(kind => kinds & KINDS[kind])).map(one => one.code)
  const fresh = {
    follows: last?.id ?? '',
    ...Object.fromEntries(
      (last?.factors ?? []).flatMap(one => [
        [`present${one.factor}`, one.present],
        [`note${one.factor}`, one.note],
      ]),
    ),
  }
  return render(
    <ComplexityFormPage
      reader={await readerOf(caller, ask, personId, false)}
      words={words}
      hidden={new Set(hidden)}
      doers={(await doersOf(caller, personId)).map(([value, doer]) => ({ value, label: doer.name }))}
      form={form ?? emptyForm(fresh)}
      newer={newer}
    />,
  )
}

const keepComplexity: PersonHandler = async (caller, ask, of) => {
  const read = readComplexity(ask.form, caller.now)
  if (!read.ok) return invalid(await complexityForm(caller, ask, of.personId, read.form))
  const { follows, serviceWhat, serviceWho, serviceBy, ...it } = read.data
  const doer = new Map(await doersOf(caller, of.personId)).get(serviceWho)
  const service = doer && serviceBy ? { what: serviceWhat, doer, due: serviceBy } : undefined
  try {
    await saveComplexity(caller, of.personId, follows, { ...it, service })
  } catch (error) {
    if (error instanceof Invalid) return invalid(await complexityForm(caller, ask, of.personId, withErrors(read.form, error.fields)))
    if (!(error instanceof Newer)) throw error
    const [theirs] = await complexityOf(caller, of.personId, 1)
    const form = { ...read.form, values: { ...read.form.values, follows: theirs?.id ?? '' } }
    return clash(await complexityForm(caller, ask, of.personId, form, theirs?.why ?? ''))
  }
  return goTo(`${homeOf(of)}/complexity?done=new`)
}

async function formulationPage(caller: Caller, ask: Ask, { personId, own }: Of, form: FormState): Promise<string> {
  await mustSee(caller, personId)
  const versions = await formulationsOf(caller, personId)
  return render(
    <FormulationPage
      reader={await readerOf(caller, ask, personId, own)}
      versions={versions}
      comments={
        await commentsOn(
          caller,
          versions.slice(0, 1).map(one => one.id),
        )
      }
      mayWrite={mayWrite(caller, own)}
      canAnswer={can(caller.role, 'note.write')}
      form={form}
      notice={noticeOf(ask)}
    />,
  )
}

async function formulationForm(caller: Caller, ask: Ask, { personId, own }: Of, form?: FormState, newer?: string): Promise<string> {
  await mustSee(caller, personId)
  const [last] = await formulationsOf(caller, personId, 1)
  const fresh = { follows: last?.id ?? '', ...Object.fromEntries(FORMULATION_PARTS.map(part => [part, last?.[part] ?? ''])) }
  return render(<FormulationFormPage reader={await readerOf(caller, ask, personId, own)} form={form ?? emptyForm(fresh)} newer={newer} />)
}

const keepFormulation: PersonHandler = async (caller, ask, of) => {
  await mustSee(caller, of.personId)
  const read = readFormulation(ask.form)
  if (!read.ok) return invalid(await formulationForm(caller, ask, of, read.form))
  const { follows, ...words } = read.data
  try {
    await saveFormulation(caller, of.personId, follows, of.own ? { ...words, agreement: 'not_yet', personView: '', workerView: '' } : words)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await formulationForm(caller, ask, of, withErrors(read.form, error.fields)))
    if (!(error instanceof Newer)) throw error
    const [theirs] = await formulationsOf(caller, of.personId, 1)
    const form = { ...read.form, values: { ...read.form.values, follows: theirs?.id ?? '' } }
    return clash(
      await formulationForm(
        caller,
        ask,
        of,
        form,
        theirs
          ? FORMULATION_PARTS.map(part => theirs[part])
              .filter(Boolean)
              .join('\n\n')
          : '',
      ),
    )
  }
  return goTo(`${homeOf(of)}/formulation?done=${of.own ? 'said' : 'new'}`)
}

const say =
  (what: 'complexity' | 'formulation', show: typeof complexityPage): PersonHandler =>
  async (caller, ask, of) => {
    ask.about(of.personId)
    const read = readOwnView(ask.form)
    if (!read.ok) return invalid(await show(caller, ask, of, read.form))
    try {
      await sayHowISeeIt(caller, what, read.data.id, read.data.agrees === 'yes', read.data.words)
    } catch (error) {
      if (error instanceof Invalid) return invalid(await show(caller, ask, of, withErrors(read.form, error.fields)))
      if (error instanceof Newer) return clash(await show(caller, ask, of, withErrors(read.form, { form: NEWER })))
      throw error
    }
    return goTo(`/my/${what}?done=said`)
  }

export const routes: Route[] = [
  ...seeBoth('/complexity', 'complexity', async (caller, ask, of) => page(await complexityPage(caller, ask, of, emptyForm()))),
  seeTheirs('/complexity/new', 'assessment.write', 'complexity page opened', async (caller, ask, { personId }) =>
    page(await complexityForm(caller, ask, personId)),
  ),
  actTheirs('/complexity', 'assessment.write', 'complexity written down', keepComplexity),
  actMine('/complexity', 'own view of complexity written', say('complexity', complexityPage)),
  ...seeBoth('/formulation', 'formulation', async (caller, ask, of) => page(await formulationPage(caller, ask, of, emptyForm()))),
  ...writeBoth('/formulation', 'formulation', 'assessment.write', async (caller, ask, of) => page(await formulationForm(caller, ask, of)), keepFormulation),
  actMine('/formulation/view', 'own view of the formulation written', say('formulation', formulationPage)),
]
