import type { ReactNode } from 'react'
import { formatDate, formatDateTime } from '../../../core/dates.ts'
import { Heading, List, Page, SummaryList, Tag } from '../../../ui/index.ts'
import { type Difference, type Meeting, WITHOUT } from '../plans.ts'
import { SECTION_CODES, sectionName } from '../sections.ts'
import type { Version, VersionListed } from '../store-versions.ts'
import type { Framed, View } from './plan.tsx'
import { Facts } from './plan-line.tsx'

interface Props {
  framed: Framed
  banner?: ReactNode
  view: View
}

const published = (version: VersionListed) => `${formatDateTime(version.publishedAt)}${version.byName ? `, ${version.byName}` : ''}`

/** Every published version this reader may know of, each with what was different from the one before. */
export function VersionsPage({ framed, banner, view, versions }: Props & { versions: readonly VersionListed[] }) {
  return (
    <Page {...framed} title="How the plan has changed" banner={banner} back={{ href: view.base }} width="two-thirds">
      <Heading>How the plan has changed</Heading>
      {versions.length === 0 && <p>It has not been published yet.</p>}
      <List
        items={versions.map((version, index) => (
          <>
            <a href={`${view.base}/versions/${version.id}`}>{published(version)}</a>
            {versions[index + 1] && (
              <>
                <br />
                <a href={`${view.base}/versions/${version.id}/since/${versions[index + 1]!.id}`}>
                  What was different from before<span className="nhsuk-u-visually-hidden">, {formatDateTime(version.publishedAt)}</span>
                </a>
              </>
            )}
          </>
        ))}
      />
    </Page>
  )
}

/** The plan as it was published on a day, and how it was decided. */
export function VersionPage({ framed, banner, view, version, others }: Props & { version: Version; others: readonly VersionListed[] }) {
  const compare = others.filter(other => other.id !== version.id)
  return (
    <Page {...framed} title="The plan as it was published" banner={banner} back={{ href: `${view.base}/versions` }}>
      <Heading caption={published(version)}>The plan as it was published</Heading>
      {SECTION_CODES.filter(section => version.lines.some(line => line.section === section)).map(section => (
        <section key={section} className="kith-part">
          <Heading level={2}>{sectionName(section, view.own)}</Heading>
          {version.lines
            .filter(line => line.section === section)
            .map(line => (
              <div key={line.lineId} className="kith-line">
                <p className="kith-words">
                  {line.words} {line.notNow && <Tag colour="grey">Not for now</Tag>}
                </p>
                <Facts facts={line.facts} />
              </div>
            ))}
        </section>
      ))}
      {version.meeting && <Decided meeting={version.meeting} own={view.own} />}
      {compare.length > 0 && (
        <>
          <Heading level={2}>What was different from</Heading>
          <List
            items={compare.map(other => (
              <a key={other.id} href={`${view.base}/versions/${version.id}/since/${other.id}`}>
                {formatDateTime(other.publishedAt)}
              </a>
            ))}
          />
        </>
      )}
    </Page>
  )
}

function Decided({ meeting, own }: { meeting: Meeting; own: boolean }) {
  const told = [
    [`What was decided without ${own ? 'you' : 'them'}`, meeting.decidedWithout],
    ['Why', meeting.toldWhy],
    [`What ${own ? 'you were' : 'they were'} told`, meeting.toldWhat],
    ['How', meeting.toldHow],
  ].filter(([, words]) => words)
  const rows = [
    ['Who was there', meeting.whoWasThere],
    ...(meeting.withoutReason
      ? [
          [
            own ? 'Why it was published without your agreement' : 'Why it was published without their agreement',
            `${WITHOUT[meeting.withoutReason]}. ${meeting.withoutWords}`,
          ],
        ]
      : []),
    ...told,
  ]
  return (
    <section className="kith-part">
      <Heading level={2}>How it was decided</Heading>
      <SummaryList rows={rows.map(([key, value]) => ({ key, value }))} />
      {(meeting.personView || meeting.ourView) && (
        <div className="kith-compare">
          <div>
            <Heading level={3}>{own ? 'My view' : 'Their view'}</Heading>
            <p className="kith-words">{meeting.personView || 'Nothing written.'}</p>
          </div>
          <div>
            <Heading level={3}>The team’s view</Heading>
            <p className="kith-words">{meeting.ourView || 'Nothing written.'}</p>
          </div>
        </div>
      )}
    </section>
  )
}

/** What is different between two versions, line by line. */
export function DifferencePage({ framed, banner, view, from, to, differences }: Props & { from: Version; to: Version; differences: readonly Difference[] }) {
  return (
    <Page {...framed} title="What was different" banner={banner} back={{ href: `${view.base}/versions` }}>
      <Heading>What was different</Heading>
      <p>
        From {formatDate(from.publishedAt)} to {formatDate(to.publishedAt)}.
      </p>
      {differences.length === 0 && <p>Nothing was different.</p>}
      {differences.map(difference => (
        <div key={difference.line.lineId} className="kith-line">
          <Heading level={2} size="s">
            {sectionName(difference.line.section, view.own)}: {difference.what}
          </Heading>
          {difference.what === 'changed' ? <Changed difference={difference} /> : <p className="kith-words">{difference.line.words}</p>}
          {difference.what === 'added' && <Facts facts={difference.line.facts} />}
        </div>
      ))}
    </Page>
  )
}

function Changed({ difference }: { difference: Extract<Difference, { what: 'changed' }> }) {
  const { before, line, facts } = difference
  return (
    <>
      {before.words === line.words ? (
        <p className="kith-words">{line.words}</p>
      ) : (
        <div className="kith-compare">
          <div>
            <p>Before</p>
            <p className="kith-words">{before.words}</p>
          </div>
          <div>
            <p>After</p>
            <p className="kith-words">{line.words}</p>
          </div>
        </div>
      )}
      {before.notNow !== line.notNow && <p>{line.notNow ? 'Now: not for now' : 'Now it is for now'}</p>}
      <List items={facts.map(fact => `${fact.name}: ${fact.before || 'nothing'} became ${fact.after || 'nothing'}`)} />
    </>
  )
}
