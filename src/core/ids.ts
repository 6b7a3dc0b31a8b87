import { v7, validate } from 'uuid'

/** A new identifier that sorts by the time it was made (UUID version 7, RFC 9562). */
export const newId = (): string => v7()

/** True for any well-formed UUID; a forged or mistyped id in an address must become "not found", never an error from the database. */
export const isId = (text: unknown): text is string => typeof text === 'string' && validate(text)
