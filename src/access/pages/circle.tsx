import { Button, Form, type FormState, Heading, HiddenField, InsetText, Page, Radios, TextField } from '../../ui/index.ts'
import { type Found, RELATIONS, type Relation } from '../circle.ts'
import type { Frame } from '../frame.ts'

const back = { href: '/my/people', label: 'My people' }
const relations = (Object.keys(RELATIONS) as Relation[]).map(value => ({ value, label: RELATIONS[value] }))
const items = (found: Found[]) => found.map(one => ({ value: one.id, label: one.name, hint: one.detail || undefined }))

export function EmployerPage({ frame, form, found }: { frame: Frame; form: FormState; found?: Found[] | undefined }) {
  return (
    <Page title="Where you work" form={form} back={back} {...frame}>
      <Heading level={1} size="l">
        Where you work
      </Heading>
      <p>
        If you work for the NHS, a council or an organisation that works with us, tell us. Nobody who works there can then see your record, unless you agree to
        one of them by name. We do not tell your employer.
      </p>
      <Form action="/my/people/employer">
        <TextField form={form} name="name" label="Name of your employer, or part of it" autoComplete="off" />
        <Button variant="secondary">Find</Button>
      </Form>
      {found &&
        (found.length === 0 ? (
          <InsetText>
            <p>No organisation that works with us has this name. Then nobody there can see your record.</p>
          </InsetText>
        ) : (
          <Form action="/my/people/employer">
            <HiddenField form={form} name="name" />
            <HiddenField name="choose" value="yes" />
            <Radios form={form} name="organisation" label="Which one?" items={items(found)} />
            <Button>Keep my record from people who work there</Button>
          </Form>
        ))}
    </Page>
  )
}

export function WorkerTiePage({ frame, form, found }: { frame: Frame; form: FormState; found?: Found[] | undefined }) {
  return (
    <Page title="A worker you know" form={form} back={back} {...frame}>
      <Heading level={1} size="l">
        A worker you know in your own life
      </Heading>
      <p>
        Is somebody who works here your relative, neighbour, colleague or former partner? They will not see your record, not even in an emergency. We do not
        tell them.
      </p>
      <Form action="/my/people/worker">
        <TextField form={form} name="name" label="Their name, or part of it" autoComplete="off" />
        <Button variant="secondary">Find</Button>
      </Form>
      {found &&
        (found.length === 0 ? (
          <InsetText>
            <p>Nobody who works here has this name.</p>
          </InsetText>
        ) : (
          <Form action="/my/people/worker">
            <HiddenField form={form} name="name" />
            <HiddenField name="choose" value="yes" />
            <Radios form={form} name="worker" label="Who is it?" items={items(found)} />
            <Radios form={form} name="relation" label="How do you know them?" items={relations} />
            <Button>Keep my record from them</Button>
          </Form>
        ))}
    </Page>
  )
}
