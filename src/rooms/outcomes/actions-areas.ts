import type { Caller } from '../../core/caller.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { responseAbout } from './actions.ts'
import { kindsOfInstrument, optionsOf, type StepCode } from './instrument.ts'
import type { Area } from './outcomes.ts'
import { insertAreas, latestAreas, readAreas, updateArea } from './store-areas.ts'
import { readInstrument } from './store-instruments.ts'

/** Chooses areas to talk about, beside those chosen already: up to as many as the questionnaire says. @throws Invalid */
export async function chooseAreas(caller: Caller, personId: string, responseId: string, codes: readonly string[]): Promise<void> {
  const { response, instrument } = await responseAbout(caller, personId, responseId)
  const { steps } = instrument.definition
  if (!steps) throw new NotFound()
  const chosen = await readAreas(caller, responseId)
  const fresh = codes.filter(code => !chosen.some(area => area.itemCode === code))
  if (chosen.length + fresh.length > steps.most) throw new Invalid({ areas: `Choose up to ${steps.most}. You have chosen ${chosen.length} already` })
  if ((await insertAreas(caller, response, kindsOfInstrument(instrument.definition), fresh, chosen.length + 1)) < fresh.length)
    throw new Invalid({ areas: 'Somebody chose at the same time. Look at what is there now, then choose again' })
}

/** The area, when the caller may see it and it belongs to these answers. @throws NotFound */
export async function areaOf(caller: Caller, personId: string, responseId: string, areaId: string): Promise<Area> {
  const { instrument } = await responseAbout(caller, personId, responseId)
  const area = (await readAreas(caller, responseId)).find(one => one.id === areaId)
  if (!area || !instrument.definition.steps) throw new NotFound()
  return area
}

/** Writes down what was said at the four steps. @returns false when somebody changed it first */
export const writeArea = (caller: Caller, area: Area, version: number, words: Record<StepCode, string>): Promise<boolean> =>
  updateArea(caller, area.id, version, words)

/** An area the person chose to talk about, with what was said, for the plan to take up. */
export interface DialogArea extends Area {
  /** "Accommodation". */
  title: string
  /** "Fairly dissatisfied"; undefined when the question was left out. */
  rating: string | undefined
  /** The person said that they would like more help with it. */
  wanted: boolean
  answeredAt: Date
  /** Kinds of information the answers hold, as bits: what is taken from here holds them too. */
  kinds: number
}

/** The areas of the person's latest answers in which any were chosen, in their order: what the caller may see. */
export async function dialogAreas(caller: Caller, personId: string): Promise<DialogArea[]> {
  const rows = await latestAreas(caller, personId)
  const definition = rows[0] && (await readInstrument(caller, rows[0].instrumentId))?.definition
  if (!definition) return []
  return rows.map(({ instrumentId: _, rating, ...area }) => {
    const item = definition.items.find(one => one.code === area.itemCode)
    const option = item && optionsOf(definition, item.scale).find(one => one.value === rating)
    return { ...area, kinds: kindsOfInstrument(definition), title: item?.name ?? item?.text ?? area.itemCode, rating: option?.label }
  })
}
