import type { ReactNode } from 'react'
import { isRole, ROLES } from '../../../access/index.ts'
import { type FormState, Muted, Page, PersonBanner } from '../../../ui/index.ts'
import type { Reader } from '../../people/index.ts'
import { type Comment, Said } from '../../timeline/index.ts'

/** Where one assessment stands for this reader. */
export const pathOf = (reader: Pick<Reader, 'own'>, assessmentId: string): string => `${reader.own ? '/my' : ''}/assessments/${assessmentId}`
/** Where everything about this person stands for this reader. */
export const homeOf = (reader: Pick<Reader, 'own' | 'personId'>): string => (reader.own ? '/my' : `/people/${reader.personId}`)

export function Shell({
  reader,
  title,
  form,
  back,
  notice,
  children,
}: {
  reader: Reader
  title: string
  form?: FormState | undefined
  back: { href: string; label?: string }
  notice?: string | undefined
  children: ReactNode
}) {
  return (
    <Page
      title={title}
      {...reader.framed}
      form={form}
      back={back}
      notice={notice}
      banner={reader.banner && <PersonBanner {...reader.banner} />}
      width="two-thirds"
    >
      {children}
    </Page>
  )
}

/** Words as they were typed. */
export const Words = ({ text }: { text: string }) => <p className="kith-words">{text}</p>

export const roleName = (role: string): string => (role !== 'person' && isRole(role) ? ROLES[role].name.toLowerCase() : '')
export const byLine = (name: string, role: string): string => [name, roleName(role)].filter(Boolean).join(', ')

/** What the person said to an entry; and for them, the way to say that something is not right (R082). */
export function Corrections({ id, comments, own, canAnswer }: { id: string; comments: Comment[] | undefined; own: boolean; canAnswer: boolean }) {
  return (
    <>
      {comments?.map(comment => (
        <Said key={comment.id} comment={comment} canAnswer={canAnswer} />
      ))}
      {own && (
        <p>
          <a href={`/entries/${id}/comment`}>Add a comment or say this is not right</a>
        </p>
      )}
    </>
  )
}

export const Written = ({ children }: { children: ReactNode }) => (
  <p>
    <Muted>{children}</Muted>
  </p>
)
