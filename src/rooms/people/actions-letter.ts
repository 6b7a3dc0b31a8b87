import { kindsOf } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Invalid } from '../../core/errors.ts'
import { addEntry } from '../timeline/index.ts'
import { contactOrExplain } from './actions-words.ts'
import { ADDRESS_WORDS, type AddressKind } from './people.ts'
import { readAddresses } from './store.ts'

/**
 * Writes a letter to be printed. Stops when the person wants no letters, or not there, unless a reason is given (R092).
 * @returns the entry's id on the record, where the person reads the same words
 */
export async function writeLetter(caller: Caller, personId: string, letter: { to: AddressKind; words: string; reason?: string | undefined }): Promise<string> {
  const address = (await readAddresses(caller, personId)).find(one => one.kind === letter.to)
  await contactOrExplain(caller, personId, 'letter', { neutral: true, toAddress: letter.to }, letter.reason)
  if (!address) throw new Invalid({ to: `There is no ${ADDRESS_WORDS[letter.to].toLowerCase()} address to send it to` })
  return addEntry(caller, { personId, kinds: kindsOf('contact', 'contactNotes'), what: 'letter', title: 'A letter was written', body: letter.words })
}
