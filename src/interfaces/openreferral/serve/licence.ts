const OGL = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'

/** How the directory may be used, told with it. */
export const LICENCE = {
  x_kith_licence: { name: 'Open Government Licence v3.0', url: OGL },
  x_kith_attribution:
    'Each entry names its own source with its licence and attribution in x_kith_source; keep them with it. Where an entry names none it is ours, under the licence above.',
  x_kith_standard: 'Human Services Data Specification UK: an Open Referral UK resource (https://openreferraluk.org/)',
  x_kith_csv: '/community/directory.csv',
}

export const licenceHeaders = { link: `<${OGL}>; rel="license"` }
