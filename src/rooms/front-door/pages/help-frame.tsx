import type { ReactNode } from 'react'
import { Button, Checkboxes, Details, Form, type FormState, InsetText, Page, type PageProps, TextField } from '../../../ui/index.ts'
import { FirstHelp, type HelpFirst } from '../../clinical-content/index.ts'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

/** Where to turn at once. Calm, on every step. */
export function ImmediateHelp() {
  return (
    <InsetText>
      <p>
        If a life is in danger now, call <a href="tel:999">999</a> or go to A&amp;E.
      </p>
      <p>
        To talk to someone now, day or night: call <a href="tel:111">111 and choose option 2</a>, call Samaritans on <a href="tel:116123">116 123</a>, or text
        SHOUT to <a href="sms:85258">85258</a>. <a href="/crisis">More help in a crisis</a>
      </p>
    </InsetText>
  )
}

/** Leave to call, offered on every step where they have not reached the end (R016). */
export function MayCall({ form, open }: { form: FormState; open?: boolean }) {
  return (
    <Details summary="If I stop before the end, you may call me" open={open ?? Boolean(form.errors.callPhone)}>
      <p>Only if you want this. Nobody calls you about this page unless you tick the box.</p>
      <TextField form={form} name="callPhone" label="Phone number to call" type="tel" width={20} autoComplete="tel" labelSize="plain" />
      <Checkboxes
        form={form}
        name="mayCall"
        label="Your choice"
        legendSize="plain"
        small
        items={[{ value: 'yes', label: 'You may call me if I do not finish' }]}
      />
      <Checkboxes
        form={form}
        name="mayRead"
        label="What I have written"
        legendSize="plain"
        small
        items={[{ value: 'yes', label: 'The person who calls may read what I wrote so far' }]}
      />
    </Details>
  )
}

/** One step of asking for help: its question, immediate help, the way back, and the way to erase everything. */
export function HelpPage({
  frame,
  title,
  form,
  back,
  help,
  started,
  action,
  button,
  call = true,
  above,
  children,
}: {
  frame: Frame
  title: string
  form: FormState
  back?: string | undefined
  /** Help that stands first, for what they wrote. */
  help: readonly HelpFirst[]
  started: boolean
  action: string
  button: string
  call?: boolean
  above?: ReactNode
  children: ReactNode
}) {
  return (
    <Page title={title} {...frame} form={form} back={back ? { href: back } : undefined}>
      <FirstHelp help={help} more={<p>You can carry on writing to us as well. A person will read it.</p>} />
      {above}
      <Form action={action}>
        {children}
        {call && <MayCall form={form} />}
        <Button>{button}</Button>
      </Form>
      {help.length === 0 && <ImmediateHelp />}
      {started && (
        <Form action="/help/clear">
          <p>What you wrote is kept for 7 days after you last looked, on this browser only, so that you can come back to it.</p>
          <Button variant="secondary" small>
            Clear what I wrote
          </Button>
        </Form>
      )}
    </Page>
  )
}
