import { join, resolve } from 'node:path'

/** Where the process runs and what it talks to. Read once at the start from the environment; secrets come from nowhere else. */
export interface Config {
  /** The checkout: migrations, reference data and assets are found below it. */
  root: string
  port: number
  /** The address people use, without a trailing slash. Cookies are `Secure` when it begins with https. */
  baseUrl: string
  /** Folder of the embedded database, used when `databaseUrl` is absent. */
  dataDir: string
  databaseUrl: string | undefined
  /** How pages and jobs sign in to PostgreSQL: a member of `kith_server`, which owns nothing. Without it they use the owner's `databaseUrl`. */
  servingUrl: string | undefined
  /** Demonstration people, personas and the embedded identity provider. Without `KITH_DEMO`, only on this machine with its own database. */
  demo: boolean
  /** True when the demonstration runs because nothing was set: then this machine alone reaches it. */
  demoUnasked: boolean
  /** Why the service must not start with these settings, in words; commands that serve nobody may go on. */
  mustNotServe: string | undefined
  /** OpenID Connect issuer; without one the embedded provider answers in the demonstration, and nobody can sign in elsewhere. */
  oidc: { issuer: string; clientId: string; clientSecret: string | undefined } | undefined
  /** Slows repeated sign-ins and public forms from one address; off only for tests and measurements. */
  limits: boolean
  /** How many proxies of one's own stand in front and add to `X-Forwarded-For`. */
  proxies: number
  /** False when nobody has said how many proxies there are, and 0 is a guess. */
  proxiesSaid: boolean
  /** Mail server as a URL (`smtps://name:password@host`); without one, messages stay in the embedded outbox. */
  smtpUrl: string | undefined
  /** The address messages come from. Its name says nothing about health. */
  mailFrom: string
  /** Minutes of silence after which somebody is rung who stopped half way and said that we may call. */
  callAfterMinutes: number
  /** A service of map tiles to lie under our own boundaries, and whom to thank for it; without one no other host is asked. */
  tiles: { template: string; credit: string } | undefined
  /** Lets a monitor on another machine read `/metrics`. */
  metricsToken: string | undefined
  /** A file outside the database to which the ends of the audit chains are added each night; without one nothing is written. */
  auditAnchor: string | undefined
  /** Names of hosts in the service's own network that imports may ask; no other name and no redirect leads there. */
  importHosts: string[]
}

export class ConfigError extends Error {}

/** @throws ConfigError in plain words when a setting cannot be used. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new ConfigError(`PORT must be a number from 0 to 65535, not "${env.PORT}".`)
  const baseUrl = (env.KITH_URL ?? `http://localhost:${port}`).replace(/\/+$/, '')
  if (!URL.canParse(baseUrl)) throw new ConfigError(`KITH_URL must be an address such as https://kith.example.nhs.uk, not "${env.KITH_URL}".`)
  const proxies = Number(env.KITH_PROXIES || 0)
  if (!Number.isInteger(proxies) || proxies < 0 || proxies > 9) throw new ConfigError(`KITH_PROXIES must be a number from 0 to 9, not "${env.KITH_PROXIES}".`)
  const callAfterMinutes = Number(env.KITH_CALL_AFTER_MINUTES ?? 15)
  if (!(callAfterMinutes > 0 && callAfterMinutes <= 60))
    throw new ConfigError(`KITH_CALL_AFTER_MINUTES must be a number above 0 and at most 60, not "${env.KITH_CALL_AFTER_MINUTES}".`)
  const tiles = env.KITH_TILES ? { template: env.KITH_TILES, credit: env.KITH_TILES_CREDIT ?? '' } : undefined
  if (tiles && !(/^https?:\/\/[^\s{}]+\//.test(tiles.template) && ['{z}', '{x}', '{y}'].every(part => tiles.template.includes(part)) && tiles.credit))
    throw new ConfigError('KITH_TILES must be an address with {z}, {x} and {y} in it, and KITH_TILES_CREDIT must say whom to thank for the tiles.')
  const issuer = env.KITH_OIDC_ISSUER
  const { demo, unasked, mustNotServe } = demonstration(env, baseUrl)
  return {
    root: env.KITH_ROOT ?? process.cwd(),
    port,
    baseUrl,
    dataDir: resolve(env.KITH_DATA ?? join(env.KITH_ROOT ?? '.', '.kith')),
    databaseUrl: env.DATABASE_URL || undefined,
    servingUrl: env.KITH_SERVING_URL || undefined,
    demo,
    demoUnasked: unasked,
    mustNotServe,
    oidc: issuer ? { issuer, clientId: env.KITH_OIDC_CLIENT_ID ?? 'kith', clientSecret: env.KITH_OIDC_CLIENT_SECRET } : undefined,
    limits: env.KITH_LIMITS !== '0',
    proxies,
    proxiesSaid: env.KITH_PROXIES !== undefined && env.KITH_PROXIES !== '',
    smtpUrl: env.KITH_SMTP_URL || undefined,
    mailFrom: env.KITH_MAIL_FROM || 'Kith <kith@localhost>',
    callAfterMinutes,
    tiles,
    metricsToken: env.KITH_METRICS_TOKEN || undefined,
    auditAnchor: env.KITH_AUDIT_ANCHOR ? resolve(env.KITH_AUDIT_ANCHOR) : undefined,
    importHosts: (env.KITH_IMPORT_HOSTS ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(name => name !== ''),
  }
}

/** True when only this machine reaches the address. */
export const onThisMachine = (baseUrl: string): boolean => /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(baseUrl).hostname)

// In the demonstration anybody signs in as anybody: it is never guessed where a real service may be meant.
function demonstration(env: NodeJS.ProcessEnv, baseUrl: string): { demo: boolean; unasked: boolean; mustNotServe: string | undefined } {
  const said = env.KITH_DEMO
  if (said !== undefined && said !== '' && said !== '0' && said !== '1') throw new ConfigError(`KITH_DEMO must be 1 or 0, not "${said}".`)
  if (said) return { demo: said === '1', unasked: false, mustNotServe: undefined }
  const outside = env.DATABASE_URL ? 'DATABASE_URL is set' : onThisMachine(baseUrl) ? undefined : `KITH_URL is ${baseUrl}`
  if (!outside && !env.KITH_OIDC_ISSUER) return { demo: true, unasked: true, mustNotServe: undefined }
  const mustNotServe = env.KITH_OIDC_ISSUER
    ? undefined
    : `${outside}, and nothing says what this is. For a real service set KITH_DEMO=0, KITH_OIDC_ISSUER and KITH_OIDC_CLIENT_ID. For the demonstration, where anyone can sign in as anyone in it, set KITH_DEMO=1.`
  return { demo: false, unasked: false, mustNotServe }
}
