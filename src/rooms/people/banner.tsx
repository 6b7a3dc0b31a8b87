import { isRole, myBasis, ROLES } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { formatDate, formatDateTime, londonDate } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import type { HeldBy, PersonBannerProps } from '../../ui/index.ts'
import { noCallsWords, ruleLines } from './contact-rules.ts'
import { BannerAbout, BannerFlags } from './pages/banner-flags.tsx'
import { ageRules, becauseWords, fullName, shownName } from './people.ts'
import { type BannerRow, readBanner } from './store-banner.ts'

const THEIR_WORDS = 'There are words they do not want used about them. Ask them how they say it, and use their words.'

/**
 * The strip about a person for every worker's screen: who they are, in their own words too (R001), who holds them, needs and contact rules before any
 * number, what not to ask, and why this reader may see it. Parts the reader may not see are simply not there.
 * @throws NotFound when there is nobody of this id whom the caller may see
 */
export async function bannerFor(caller: Caller, personId: string): Promise<PersonBannerProps> {
  const row = await readBanner(caller, personId)
  if (!row) throw new NotFound()
  const { why } = await myBasis(caller, personId)
  const { age, notice } = ageRules(row.born, londonDate(caller.now))
  return {
    preferredName: shownName(row),
    fullName: fullName(row),
    pronouns: row.pronouns ?? undefined,
    address: row.howToAddress ?? undefined,
    dateOfBirth: row.born ? formatDate(row.born) : undefined,
    age,
    nhsNumber: row.nhsNumber ?? undefined,
    heldBy: heldBy(row),
    needs: row.needs ?? [],
    contactRules: [
      ...ruleLines(row.rules ?? undefined),
      ...(row.wordsKeptOff ? [THEIR_WORDS] : []),
      ...(row.phoneShared ? ['Somebody else may answer this number.'] : []),
    ],
    phone: row.phone ?? undefined,
    noCalls: noCallsWords(row.rules ?? undefined, caller.now),
    about: row.about ? BannerAbout({ about: row.about }) : undefined,
    flags: BannerFlags({ notice, markers: row.markers ?? [], joinedInto: row.joinedInto }),
    because: becauseWords(why),
    href: `/people/${personId}`,
  }
}

function heldBy({ held }: BannerRow): HeldBy | undefined {
  if (!held) return undefined
  const role = held.role && isRole(held.role) ? ROLES[held.role].name.toLowerCase() : undefined
  if (held.worker) return { name: held.worker, kind: 'key worker', ...(role ? { role } : {}), organisation: held.organisation }
  return {
    name: held.team,
    kind: 'duty team',
    organisation: held.organisation,
    ...(held.deadline ? { deadline: formatDateTime(new Date(held.deadline)) } : {}),
  }
}
