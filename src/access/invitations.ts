import { createHash, randomInt } from 'node:crypto'

// No letters or figures that are mistaken for one another when read aloud or copied by hand.
const LETTERS = 'ABCDEFGHJKMNPQRTUVWXY346789'

/** A code somebody can read out: three groups of four. About 57 bits, used once, within two weeks. */
export const newCode = (): string => Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-')

/** What is kept of a code, however it was typed: spaces, dashes and small letters make no difference. */
export const codeHash = (typed: string): string =>
  createHash('sha256')
    .update(`invitation ${typed.toUpperCase().replace(/[^A-Z0-9]/g, '')}`)
    .digest('hex')
