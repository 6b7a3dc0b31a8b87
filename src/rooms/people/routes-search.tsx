import { can, frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { check, type FormBody, withErrors } from '../../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { parsePostcode } from '../places/index.ts'
import { readNhsNumber } from './actions.ts'
import { holderChoices, mergePeople, partPeople } from './actions-merge.ts'
import { ofKind } from './both.ts'
import { mergeForm, partForm, searchForm } from './forms.ts'
import { SamePage, SideBySidePage } from './pages/same.tsx'
import { SearchPage } from './pages/search.tsx'
import { type Part, partFor } from './part.ts'
import { fullName } from './people.ts'
import { detailsOf } from './routes-details.tsx'
import { type Found, findLikely, MOST_FOUND, type Sought } from './store.ts'
import { readMerges } from './store-merge.ts'

const searchPage = (caller: Caller, ask: Ask, form: FormState, found?: Found[]) => {
  const leadsTo = (id: string) => (can(caller.role, 'record.see') ? `/people/${id}` : `/people/${id}/details`)
  return render(
    <SearchPage
      framed={frame(ask.identity, '/people')}
      form={form}
      leadsTo={leadsTo}
      most={MOST_FOUND}
      emergency={can(caller.role, 'emergency.open')}
      {...(found ? { found } : {})}
    />,
  )
}

/** @throws Invalid in plain words, by field */
function sought(typed: { name?: string | undefined; born?: string | undefined; nhsNumber?: string | undefined; postcode?: string | undefined }): Sought {
  const postcode = typed.postcode ? parsePostcode(typed.postcode) : undefined
  if (postcode && postcode.kind !== 'full') throw new Invalid({ postcode: 'Write the whole postcode, or leave it empty' })
  if (!typed.name && !typed.born && !typed.nhsNumber && !typed.postcode)
    throw new Invalid({ name: 'Write a name, a date of birth, an NHS number or a postcode' })
  return { name: typed.name, born: typed.born, nhsNumber: readNhsNumber(typed.nhsNumber), postcode: postcode?.kind === 'full' ? postcode.key : undefined }
}

async function search(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(searchForm, ask.form)
  if (!checked.ok) return invalid(searchPage(caller, ask, checked.form))
  try {
    const found = await findLikely(caller, sought(checked.data))
    ask.note(`${found.length} shown`)
    return page(searchPage(caller, ask, checked.form, found))
  } catch (error) {
    if (error instanceof Invalid) return invalid(searchPage(caller, ask, withErrors(checked.form, error.fields)))
    throw error
  }
}

async function samePage(caller: Caller, part: Part, form: FormState): Promise<string> {
  const { person, addresses } = await detailsOf(caller, part.personId)
  const like = await findLikely(
    caller,
    { name: fullName(person), born: person.born ?? undefined, nhsNumber: person.nhsNumber ?? undefined, postcode: addresses[0]?.postcode ?? undefined },
    { not: part.personId },
  )
  const merges = await readMerges(caller, part.personId)
  const joined = new Set(merges.flatMap(merge => [merge.goneId, merge.keptId]))
  return render(<SamePage part={part} found={like.filter(one => !joined.has(one.id))} merges={merges} form={form} />)
}

async function sidePage(caller: Caller, part: Part, otherId: string, form: FormState): Promise<string> {
  if (otherId === part.personId) throw new NotFound()
  return render(
    <SideBySidePage
      part={part}
      one={await detailsOf(caller, part.personId)}
      other={await detailsOf(caller, otherId)}
      holders={await holderChoices(caller, part.personId, otherId)}
      form={form}
    />,
  )
}

async function merge(caller: Caller, part: Part, otherId: string, body: FormBody): Promise<Reply> {
  const checked = check(mergeForm, body)
  const pair = [part.personId, otherId]
  if (!checked.ok) return invalid(await sidePage(caller, part, otherId, checked.form))
  const { keep, why, holder } = checked.data
  try {
    if (!pair.includes(keep)) throw new Invalid({ keep: 'Choose which record to keep' })
    await mergePeople(caller, pair.find(id => id !== keep)!, keep, why, holder || undefined)
    return goTo(`/people/${keep}/same`)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await sidePage(caller, part, otherId, withErrors(checked.form, error.fields)))
    throw error
  }
}

async function parting(caller: Caller, part: Part, mergeId: string, body: FormBody): Promise<Reply> {
  const checked = check(partForm, body)
  if (!checked.ok) return invalid(await samePage(caller, part, checked.form))
  try {
    await partPeople(caller, part.personId, mergeId, checked.data.why)
    return goTo(`${part.base}/same`)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await samePage(caller, part, withErrors(checked.form, error.fields)))
    throw error
  }
}

const may = 'person.merge'
export const routes: Route[] = [
  see('/people', { may: 'person.search', audit: 'search page opened' }, async (caller, ask) => page(searchPage(caller, ask, emptyForm()))),
  act('/people', { may: 'person.search', audit: 'people looked for', limit: 'people-search' }, search),
  see('/people/:person/same', { may, audit: 'records of the same person looked for' }, async (caller, ask) =>
    page(await samePage(caller, await partFor(caller, ask, ofKind('contact')), emptyForm())),
  ),
  see('/people/:person/same/:otherId', { may, audit: 'two records compared' }, async (caller, ask) =>
    page(await sidePage(caller, await partFor(caller, ask, ofKind('contact')), ask.params.otherId!, emptyForm())),
  ),
  act('/people/:person/same/:otherId', { may, audit: 'two records joined' }, async (caller, ask) =>
    merge(caller, await partFor(caller, ask, ofKind('contact')), ask.params.otherId!, ask.form),
  ),
  act('/people/:person/same/part/:mergeId', { may, audit: 'two records parted' }, async (caller, ask) =>
    parting(caller, await partFor(caller, ask, ofKind('contact')), ask.params.mergeId!, ask.form),
  ),
]
