import { UnreadableFile } from '../../registries/index.ts'
import type { Field, Mapping } from './mapping.ts'

// What people call their columns, best first; compared in small letters without anything but letters and figures.
const CALLED: Partial<Record<Field, string[]>> = {
  name: ['name', 'title', 'servicename', 'service', 'groupname', 'activity', 'activityname', 'venuename', 'libraryname', 'projectname', 'label'],
  summary: ['summary', 'shortdescription', 'strapline', 'tagline'],
  description: ['description', 'servicedescription', 'details', 'about', 'longdescription', 'whatwedo', 'info', 'information', 'notes'],
  status: ['status'],
  organisation: [
    'organisation',
    'organization',
    'organisationname',
    'organizationname',
    'provider',
    'providername',
    'charityname',
    'runby',
    'operator',
    'authority',
  ],
  website: ['website', 'url', 'web', 'link', 'webaddress', 'homepage', 'websiteurl', 'weblink'],
  email: ['email', 'emailaddress', 'contactemail', 'mail'],
  phone: ['phone', 'telephone', 'phonenumber', 'tel', 'telephonenumber', 'contactnumber', 'contacttelephone'],
  venue: ['venue', 'location', 'locationname', 'building', 'site', 'sitename'],
  address_1: ['address1', 'addressline1', 'address', 'street', 'streetaddress', 'fulladdress', 'line1'],
  address_2: ['address2', 'addressline2', 'line2', 'locality'],
  city: ['city', 'town', 'posttown', 'addresslocality', 'address3', 'addressline3', 'boroughname', 'borough'],
  county: ['county', 'stateprovince', 'region'],
  postcode: ['postcode', 'postalcode', 'pcode', 'pc', 'post code', 'zip'],
  lat: ['latitude', 'lat', 'geolat', 'ycoord'],
  lon: ['longitude', 'lon', 'lng', 'long', 'geolng', 'xcoord'],
  easting: ['easting', 'eastings', 'east', 'geox', 'xeasting', 'x'],
  northing: ['northing', 'northings', 'north', 'geoy', 'ynorthing', 'y'],
  hours: ['openinghours', 'openingtimes', 'hours', 'opening', 'times', 'when', 'timings', 'open', 'schedule'],
  monday: ['monday', 'mon'],
  tuesday: ['tuesday', 'tue', 'tues'],
  wednesday: ['wednesday', 'wed'],
  thursday: ['thursday', 'thu', 'thurs'],
  friday: ['friday', 'fri'],
  saturday: ['saturday', 'sat'],
  sunday: ['sunday', 'sun'],
  cost: ['cost', 'price', 'fee', 'fees', 'charges', 'costs', 'costdescription'],
  who_for: ['whofor', 'eligibility', 'audience', 'whoisitfor', 'targetgroup', 'eligibilitydescription'],
  minimum_age: ['minimumage', 'minage', 'agefrom', 'agemin'],
  maximum_age: ['maximumage', 'maxage', 'ageto', 'agemax'],
  languages: ['languages', 'language'],
  headings: ['category', 'categories', 'type', 'kind', 'tags', 'theme', 'subject', 'keywords', 'servicetype', 'activitytype'],
  access: ['access', 'accessibility', 'disabledaccess', 'accessibilitydetails'],
  travel: ['travel', 'transport', 'gettinghere', 'transportation', 'directions'],
  area: ['area', 'areaserved', 'servicearea', 'catchment'],
  confirmed: ['assureddate', 'lastreviewed', 'reviewed', 'lastchecked', 'confirmed'],
}
const IDS = ['id', 'uniqueid', 'reference', 'ref', 'uid', 'guid', 'uuid', 'serviceid', 'recordid', 'externalid', 'code']

const plain = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * A mapping made from the headings alone, for somebody to look over. A row is named by the column that looks like an id, or
 * else by name, organisation, first line of address and postcode together.
 * @throws UnreadableFile when no column looks like a name
 */
export function proposeMapping(headings: readonly string[]): Mapping {
  const columns: Mapping['columns'] = {}
  const free = new Map(headings.map(heading => [plain(heading), heading.trim()]))
  for (const [field, names] of Object.entries(CALLED) as [Field, string[]][]) {
    const found = names.map(plain).find(name => free.has(name))
    if (!found) continue
    columns[field] = free.get(found)!
    free.delete(found)
  }
  if (!columns.name)
    throw new UnreadableFile(
      `No column looks like a name. The headings are: ${headings.join(', ').slice(0, 300)}. Write a mapping that says which column is the name, and give it with --mapping FILE.`,
    )
  const id = headings.find(heading => IDS.includes(plain(heading)))
  const parts = (['name', 'organisation', 'address_1', 'postcode', 'lat', 'easting'] as const).flatMap(field => columns[field] ?? [])
  return { key: id ? [id.trim()] : parts.slice(0, 5), columns }
}
