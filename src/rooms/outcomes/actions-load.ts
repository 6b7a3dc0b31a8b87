import type { Caller } from '../../core/caller.ts'
import { ContentRefused, contentMark, type LoadReport, placeOf } from '../clinical-content/index.ts'
import { canBeAsked, readDefinition, readLocalFile } from './instrument.ts'
import { insertInstrument, lastInstrument, lockInstrument, organisationOf, putLocal, readLocal } from './store-instruments.ts'

/**
 * Loads one questionnaire from the text of its file: whole, in the caller's transaction, or not at all. Nothing else is
 * needed to ask it. Safe to repeat; a later version takes over on the day it names.
 * @param shipped true for files that come with Kith: they give way to what an operator loaded
 * @throws ContentRefused with words on what to put right
 */
export async function loadInstrument(caller: Caller, text: string, shipped = false): Promise<LoadReport> {
  const definition = readDefinition(text)
  const sha256 = contentMark(definition)
  await lockInstrument(caller, definition.code)
  const last = await lastInstrument(caller, definition.code)
  const loaded = placeOf({ version: definition.version, sha256, validFrom: definition.validFrom }, last, shipped) === 'load'
  if (loaded) await insertInstrument(caller, definition, sha256)
  const items = canBeAsked(definition) ? definition.items.length : 0
  return { name: definition.code, version: definition.version, items, loaded }
}

/** Loads what one organisation asks beside a questionnaire. What the file no longer has is asked no more. @throws ContentRefused */
export async function loadLocalItems(caller: Caller, text: string): Promise<LoadReport> {
  const file = readLocalFile(text)
  await lockInstrument(caller, file.instrument)
  if (!(await lastInstrument(caller, file.instrument))) throw new ContentRefused(`There is no questionnaire called ${file.instrument}.`)
  const organisationId = await organisationOf(caller, file.organisation)
  if (!organisationId) throw new ContentRefused(`There is no organisation with the code ${file.organisation}.`)
  const kept = await readLocal(caller, file.instrument, organisationId)
  const same = (a: unknown, b: unknown) => contentMark(a) === contentMark(b)
  for (const { code, text: asked, options } of file.items) {
    const before = kept.find(one => one.code === code)
    const plain = before?.options.map(({ value, label, unanswered }) => ({ value, label, ...(unanswered ? { unanswered } : {}) }))
    if (before && (before.text !== asked || !same(plain, options)))
      throw new ContentRefused(`${code} was asked with other words. What was asked stays as it was: give the new words a new code.`)
  }
  const open = kept.filter(one => one.open).map(one => one.code)
  const loaded = !same(
    open,
    file.items.map(one => one.code),
  )
  if (loaded) await putLocal(caller, file, organisationId)
  return { name: `${file.instrument} of ${file.organisation}`, version: 1, items: file.items.length, loaded }
}
