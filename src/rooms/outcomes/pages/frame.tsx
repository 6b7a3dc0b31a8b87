import type { ReactNode } from 'react'
import type { Frame } from '../../../access/index.ts'
import { type FormState, Muted, Page, PersonBanner, type PersonBannerProps } from '../../../ui/index.ts'
import type { Definition } from '../instrument.ts'

/** Whose measures a page is about, and who reads it: the person, or a worker. */
export interface Whose {
  personId: string
  own: boolean
  /** The beginning of every address of these pages. */
  base: string
  framed: Frame
  banner: PersonBannerProps | undefined
  /** The reader may ask, fill in together, and write down what was agreed. */
  mayFill: boolean
  /** Kinds of information the reader may see of this person. */
  kinds: number
  now: Date
}

/** The page around it: with the banner for a worker, without for the person. The title of the window is the same for all. */
export function MeasurePage({
  whose,
  form,
  back = true,
  notice,
  children,
}: {
  whose: Whose
  form?: FormState
  back?: boolean
  notice?: string | undefined
  children: ReactNode
}) {
  const record = whose.own ? { href: '/my', label: 'My Kith' } : { href: `/people/${whose.personId}`, label: 'Record' }
  return (
    <Page
      title="How things are going"
      {...whose.framed}
      form={form}
      notice={notice}
      back={back ? { href: whose.base, label: 'How things are going' } : record}
      banner={whose.banner && <PersonBanner {...whose.banner} />}
      width="two-thirds"
    >
      {children}
    </Page>
  )
}

/** Whose words these are, and under what terms they may be used. */
export function Licence({ definition }: { definition: Definition }) {
  return (
    <p>
      <Muted>{definition.licence}</Muted>
    </p>
  )
}

/** The first sentence of what a questionnaire is about, without its full stop, and the rest. */
export function aboutInTwo(about: string): { first: string; rest: string } {
  const [first = '', ...rest] = about.split(/(?<=\.) /)
  return { first: first.replace(/\.$/, ''), rest: rest.join(' ') }
}
