import { can } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { type Checked, check, withErrors } from '../../core/forms.ts'
import { clash, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { saveIdentity, saveReach, saveSurgeries } from './actions-identity.ts'
import { actPart, seePart } from './both.ts'
import { identityForm, reachForm, surgeryForm } from './forms.ts'
import { type Details, DetailsPage, IdentityFormPage, ReachFormPage, SurgeryFormPage } from './pages/details.tsx'
import type { Part } from './part.ts'
import { listSurgeries, readAddresses, readPerson, readPoints, readSurgeries } from './store.ts'

/** Everything the details page shows. @throws NotFound when the caller sees nobody of this id */
export async function detailsOf(caller: Caller, personId: string): Promise<Details> {
  const person = await readPerson(caller, personId)
  if (!person) throw new NotFound()
  return {
    person,
    points: await readPoints(caller, personId),
    addresses: await readAddresses(caller, personId),
    surgeries: await readSurgeries(caller, personId),
  }
}

function reachShown({ points, addresses }: Details): FormState {
  const values: FormState['values'] = { shared: points.filter(point => point.shared).map(point => point.kind) }
  for (const point of points) values[point.kind] = point.value
  for (const { kind, lines, postcode } of addresses) {
    values[`${kind}Lines`] = lines
    values[`${kind}Postcode`] = postcode ?? ''
  }
  return emptyForm(values)
}

/** Checks, saves and answers: the form again in words, the page after, or both versions when somebody else was first. */
async function save<T>(
  part: Part,
  checked: Checked<T>,
  work: (data: T) => Promise<boolean>,
  show: (form: FormState, clashing: boolean) => Promise<string>,
): Promise<Reply> {
  if (!checked.ok) return invalid(await show(checked.form, false))
  try {
    return (await work(checked.data)) ? goTo(`${part.base}/details`) : clash(await show(checked.form, true))
  } catch (error) {
    if (error instanceof Invalid) return invalid(await show(withErrors(checked.form, error.fields), false))
    throw error
  }
}

const identityPage =
  (caller: Caller, part: Part) =>
  async (form: FormState, clashing = false) => {
    const { person } = await detailsOf(caller, part.personId)
    return render(<IdentityFormPage part={part} form={form} person={person} clashing={clashing} />)
  }
const reachPage =
  (caller: Caller, part: Part) =>
  async (form: FormState, clashing = false) =>
    render(<ReachFormPage part={part} form={form} details={await detailsOf(caller, part.personId)} clashing={clashing} />)
const surgeryPage =
  (caller: Caller, part: Part) =>
  async (form: FormState, clashing = false) => {
    const details = await detailsOf(caller, part.personId)
    return render(
      <SurgeryFormPage part={part} form={form} details={details} choices={await listSurgeries(caller, details.person.careSystemCode)} clashing={clashing} />,
    )
  }

export const routes: Route[] = [
  ...seePart(
    '/details',
    'contact',
    'details',
    async (part, caller) => {
      const canChange = can(caller.role, part.own ? 'my-kith.edit' : 'person.edit')
      const details = await detailsOf(caller, part.personId)
      return page(render(<DetailsPage part={part} details={details} canChange={canChange} canMerge={!part.own && can(caller.role, 'person.merge')} />))
    },
    'person.search',
  ),
  ...seePart(
    '/details/change',
    'contact',
    'details page for changing',
    async (part, caller) => {
      const { person } = await detailsOf(caller, part.personId)
      const { givenName, familyName, preferredName, howToAddress, pronouns, born, nhsNumber, nhsNumberStatus } = person
      return page(
        await identityPage(
          caller,
          part,
        )(
          emptyForm({
            givenName,
            familyName,
            preferredName: preferredName ?? '',
            howToAddress: howToAddress ?? '',
            pronouns: pronouns ?? '',
            born: born ?? '',
            nhsNumber: nhsNumber ?? '',
            nhsNumberStatus,
          }),
        ),
      )
    },
    'person.edit',
  ),
  ...actPart(
    '/details/change',
    'contact',
    'details changed',
    async (part, caller, ask) => {
      const { person } = await detailsOf(caller, part.personId)
      return save(
        part,
        check(identityForm, ask.form),
        data => saveIdentity(caller, person, data.version, data, londonDate(caller.now)),
        identityPage(caller, part),
      )
    },
    'person.edit',
  ),
  ...seePart(
    '/details/reach',
    'contact',
    'contact details page for changing',
    async (part, caller) => page(await reachPage(caller, part)(reachShown(await detailsOf(caller, part.personId)))),
    'person.edit',
  ),
  ...actPart(
    '/details/reach',
    'contact',
    'contact details changed',
    (part, caller, ask) =>
      save(
        part,
        check(reachForm, ask.form),
        ({ version, mobile, landline, email, shared, ...typed }) =>
          saveReach(caller, part.personId, version, {
            points: { mobile, landline, email },
            shared,
            addresses: {
              home: { lines: typed.homeLines, postcode: typed.homePostcode },
              term: { lines: typed.termLines, postcode: typed.termPostcode },
              other: { lines: typed.otherLines, postcode: typed.otherPostcode },
            },
          }),
        reachPage(caller, part),
      ),
    'person.edit',
  ),
  ...seePart(
    '/details/surgeries',
    'contact',
    'surgery page for changing',
    async (part, caller) => {
      const { surgeries } = await detailsOf(caller, part.personId)
      const at = (kind: 'home' | 'term') => surgeries.find(one => one.kind === kind)?.practiceId ?? ''
      return page(await surgeryPage(caller, part)(emptyForm({ home: at('home'), term: at('term') })))
    },
    'person.edit',
  ),
  ...actPart(
    '/details/surgeries',
    'contact',
    'surgery changed',
    async (part, caller, ask) => {
      const { person } = await detailsOf(caller, part.personId)
      return save(part, check(surgeryForm, ask.form), data => saveSurgeries(caller, person, data.version, data), surgeryPage(caller, part))
    },
    'person.edit',
  ),
]
