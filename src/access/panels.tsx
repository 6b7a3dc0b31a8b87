import type { ReactNode } from 'react'
import type { Caller } from '../core/caller.ts'
import { Card, SummaryList } from '../ui/index.ts'
import { circleOf } from './circle.ts'
import { looksAt } from './looked.ts'
import { LookedList } from './pages/looked.tsx'
import { Allowed } from './pages/people.tsx'
import { contactsOf } from './sharing.ts'

/** The last five looks at the person's own record, for the person alone. */
export async function lookedPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  if (caller.actor.personId !== personId) return null
  return (
    <>
      <LookedList looks={await looksAt(caller, 5)} />
      <p>
        <a href="/my/looked">See everyone who looked</a>
      </p>
    </>
  )
}

/**
 * Who in the person's own life may know what: for workers, above everything else, so that nobody is told by mistake.
 * Being named here gives nobody a right. Null for everyone who may not see who helps, and when there is nothing to say.
 */
export async function sharingPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  if (!caller.actor.workerId) return null
  const [contacts, circle] = [await contactsOf(caller, personId), await circleOf(caller, personId)]
  const employers = circle.filter(entry => entry.relation === 'employer')
  if (contacts.length === 0 && employers.length === 0) return null
  return (
    <Card heading="Who may know what" headingLevel={2}>
      <SummaryList
        border={false}
        rows={[
          ...contacts.map(contact => ({
            key: `${contact.name} (${contact.relation}${contact.nextOfKin ? ', next of kin' : ''})`,
            value:
              contact.grants === 0 && !contact.mayKnow ? (
                'May know nothing, not even that we know this person'
              ) : (
                <>
                  May see: <Allowed contact={contact} />
                </>
              ),
          })),
          ...employers.map(employer => ({
            key: `${employer.name} (employer)`,
            value: 'May know nothing. Nobody who works there sees this record, unless the person agreed to them by name.',
          })),
        ]}
      />
      <p>Listen to everyone. Confirm nothing to anyone else, neither that we know this person nor that we do not.</p>
    </Card>
  )
}
