import { mixedUp, whoIsHere } from '../access/index.ts'
import { inTransaction, system } from '../core/caller.ts'
import { type Config, ConfigError, onThisMachine } from '../core/config.ts'
import type { Database } from '../core/db.ts'

/** Refuses to serve what must not be served. @throws ConfigError in words for whoever starts Kith */
export async function mayServe(db: Database, config: Config): Promise<void> {
  const wrong = mixedUp(config.demo, await inTransaction(db, system('operator'), whoIsHere))
  if (wrong) throw new ConfigError(wrong)
}

/** What is not wrong enough to refuse a start, each in words. */
export function misgivings(config: Config): string[] {
  return [
    ...(config.baseUrl.startsWith('https:') && !config.proxiesSaid
      ? [
          'KITH_URL begins with https, so a proxy stands in front, and KITH_PROXIES does not say how many: every visitor counts as one address, and one of them can slow all others. Set KITH_PROXIES to the number of your proxies that add to X-Forwarded-For (0 if none does).',
        ]
      : []),
    ...(config.demo || config.oidc
      ? []
      : ['Nobody can sign in: KITH_OIDC_ISSUER is not set. The public pages and crisis help are served; set KITH_OIDC_ISSUER and KITH_OIDC_CLIENT_ID.']),
    ...(onThisMachine(config.baseUrl) || config.baseUrl.startsWith('https:')
      ? []
      : ['People would reach it without encryption. Set KITH_URL to an https address.']),
    ...(config.demo && !onThisMachine(config.baseUrl)
      ? ['The demonstration is on at a public address: anyone can sign in as anyone in it. Set KITH_DEMO=0 for a real service.']
      : []),
  ]
}
