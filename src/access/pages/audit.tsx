import { formatDateTime } from '../../core/dates.ts'
import { Button, Form, Heading, Muted, Page, Pagination, Table, Tag } from '../../ui/index.ts'
import { ALERT_WORDS, type Alert } from '../alerts.ts'
import type { Exception } from '../exceptions.ts'
import type { Frame } from '../frame.ts'
import { isRole, ROLES } from '../roles.ts'

/** An address that was tried is shown without the id in it, which may be somebody's. */
const AN_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
const roleName = (role: string) => (isRole(role) ? ROLES[role].name : role)

/** What the information governance lead looks at: alerts, and entries out of the ordinary. Nobody's record is named here. */
export function AuditPage({ frame, alerts, entries, first, more }: { frame: Frame; alerts: Alert[]; entries: Exception[]; first: boolean; more: boolean }) {
  return (
    <Page title="Audit" {...frame}>
      <Heading level={1} size="l">
        Audit
      </Heading>
      {first && (
        <Table
          caption="Alerts"
          head={['When', 'Who', 'What happened', 'Dealt with']}
          rows={alerts.map(alert => [
            formatDateTime(alert.at),
            alert.worker ?? 'Somebody who is not a worker',
            ALERT_WORDS[alert.what],
            alert.seen ? (
              <Muted>Yes</Muted>
            ) : (
              <Form action={`/audit/alerts/${alert.id}`}>
                <Button variant="secondary" small>
                  Mark as dealt with
                </Button>
              </Form>
            ),
          ])}
          empty="There are no alerts."
        />
      )}
      <Table
        caption="Not allowed, and emergency access"
        head={['When', 'Who', 'What', 'Outcome']}
        rows={entries.map(entry => [
          formatDateTime(entry.at),
          [entry.who, roleName(entry.role), entry.organisation].filter((part, index, all) => part && all.indexOf(part) === index).join(', '),
          capital([entry.what, entry.detail?.replaceAll(AN_ID, '…')].filter(Boolean).join(': ')),
          <Tag key="outcome" colour={entry.outcome === 'done' ? 'blue' : 'orange'}>
            {entry.outcome === 'done' ? 'Done' : 'Not allowed'}
          </Tag>,
        ])}
        empty="There is nothing out of the ordinary."
      />
      <Pagination
        previous={first ? undefined : { href: '/audit', text: 'Newest' }}
        next={more ? { href: `/audit?before=${entries.at(-1)?.key}`, text: 'Older' } : undefined}
        label="Older and newer"
      />
    </Page>
  )
}
