/** There is nothing here for this caller. Said alike of what does not exist and of what they may not see. */
export class NotFound extends Error {
  readonly status = 404
  constructor() {
    super('Not found')
  }
}

/** The caller's role does not include this. Never says whether the thing exists. */
export class NotAllowed extends Error {
  readonly status = 403
  constructor() {
    super('Not allowed')
  }
}

/** Too many tries by one sign-in in a short time. `first` is true once in each stretch, when somebody may have to know. */
export class TooOften extends Error {
  readonly status = 429
  readonly first: boolean
  constructor(first: boolean) {
    super('Too often')
    this.first = first
  }
}

/** Somebody else changed it first. `message` is shown to the person, so it says what to do next. */
export class Conflict extends Error {
  readonly status = 409
}

/** A rule of the service says no. `fields` maps a field's name to plain words; `form` holds what belongs to no field. */
export class Invalid extends Error {
  readonly status = 422
  readonly fields: Record<string, string>
  constructor(fields: Record<string, string> | string) {
    super(typeof fields === 'string' ? fields : Object.values(fields).join(' '))
    this.fields = typeof fields === 'string' ? { form: fields } : fields
  }
}

/** More was sent than a form of ours ever sends. */
export class TooMuch extends Error {
  readonly status = 413
  constructor() {
    super('Too much was sent')
  }
}

// Lock and statement given up waiting for.
const OF_ONE = new Set(['55P03', '57014'])

/** The database did not answer, or not in time. Whether something was kept is not known; sending it again is for the reader to decide. */
export class Unavailable extends Error {
  readonly status = 503
  /** Whether the database as a whole is in trouble, rather than busy with a row or a statement of this one request. */
  get everywhere(): boolean {
    return this.cause instanceof Unavailable ? this.cause.everywhere : this.cause !== undefined && !OF_ONE.has((this.cause as { code?: string }).code ?? '')
  }
  constructor(cause?: unknown) {
    super(`The database does not answer${cause instanceof Error && !(cause instanceof Unavailable) ? `: ${cause.message}` : ''}`, { cause })
  }
}

/** What to say when the database keeps a rule of its own (its codes begin with KR) that two people would have broken together; else undefined. */
export const refusedByDatabase = (error: unknown): string | undefined =>
  /^KR\d{3}$/.test((error as { code?: string }).code ?? '')
    ? 'Somebody else changed this at the same moment, so nothing of yours was saved. Open it again and look how it is now.'
    : undefined

/** For `.catch`: what was refused in words, so that the form comes back with them; anything else is thrown on. */
export function refusedInWords(error: unknown): Invalid {
  if (error instanceof Invalid) return error
  throw error
}
