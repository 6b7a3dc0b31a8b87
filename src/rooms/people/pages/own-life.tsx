import { type Frame, RELATIONS, type Relation } from '../../../access/index.ts'
import { Button, Form, type FormState, Heading, Page, PersonBanner, type PersonBannerProps, Radios } from '../../../ui/index.ts'

const relations = (Object.keys(RELATIONS) as Relation[]).map(value => ({ value, label: RELATIONS[value] }))

/** A worker says that they know somebody in their own life, and sees for the last time whose record it is. */
export function IKnowPage({ frame, banner, form, personId }: { frame: Frame; banner: PersonBannerProps; form: FormState; personId: string }) {
  return (
    <Page
      title="I know this person"
      form={form}
      width="two-thirds"
      back={{ href: '/my-day', label: 'My day' }}
      {...frame}
      banner={<PersonBanner {...banner} />}
    >
      <Heading level={1} size="l">
        I know this person in my own life
      </Heading>
      <p>
        Your access to this record ends as soon as you press the button. If you are responsible for them, tell your team lead now, so that someone else takes
        over.
      </p>
      <Form action={`/circle/${personId}`}>
        <Radios form={form} name="relation" label="How do you know them?" items={relations} />
        <Button variant="warning">End my access</Button>
      </Form>
    </Page>
  )
}
