/**
 * What a place offers, for everybody: clubs, services, parks, groups and people who help, of every kind and as equals, in
 * one directory that anyone can search without signing in. The framework's four domains sort it; nobody is asked why they look.
 */
export { fromGrid, type GridPoint, isOnGrid, toGrid } from './grid.ts'
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
export { COST, DOMAIN_CODES, DOMAINS, type Domain, FLEXIBLE_FOR, type FlexibleFor, type Freshness, freshness, REFERRAL, STALE_MONTHS, WHEN } from './assets.ts'
export { listInterests, loadInterests, OUR_LIST } from './store-interests.ts'
export type { Interest } from './spelling.ts'
