import type { Field } from './mapping.ts'

/** What people call their columns, best first; in small letters without anything but letters and figures. */
export const CALLED: Partial<Record<Field, string[]>> = {
  name: ['name', 'title', 'servicename', 'service', 'groupname', 'activity', 'activityname', 'venuename', 'libraryname', 'projectname', 'label', 'nameofservice', 'nameofgroup', 'nameoforganisation', 'publicname', 'sitename', 'clubname', 'schemename', 'session', 'sessionname', 'event', 'eventname'],
  summary: ['summary', 'shortdescription', 'strapline', 'tagline'],
  description: ['description', 'servicedescription', 'details', 'about', 'longdescription', 'whatwedo', 'info', 'information', 'notes'],
  status: ['status', 'openstatus', 'currentstatus', 'operationalstatus', 'servicestatus', 'libraryopenorclosed', 'openorclosed', 'openclosed'],
  closed: ['yearclosed', 'dateclosed', 'closeddate', 'closedate', 'closuredate', 'dateofclosure', 'yearofclosure', 'closed', 'closedon', 'isclosed', 'closedyear', 'permanentlyclosed', 'ceaseddate', 'dateceased', 'enddate', 'datedissolved', 'dissolved', 'removaldate', 'dateofremoval'],
  organisation: ['organisation', 'organization', 'organisationname', 'organizationname', 'provider', 'providername', 'charityname', 'runby', 'operator', 'authority', 'whorunsit', 'organiser', 'organizer', 'hostorganisation', 'leadorganisation'],
  website: ['website', 'url', 'web', 'link', 'webaddress', 'homepage', 'websiteurl', 'weblink', 'websiteaddress', 'webpage', 'websitelink'],
  email: ['email', 'emailaddress', 'contactemail', 'mail', 'emails'],
  phone: ['phone', 'telephone', 'phonenumber', 'tel', 'telephonenumber', 'contactnumber', 'contacttelephone', 'phoneno', 'telno', 'telephoneno', 'mobile', 'contactphone', 'landline'],
  contact: ['contact', 'contacts', 'contactdetails', 'contactinformation', 'contactinfo', 'howtocontact', 'contactus'],
  venue: ['venue', 'location', 'locationname', 'building', 'site', 'sitename', 'venuename'],
  address_1: ['address1', 'addressline1', 'address', 'street', 'streetaddress', 'fulladdress', 'line1', 'addressstreet', 'venueaddress', 'streetname'],
  address_2: ['address2', 'addressline2', 'line2', 'locality'],
  city: ['city', 'town', 'posttown', 'addresslocality', 'address3', 'addressline3', 'boroughname', 'borough', 'towncity', 'townorcity'],
  county: ['county', 'stateprovince', 'region', 'state', 'address4', 'addressline4'],
  postcode: ['postcode', 'postalcode', 'pcode', 'pc', 'zip', 'zipcode', 'pcds'],
  lat: ['latitude', 'lat', 'geolat', 'ycoord'],
  lon: ['longitude', 'lon', 'lng', 'long', 'geolng', 'xcoord'],
  easting: ['easting', 'eastings', 'east', 'geox', 'xeasting', 'x'],
  northing: ['northing', 'northings', 'north', 'geoy', 'ynorthing', 'y'],
  hours: ['openinghours', 'openingtimes', 'hours', 'opening', 'times', 'when', 'timings', 'open', 'schedule', 'openinghourstext', 'hourstext', 'time', 'dayandtime', 'daysandtimes', 'daytime', 'openingdaysandtimes', 'whenopen', 'sessiontimes', 'openingtime', 'hoursopening'],
  monday: ['monday', 'mon'],
  tuesday: ['tuesday', 'tue', 'tues'],
  wednesday: ['wednesday', 'wed', 'weds'],
  thursday: ['thursday', 'thu', 'thurs', 'thur'],
  friday: ['friday', 'fri'],
  saturday: ['saturday', 'sat'],
  sunday: ['sunday', 'sun'],
  cost: ['cost', 'price', 'fee', 'fees', 'charges', 'costs', 'costdescription', 'charge', 'admission'],
  who_for: ['whofor', 'eligibility', 'audience', 'whoisitfor', 'targetgroup', 'eligibilitydescription', 'eligibilitycriteria', 'whocanattend', 'whocancome', 'targetaudience'],
  referral_words: ['referralmethod', 'referral', 'referrals', 'howtorefer', 'referralprocess', 'referralroute', 'referraldetails', 'howtoaccess', 'howtojoin', 'howtoapply', 'accessroute', 'applicationprocess', 'referralrequired'],
  minimum_age: ['minimumage', 'minage', 'agefrom', 'agemin'],
  maximum_age: ['maximumage', 'maxage', 'ageto', 'agemax'],
  languages: ['languages', 'language'],
  headings: ['category', 'categories', 'type', 'kind', 'tags', 'theme', 'subject', 'keywords', 'servicetype', 'activitytype', 'typeofservice'],
  access: ['access', 'accessibility', 'disabledaccess', 'accessibilitydetails'],
  travel: ['travel', 'transport', 'gettinghere', 'transportation', 'directions'],
  area: ['area', 'areaserved', 'servicearea', 'catchment', 'areacovered', 'areascovered'],
  confirmed: ['assureddate', 'lastreviewed', 'reviewed', 'lastchecked', 'confirmed', 'lastconfirmed', 'lastverified', 'dateverified', 'verified', 'lastupdated', 'dateupdated', 'updated', 'updateddate', 'lastmodified', 'datemodified', 'datechecked'],
} // biome-ignore format: a table of words

/** Headings that name a row by themselves. */
export const IDS = ['id', 'uniqueid', 'reference', 'ref', 'uid', 'guid', 'uuid', 'serviceid', 'recordid', 'externalid', 'code']

/** Words around the one that matters: "site_postcode", "opening_hours_monday", "Monday staffed hours", "Cost (£)". */
export const DROPPED = new Set(
  `site venue service services group club activity place facility centre hub library charity organisation organization org company business provider project scheme
  programme event session main primary public full official general general opening open hours hour times time staffed core regular standard contact contacts details detail
  text value info information number numbers num no of or and the a an is are for your our their this s day days line field display trading common product premises building
  addr location local current please enter total per person pp gbp pounds uk address asset entry listing food bank warm space what does it do you we`.split(
    /\s+/,
  ),
)

/** Words that make a name that of a person, a street or an area. */
export const NOT_A_NAME = new Set(
  `contact person manager first last sur surname forename nick user file street road town city borough ward district county region country parish area council authority la lad lsoa
  msoa icb ccg pcn trust layer field column sheet owner author editor officer lead leader head chair staff your parent family given middle staffed`.split(
    /\s+/,
  ),
)

/** What stands for a name where nothing is called one. */
export const LAST_RESORT = ['group', 'club', 'organisationorservice', 'facility', 'library', 'school', 'charity', 'place', 'project', 'scheme', 'company']
