import type { ReactNode } from 'react'
import { formatDateTime } from '../../../core/dates.ts'
import { type FormState, InsetText, Muted, Page, PersonBanner, VersionField, WarningCallout } from '../../../ui/index.ts'
import type { Written } from '../about.ts'
import type { Part } from '../part.ts'

/** The page around one part: with the banner for a worker, without for the person. `title` never names anybody. */
export function PartPage({ part, title, form, back, children }: { part: Part; title: string; form?: FormState; back?: string; children: ReactNode }) {
  return (
    <Page
      title={title}
      {...part.framed}
      form={form}
      back={{ href: back ?? `${part.base}/about-me`, label: part.own ? 'About me' : 'About this person' }}
      banner={part.banner && <PersonBanner {...part.banner} />}
      width="two-thirds"
    >
      {children}
    </Page>
  )
}

/** Free text as it was typed, with its own line breaks. */
export function Words({ text }: { text: string }) {
  return <p className="kith-words">{text}</p>
}

/** Who wrote it and when. `readBack`: a worker wrote it down in the person's words. */
export function WrittenBy({ written, own, readBack }: { written: Written; own: boolean; readBack?: boolean }) {
  const who = readBack && written.authorWorkerId ? `${written.authorName}, in ${own ? 'your' : 'their'} words, read back` : written.authorName
  return (
    <p>
      <Muted>
        Written by {who}, {formatDateTime(written.writtenAt)}
      </Muted>
    </p>
  )
}

/** Said when somebody else changed it first: theirs is shown, what was typed stays in the form below. */
export function Clash({ newer }: { newer: ReactNode }) {
  return (
    <WarningCallout heading="Somebody else changed this while you were writing" headingLevel={2}>
      <p>Nothing was overwritten. This is what they wrote:</p>
      <InsetText>{newer}</InsetText>
      <p>What you wrote is still below. Bring the two together, then save again.</p>
    </WarningCallout>
  )
}

/** The version the writer has before them, so that nobody overwrites what they have not seen. */
export const Follows = ({ form, id, newer }: { form: FormState; id: string | undefined; newer: boolean }) => (
  <VersionField form={form} name="follows" now={id ?? ''} newer={newer} />
)
