import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid } from '../../core/errors.ts'
import type { FormBody, FormState } from '../../core/forms.ts'
import { endWordKept, insertWordKept, readWordsKept } from './store-words-kept-off.ts'
import { foundIn, type KeptOff, MOST_WORDS, otherWords } from './words-kept-off.ts'

/** Keeps a word off shared views from now on (R461). @throws Invalid in plain words, by field */
export async function keepWordOff(caller: Caller, personId: string, wanted: KeptOff & { whoWasThere: string }): Promise<void> {
  const words = await readWordsKept(caller, personId)
  if (words.length >= MOST_WORDS) throw new Invalid({ word: `There are ${MOST_WORDS} already. Take one off the list first` })
  const both = [...words, wanted]
  // What is said instead must not bring a word back.
  if (foundIn(wanted.instead, both).length > 0) throw new Invalid({ instead: 'Say it without the words on this list' })
  const brings = words.filter(one => foundIn(one.instead, [wanted]).length > 0)
  if (brings.length > 0) throw new Invalid({ word: `This is what is said instead of “${brings[0]!.word}”. Change that first` })
  if (!(await insertWordKept(caller, personId, wanted))) throw new Invalid({ word: 'This word is on the list already' })
}

/** @throws Conflict when it is no longer there as the caller saw it */
export async function takeWordBack(caller: Caller, personId: string, id: string, version: number): Promise<void> {
  if (!(await endWordKept(caller, personId, id, version))) throw new Conflict('Somebody changed this first. Nothing was changed by you. Go back and look.')
}

/**
 * What to show beside fields that hold words the person asks not to be used about them: the form again, with a tick by which
 * it is saved all the same. Said to workers who may know of the list, and to nobody from whom the words are kept; the person
 * chooses their own words.
 * @returns undefined when there is nothing to say
 */
export async function asksOtherWords(
  caller: Caller,
  personId: string,
  form: FormState,
  body: FormBody,
  fields: readonly string[],
): Promise<FormState | undefined> {
  if (body.quoted === 'yes' || !caller.actor.workerId) return undefined
  const words = await readWordsKept(caller, personId)
  const errors = fields.flatMap((name): [string, string][] => {
    const found = foundIn([body[name] ?? ''].flat().join('\n'), words)
    return found.length > 0 ? [[name, otherWords(found)]] : []
  })
  return errors.length > 0 ? { values: { ...form.values, quoted: '' }, errors: Object.fromEntries(errors) } : undefined
}
