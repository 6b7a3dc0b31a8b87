import type { Caller } from '../../core/caller.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { withErrors } from '../../core/forms.ts'
import { type Ask, clash, goTo, invalid, page, type Reply } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import type { Part } from '../people/index.ts'
import { responseAbout } from './actions.ts'
import { areaOf, chooseAreas, writeArea } from './actions-areas.ts'
import { readArea, readChosen } from './form.ts'
import { AreaPage, ChooseAreasPage } from './pages/areas.tsx'
import { readAreas } from './store-areas.ts'

async function chooseHtml(part: Part, caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const { response, instrument } = await responseAbout(caller, part.personId, ask.params.responseId!)
  const areas = await readAreas(caller, response.id)
  if (!instrument.definition.steps) throw new NotFound()
  return render(<ChooseAreasPage part={part} definition={instrument.definition} response={response} areas={areas} form={form} />)
}

export const chooseAreasPage = async (part: Part, caller: Caller, ask: Ask): Promise<Reply> => page(await chooseHtml(part, caller, ask, emptyForm()))

export async function chooseReply(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const { response, instrument } = await responseAbout(caller, part.personId, ask.params.responseId!)
  const { items, steps } = instrument.definition
  if (!steps) throw new NotFound()
  const checked = readChosen(
    items.map(item => item.code),
    steps.most,
    ask.form,
  )
  if (!checked.ok) return invalid(await chooseHtml(part, caller, ask, checked.form))
  try {
    await chooseAreas(caller, part.personId, response.id, checked.data.areas)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await chooseHtml(part, caller, ask, withErrors(checked.form, error.fields)))
    throw error
  }
  return goTo(`${part.base}/answers/${response.id}`)
}

export async function areaPage(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const { instrument } = await responseAbout(caller, part.personId, ask.params.responseId!)
  const area = await areaOf(caller, part.personId, ask.params.responseId!, ask.params.areaId!)
  const { understand, lookForward, options, actions } = area
  return page(render(<AreaPage part={part} definition={instrument.definition} area={area} form={emptyForm({ understand, lookForward, options, actions })} />))
}

export async function writeReply(part: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const { instrument } = await responseAbout(caller, part.personId, ask.params.responseId!)
  const area = await areaOf(caller, part.personId, ask.params.responseId!, ask.params.areaId!)
  const read = readArea(ask.form)
  const show = (form: FormState, newer?: typeof area) =>
    render(<AreaPage part={part} definition={instrument.definition} area={area} form={form} {...(newer ? { newer } : {})} />)
  if (!read.ok) return invalid(show(read.form))
  if (await writeArea(caller, area, read.data.version, read.data.words)) return goTo(`${part.base}/answers/${area.responseId}`)
  return clash(show(read.form, await areaOf(caller, part.personId, area.responseId, area.id)))
}
