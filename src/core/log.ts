import pino from 'pino'

/** Structured lines for operators. Never a name, a number, an address or words about a person: ids and codes only. */
export const log = pino({ level: process.env.KITH_LOG ?? 'info', base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
