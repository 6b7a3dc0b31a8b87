/**
 * What a place offers, for everybody: clubs, services, parks, groups and people who help, of every kind and as equals, in
 * one directory that anyone can search without signing in. The framework's four domains sort it; nobody is asked why they look.
 */

import type { Route } from '../../core/route.ts'
import { directoryRoutes } from './routes-directory.tsx'
import { newsRoutes } from './routes-news.tsx'
import { publicRoutes } from './routes-public.tsx'
import { upkeepRoutes } from './routes-upkeep.tsx'

export { type Findings, type FoundEntry, findAssets } from './actions-find.ts'
export { countUse } from './actions-upkeep.ts'
export {
  COST,
  DOMAIN_CODES,
  DOMAINS,
  type Domain,
  FLEXIBLE_FOR,
  type FlexibleFor,
  type Freshness,
  freshness,
  monthsBefore,
  REFERRAL,
  STALE_MONTHS,
  WHEN,
} from './assets.ts'
export { isBritain } from './britain.ts'
export { type EntryLocation, type EntryOrganisation, type EntrySchedule, emptyEntry, emptyLocation, emptyOrganisation, type SourceEntry } from './entry.ts'
export { addressOf, type Finding, type Near, NOTHING_ASKED, readFinding } from './finding.ts'
export { fromGrid, type GridPoint, isOnGrid, toGrid } from './grid.ts'
export { type Opening, readDay, readWeek } from './hours.ts'
export { DAILY, jobs } from './jobs.ts'
export { NEAR_COOKIE, readNear } from './near.ts'
export { EntryPage } from './pages/entry.tsx'
export { setDirectory } from './routes-public.tsx'
export type { Interest } from './spelling.ts'
export { type Asset, type AssetLocation, getAsset } from './store.ts'
export type { FeedFilter, FeedTaxonomy, FeedTerm, Slice, TermFilter } from './store-feed.ts'
export {
  atLocationIds,
  countAtLocations,
  countFeed,
  countOrganisations,
  countTaxonomies,
  countTerms,
  feedIds,
  organisationIds,
  shownAtLocations,
  shownByOrganisation,
  shownOf,
  shownOrganisations,
  taxonomies,
  taxonomyOf,
  termOf,
  terms,
} from './store-feed.ts'
export type { FeedAsset, FeedAtLocation, FeedOrganisation, FeedParts } from './store-feed-rows.ts'
export { feedAssets, feedAtLocations, feedOrganisations, feedParts, feedPlaces } from './store-feed-rows.ts'
export { listInterests, loadInterests, OUR_LIST } from './store-interests.ts'
export {
  beginDirectoryLoad,
  type DirectoryCounts,
  endDirectoryLoad,
  FewerThanHalf,
  type FinishOptions,
  findSource,
  finishDirectoryLoad,
  heldKeys,
  type LoadRefusal,
  type LoadSource,
  loadRefusals,
  type RefusalKind,
  refusalKinds,
  type SourceToLoad,
  type StagedEntry,
  stageEntries,
  undoDirectoryLoad,
} from './store-load.ts'
export { beginParts, endParts, indexParts, partsAfter, partsOf, stageParts, strayParts, type TablePart } from './store-load-parts.ts'
export { whereFrom } from './store-near.ts'
export { makeKey, ownerOf } from './store-upkeep.ts'
export { TELLINGS, UPKEEP_STATES, USES, type Use } from './upkeep.ts'

/** Telling before finding: /community/suggest is not an entry. */
export const routes: Route[] = [...upkeepRoutes, ...newsRoutes, ...publicRoutes, ...directoryRoutes]
export { HOUSE_DAILY, houseJobs, syncHouse } from './actions-house.ts'
export { NEWS_DAILY, newsJobs } from './actions-news.ts'
export { newsAddress, newsLetter } from './store-news.ts'
