import { z } from 'zod'
import { frame, kindsOf } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { check, choice, line, withErrors } from '../../core/forms.ts'
import { enqueue } from '../../core/jobs.ts'
import { type Ask, act, goTo, invalid, page, type Route, see } from '../../core/route.ts'
import { getService, listServices, type Service, type ServiceLine } from '../../rooms/organisations/index.ts'
import { bannerFor, mayContact, readContactRules, readPerson } from '../../rooms/people/index.ts'
import { addEntry } from '../../rooms/timeline/index.ts'
import { Button, emptyForm, Form, type FormState, Heading, Page, PersonBanner, Radios, render, Select } from '../../ui/index.ts'

const HOW = { kith: 'In Kith, with a neutral message that there is something to read', print: 'Printed and handed over', post: 'By post' } as const
const GIVEN = { kith: 'Sent in Kith', print: 'Printed and handed over', post: 'Sent by post' } as const
type How = keyof typeof HOW

const schema = z.object({
  service: line('Choose a service'),
  how: choice(Object.keys(HOW) as [How, ...How[]], 'Choose how it is given'),
})

const ADDRESS = '/people/:person/service-information'

/** What a service does is given in writing too, and recorded as given (R036). */
export const serviceRoutes: Route[] = [
  see(ADDRESS, { may: 'note.write', audit: 'service information opened' }, async (caller, ask) => page(await givePage(caller, ask, emptyForm()))),

  act(ADDRESS, { may: 'note.write', audit: 'service information given' }, async (caller, ask) => {
    const personId = ask.params.person!
    const checked = check(schema, ask.form)
    if (!checked.ok) return invalid(await givePage(caller, ask, checked.form))
    const errors = await refusal(caller, personId, checked.data)
    if (errors) return invalid(await givePage(caller, ask, withErrors(checked.form, errors)))
    await give(caller, personId, checked.data)
    return goTo(checked.data.how === 'kith' ? `/people/${personId}/messages` : `/services/${checked.data.service}`)
  }),
]

async function refusal(caller: Caller, personId: string, { service, how }: z.infer<typeof schema>): Promise<Record<string, string> | undefined> {
  if (!(await readPerson(caller, personId))) throw new NotFound()
  if (!(await getService(caller, service))) return { service: 'Choose a service from the list' }
  const answer = how === 'post' ? mayContact(await readContactRules(caller, personId), 'letter', caller.now, { neutral: true }) : undefined
  return answer && !answer.ok ? { how: `They asked for this: ${answer.why}` } : undefined
}

async function give(caller: Caller, personId: string, { service: slug, how }: z.infer<typeof schema>): Promise<void> {
  const service = (await getService(caller, slug))!
  await addEntry(caller, {
    personId,
    kinds: kindsOf('contact', 'contactNotes'),
    what: 'service_information',
    title: `Written information: ${service.name}`,
    body: `${GIVEN[how]}.\n\n${inWriting(service)}`,
  })
  if (how === 'kith') await enqueue(caller, 'message.send', { person: personId, template: 'service-information' })
}

// As it was on the day, so that the record shows what was given.
const inWriting = (service: Service): string =>
  [
    service.does && `What they do: ${service.does}`,
    service.doesNot && `What they do not do: ${service.doesNot}`,
    service.forWhom && `Who it is for: ${service.forWhom}`,
    service.howLong && `How long it takes: ${service.howLong}`,
    service.address && `Where: ${service.address}`,
    service.phone && `Phone: ${service.phone}`,
    `More: /services/${service.slug}`,
  ]
    .filter(Boolean)
    .join('\n\n')

async function near(caller: Caller, placeCode: string): Promise<ServiceLine[]> {
  const found: ServiceLine[] = []
  for (let number = 1; number <= 10; number++) {
    const { services, more } = await listServices(caller, { placeCode }, number)
    found.push(...services)
    if (!more) break
  }
  return found
}

async function givePage(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = ask.params.person!
  const person = await readPerson(caller, personId)
  if (!person) throw new NotFound()
  const services = await near(caller, person.placeCode)
  return render(
    <Page
      {...frame(ask.identity, ask.path)}
      title="Give a service’s page"
      form={form}
      banner={<PersonBanner {...(await bannerFor(caller, personId))} />}
      width="two-thirds"
      back={{ href: `/people/${personId}`, label: 'Back to the record' }}
    >
      <Heading>Give a service’s page in writing</Heading>
      <p>What the service does and does not do is copied into the record as it is today, so that both of you can look again.</p>
      <Form>
        <Select
          form={form}
          name="service"
          label="Which service"
          placeholder="Choose a service"
          items={services.map(one => ({ value: one.slug, label: `${one.name} (${one.organisation})` }))}
        />
        <Radios form={form} name="how" label="How it is given" items={Object.entries(HOW).map(([value, label]) => ({ value, label }))} />
        <Button>Record as given</Button>
      </Form>
    </Page>,
  )
}
