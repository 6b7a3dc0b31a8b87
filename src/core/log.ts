import pino from 'pino'

/** Structured lines for operators. Never a name, a number, an address or words about a person: ids and codes only. */
export const log = pino({ level: process.env.KITH_LOG ?? 'info', base: undefined, timestamp: pino.stdTimeFunctions.isoTime })

/** Where an error happened, never its message: that may repeat what somebody typed, on several lines. */
export const framesOf = (error: Error, most = 3): string[] | undefined =>
  error.stack
    ?.split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, most)
