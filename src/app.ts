import { ACCESS_DAILY, routes as access, jobs as accessJobs, guards, mountSignIn, RETENTION_DAILY, retentionJobs, setDemo } from './access/index.ts'
import type { Clock } from './core/caller.ts'
import type { Config } from './core/config.ts'
import type { Database } from './core/db.ts'
import { mountHealth, RequestCounts } from './core/health.ts'
import type { JobHandlers } from './core/jobs.ts'
import type { Route } from './core/route.ts'
import { webApp } from './core/web.ts'
import { copyOfMessages, jobs as messageJobs, routes as messages } from './interfaces/messages/index.ts'
import { routes as openReferral } from './interfaces/openreferral/index.ts'
import { routes as assessments } from './rooms/assessments/index.ts'
import {
  jobs as assetJobs,
  routes as assets,
  DAILY as DIRECTORY_DAILY,
  HOUSE_DAILY,
  houseJobs,
  NEWS_DAILY,
  newsJobs,
  setDirectory,
} from './rooms/assets/index.ts'
import { routes as board } from './rooms/board/index.ts'
import { careOfJoined, routes as careTeam, jobs as careTeamJobs, HOURLY as OWNERS_HOURLY } from './rooms/care-team/index.ts'
import { routes as clinicalContent } from './rooms/clinical-content/index.ts'
import { routes as contacts } from './rooms/contacts/index.ts'
import { routes as coverage } from './rooms/coverage/index.ts'
import { routes as frontDoor, jobs as frontDoorJobs, setSilence } from './rooms/front-door/index.ts'
import { routes as home } from './rooms/home/index.ts'
import { routes as network } from './rooms/network/index.ts'
import { alsoOnService, routes as organisations } from './rooms/organisations/index.ts'
import { routes as outcomes } from './rooms/outcomes/index.ts'
import { routes as people, setCareOfJoined } from './rooms/people/index.ts'
import { routes as places } from './rooms/places/index.ts'
import { jobs as planJobs, routes as plans, setPlanAddress } from './rooms/plans/index.ts'
import { alsoInCopy, routes as record } from './rooms/record/index.ts'
import { routes as safety } from './rooms/safety/index.ts'
import { partOfService, routes as therapies } from './rooms/therapies/index.ts'
import { routes as timelineRoutes } from './rooms/timeline/index.ts'
import { assetAt } from './ui/index.ts'

/** Every room's routes, in the order a person meets them. */
export const routes: Route[] = [
  ...frontDoor,
  // Before the directory's entries: /community/directory.csv is not one of them.
  ...openReferral,
  ...messages,
  ...home,
  ...organisations,
  ...assets,
  ...clinicalContent,
  ...access,
  ...timelineRoutes,
  ...careTeam,
  ...contacts,
  ...assessments,
  ...outcomes,
  ...safety,
  ...plans,
  ...network,
  ...coverage,
  ...therapies,
  ...board,
  ...people,
  ...places,
  // After the rooms with pages such as /people/new, which are not somebody's record.
  ...record,
]

/** Every room's jobs. */
export const jobs: JobHandlers = {
  ...accessJobs,
  ...retentionJobs,
  ...assetJobs,
  ...houseJobs,
  ...newsJobs,
  ...careTeamJobs,
  ...frontDoorJobs,
  ...planJobs,
  ...messageJobs,
}

/** Jobs done again and again, once a day or once an hour: each run promises the next. */
export const DAILY: readonly string[] = [OWNERS_HOURLY, ACCESS_DAILY, RETENTION_DAILY, HOUSE_DAILY, DIRECTORY_DAILY, NEWS_DAILY]

/** The whole application over one database. */
export function buildApp(db: Database, config: Config, clock?: Clock) {
  setDemo(config.demo)
  setPlanAddress(config.baseUrl)
  alsoInCopy(copyOfMessages)
  setCareOfJoined(careOfJoined)
  alsoOnService(partOfService)
  setSilence(config.callAfterMinutes)
  setDirectory({ address: config.baseUrl, tiles: config.tiles })
  const counts = new RequestCounts()
  const app = webApp({
    db,
    guards: guards(config.baseUrl),
    routes,
    baseUrl: config.baseUrl,
    counts,
    limits: config.limits,
    images: config.tiles ? [new URL(config.tiles.template).origin] : [],
    proxies: config.proxies,
    ...(clock ? { clock } : {}),
  })
  mountSignIn(app, db, config, clock)
  mountHealth(app, db, counts, config)
  app.get('/assets/*', c => {
    const asset = assetAt(c.req.path)
    if (!asset) return c.notFound()
    const zipped = asset.gzip && c.req.header('accept-encoding')?.includes('gzip')
    return new Response(zipped ? asset.gzip : asset.body, {
      headers: {
        'content-type': asset.type,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
        ...(asset.scope ? { 'service-worker-allowed': asset.scope } : {}),
        ...(zipped ? { 'content-encoding': 'gzip' } : {}),
      },
    })
  })
  return app
}
