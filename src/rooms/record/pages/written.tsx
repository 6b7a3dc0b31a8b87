import type { ReactNode } from 'react'
import { ButtonGroup, ButtonLink, Heading, InsetText, Page, Pagination, PersonBanner, type PersonBannerProps, PrintButton } from '../../../ui/index.ts'
import type { yearsOf } from '../record.ts'
import { type Framed, Years } from './parts.tsx'

interface Paged {
  framed: Framed
  entries: ReactNode
  /** Address of the entries before these; absent on the last page. */
  older?: string | undefined
  /** True on every page but the first. */
  later: boolean
  years: ReturnType<typeof yearsOf>
}

function Pages({ older, later, first }: { older: string | undefined; later: boolean; first: string }) {
  return (
    <Pagination
      label="Older and newer entries"
      previous={later ? { href: first, text: 'The newest' } : undefined}
      next={older ? { href: older, text: 'Older' } : undefined}
    />
  )
}

/** Everything written about one person that this worker may read, a page at a time. */
export function WrittenPage({ framed, entries, older, later, years, banner, personId }: Paged & { banner: PersonBannerProps; personId: string }) {
  return (
    <Page
      title="Everything written"
      {...framed}
      width="two-thirds"
      banner={<PersonBanner {...banner} />}
      back={{ href: `/people/${personId}`, label: 'Record' }}
    >
      <Heading level={1} size="l">
        Everything written
      </Heading>
      <Heading level={2} size="m">
        {later ? 'Older' : 'Newest first'}
      </Heading>
      <Years years={years} base={`/people/${personId}/timeline`} />
      {entries}
      <Pages older={older} later={later} first={`/people/${personId}/timeline`} />
    </Page>
  )
}

/** Everything written about the person, as they read it. */
export function MyRecordPage({ framed, entries, older, later, years }: Paged) {
  return (
    <Page title="My record" {...framed} back={{ href: '/my', label: 'My Kith' }}>
      <Heading level={1} size="l">
        Everything written about me
      </Heading>
      {!later && (
        <>
          <p>The newest is first. It stands here as soon as it is written, with the name and role of the person who wrote it.</p>
          <InsetText>
            <p>
              You can add your own words to anything here, or say that it is not right. Your words stay beside it, and your team must answer when you say
              something is not right.
            </p>
          </InsetText>
        </>
      )}
      <Heading level={2} size="m">
        {later ? 'Older' : 'Newest first'}
      </Heading>
      <Years years={years} base="/my/record" />
      {entries}
      <Pages older={older} later={later} first="/my/record" />
      <Heading level={2} size="m">
        Keep a copy
      </Heading>
      <p>A copy on your phone or computer, or on paper, can be read by anyone who finds it.</p>
      <ButtonGroup>
        <PrintButton>Print this page</PrintButton>
        <ButtonLink href="/my/record.json" variant="secondary" small>
          Download all of it as a file
        </ButtonLink>
      </ButtonGroup>
    </Page>
  )
}
