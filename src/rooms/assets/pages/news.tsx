import { Button, Form, type FormState, Heading, Lede, List, Page, type PageProps, Panel, Select, TextField } from '../../../ui/index.ts'
import type { Interest } from '../spelling.ts'
import type { News } from '../store-news.ts'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>
const BACK = { href: '/community', label: 'What is near you' }

/** Asking to be told of what is new, by heading and place. */
export function AskNewsPage({
  form,
  interests,
  places,
  ...frame
}: Frame & { form: FormState; interests: readonly Interest[]; places: readonly { code: string; name: string }[] }) {
  return (
    <Page {...frame} title="News of what is near you" form={form} breadcrumb={[BACK]}>
      <Heading>Hear of new things near you</Heading>
      <Lede>At most one email a week, and only when there is something new. The email itself does not say what it is about.</Lede>
      <Form action="/community/news">
        <Select
          form={form}
          name="interest"
          label="What would you like to hear of?"
          placeholder="Anything"
          items={interests.map(one => ({ value: one.code, label: one.name }))}
        />
        <Select form={form} name="place" label="Where?" placeholder="Choose a place" items={places.map(one => ({ value: one.code, label: one.name }))} />
        <TextField
          form={form}
          name="email"
          label="Your email address"
          type="email"
          autoComplete="email"
          hint="We write to it once to ask if it is yours. It is used for nothing else, is not put on anybody’s record, and is forgotten when you stop."
        />
        <Button>Ask for news</Button>
      </Form>
    </Page>
  )
}

export function AskedNewsPage(frame: Frame) {
  return (
    <Page {...frame} title="Look in your email" breadcrumb={[BACK]}>
      <Panel heading="Look in your email">If the address is right, a link to confirm it is on its way.</Panel>
      <p>Nothing more is sent until you press it. If you do not, we forget the address after a week.</p>
    </Page>
  )
}

/** What a link in a letter opens: what is new, and one press to begin or to stop. */
export function NewsPage({
  news,
  entries,
  path,
  ...frame
}: Frame & { news: News; entries: readonly { id: string; name: string; summary: string }[]; path: string }) {
  const what = `${news.interest ?? 'Anything new'} in ${news.place}`
  return (
    <Page {...frame} title="News of what is near you">
      <Heading caption={what}>{news.confirmed ? 'What is new near you' : 'Is this address yours?'}</Heading>
      {!news.confirmed && (
        <Form action={`${path}/confirm`}>
          <p>Press to be told of what is new, at most once a week. If it was not you who asked, close this page: nothing is sent.</p>
          <Button>Yes, send me news</Button>
        </Form>
      )}
      {news.confirmed && entries.length === 0 && <p>Nothing has come in the last two months.</p>}
      {news.confirmed && entries.length > 0 && (
        <List
          kind="plain"
          items={entries.map(entry => (
            <span key={entry.id}>
              <a href={`/community/${entry.id}`}>{entry.name}</a>
              {entry.summary && (
                <>
                  <br />
                  {entry.summary}
                </>
              )}
            </span>
          ))}
        />
      )}
      <Form action={`${path}/stop`}>
        <Button variant="secondary">{news.confirmed ? 'Stop these emails' : 'No, forget this address'}</Button>
      </Form>
    </Page>
  )
}

export function StoppedNewsPage(frame: Frame) {
  return (
    <Page {...frame} title="Stopped">
      <Panel heading="Stopped">We have forgotten your address.</Panel>
      <p>
        <a href="/community">See what is near you</a>
      </p>
    </Page>
  )
}
