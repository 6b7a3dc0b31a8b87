import type { ReactNode } from 'react'
import { type FormState, Muted, Page, PersonBanner } from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import type { Definition } from '../instrument.ts'

/** The page around it: with the banner for a worker, without for the person. The title of the window is the same for all. */
export function MeasurePage({
  part,
  form,
  back = true,
  notice,
  children,
}: {
  part: Part
  form?: FormState
  back?: boolean
  notice?: string | undefined
  children: ReactNode
}) {
  const record = part.own ? { href: '/my', label: 'My Kith' } : { href: `/people/${part.personId}`, label: 'Record' }
  return (
    <Page
      title="How things are going"
      {...part.framed}
      form={form}
      notice={notice}
      back={back ? { href: part.base, label: 'How things are going' } : record}
      banner={part.banner && <PersonBanner {...part.banner} />}
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
