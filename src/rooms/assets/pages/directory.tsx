import type { Frame } from '../../../access/index.ts'
import { formatDate, relativeDay } from '../../../core/dates.ts'
import { Button, ButtonGroup, Column, Form, Grid, Heading, HiddenField, InsetText, Lede, Muted, Page, SummaryList, Table, Tag } from '../../../ui/index.ts'
import type { LittleUsed, Quiet, ToldListed } from '../store-directory.ts'
import type { Merged, Pair } from '../store-same.ts'
import type { Told } from '../store-upkeep.ts'
import { FIELD_NAMES, FIELDS, fieldWords, type Kept, TELLINGS, timesTold, USES, WHY_ALIKE } from '../upkeep.ts'
import { EntrySummary, Newer } from './keep.tsx'

/** What waits for somebody who keeps the directory of a place. */
export interface MyDirectory {
  told: ToldListed[]
  quiet: Quiet[]
  pairs: Pair[]
  merges: Merged[]
  little: LittleUsed[]
  referral: { needed: number; all: number }
}

const KIND: Record<Told['kind'], string> = { new: 'New: look before it shows', ...TELLINGS }
const Link = ({ id, name }: { id: string; name: string }) => <a href={`/directory/${id}`}>{name}</a>

export function DirectoryPage({ mine, now, notice, ...frame }: Frame & { mine: MyDirectory; now: Date; notice: string | undefined }) {
  const { told, quiet, pairs, merges, little, referral } = mine
  return (
    <Page {...frame} title="The directory" width="full" notice={notice}>
      <Heading>Keeping the directory alive</Heading>
      <Lede>What people told us, what nobody confirms any more, and what may be in the list twice, for the places your teams work in.</Lede>
      <Heading level={2}>Told by people</Heading>
      <Table
        caption="Told by people"
        captionSize="hidden"
        head={['Entry', 'What they told us', 'When']}
        rows={told.map(one => [<Link key="a" id={one.id} name={one.name} />, KIND[one.kind], relativeDay(one.at, now)])}
        empty="Nothing waits. What people suggest, put right or complain of stands here."
      />
      <Heading level={2}>Nobody has confirmed these</Heading>
      <Table
        caption="Nobody has confirmed these"
        captionSize="hidden"
        head={['Entry', 'Last confirmed', 'Asked', 'In results']}
        rows={quiet.map(one => [
          <Link key="a" id={one.id} name={one.name} />,
          formatDate(one.at),
          one.askedAt ? `by message on ${formatDate(one.askedAt)}` : one.hasOwner ? 'not yet' : 'nobody to ask: ring them',
          one.gone ? <Tag colour="grey">Gone</Tag> : <Tag colour="yellow">Last in the list</Tag>,
        ])}
        empty="Everything in your places was confirmed within nine months."
      />
      <Heading level={2}>May be one and the same</Heading>
      <Table
        caption="May be one and the same"
        captionSize="hidden"
        head={['Two entries', 'Alike in', 'Look']}
        rows={pairs.map(pair => [
          `${pair.oneName} · ${pair.otherName}`,
          pair.why.map(why => WHY_ALIKE[why] ?? why).join(', '),
          <a key="a" href={`/directory/same/${pair.one}/${pair.other}`}>
            Side by side<span className="nhsuk-u-visually-hidden">: {pair.oneName}</span>
          </a>,
        ])}
        empty="No two entries look alike."
      />
      {merges.length > 0 && (
        <Table
          caption="Made one lately"
          head={['Entry', 'Joined with', 'When', 'Part again']}
          rows={merges.map(one => [
            <Link key="a" id={one.kept} name={one.keptName} />,
            one.mergedName,
            relativeDay(one.at, now),
            <Form key="b" action={`/directory/merges/${one.id}/undo`}>
              <Button variant="secondary" small>
                Part again<span className="nhsuk-u-visually-hidden"> {one.keptName}</span>
              </Button>
            </Form>,
          ])}
        />
      )}
      <Heading level={2}>Little used: could be made known</Heading>
      <Table
        caption="Little used: could be made known"
        captionSize="hidden"
        head={['Entry', 'Who runs it', 'Looked at or used in three months']}
        rows={little.map(one => [<Link key="a" id={one.id} name={one.name} />, one.organisation, timesTold(one.times)])}
        empty="Everything that has been here for three months is being used."
      />
      <p>
        <Muted>Uses are counted in total. Nobody knows who made them.</Muted>
      </p>
      {referral.needed > 0 && (
        <InsetText>
          <p>
            {referral.needed} of {referral.all} things in your places can be used only by people who are sent. That is counted as something that stands in
            people’s way.
          </p>
        </InsetText>
      )}
    </Page>
  )
}

/** One entry, for whoever rings its organiser. */
export function KeptEntryPage({
  entry,
  tellings,
  uses,
  newer,
  notice,
  ...frame
}: Frame & { entry: Kept; tellings: Told[]; uses: Record<string, number>; newer?: boolean; notice: string | undefined }) {
  const at = `/directory/${entry.id}`
  const suggested = tellings.find(told => told.kind === 'new')
  return (
    <Page {...frame} title="An entry of the directory" width="full" back={{ href: '/directory' }} notice={notice}>
      <Heading caption={entry.published ? undefined : 'Not shown yet'}>{entry.words.name}</Heading>
      {newer && <Newer />}
      <Grid>
        <Column width="two-thirds">
          <EntrySummary entry={entry} sources />
          {suggested ? <Decide at={at} entry={entry} answerTo={suggested.answerTo} /> : <Answer at={at} entry={entry} />}
        </Column>
        <Column width="one-third">
          <Heading level={2} size="m">
            Whom to ask
          </Heading>
          <SummaryList
            rows={[
              { key: 'Name', value: entry.ownerName || 'Not known' },
              { key: 'Email', value: entry.ownerEmail || 'Not known' },
              ...(entry.words.phone ? [{ key: 'Phone', value: entry.words.phone }] : []),
              { key: 'Asked', value: entry.askedAt ? formatDate(entry.askedAt) : 'Not since it was confirmed' },
            ]}
          />
          {tellings
            .filter(told => told.kind !== 'new')
            .map(told => (
              <Telling key={told.id} told={told} />
            ))}
          <Heading level={2} size="m">
            Used in three months
          </Heading>
          <SummaryList rows={USES.map(use => ({ key: USE_WORDS[use], value: timesTold(uses[use] ?? 0) }))} />
        </Column>
      </Grid>
    </Page>
  )
}

const USE_WORDS = { opened: 'Opened', kept: 'Kept', sent: 'Sent on', directions: 'Way there' } as const

function Answer({ at, entry }: { at: string; entry: Kept }) {
  return (
    <>
      <Form action={`${at}/confirm`}>
        <HiddenField name="version" value={String(entry.version)} />
        <Button>I asked: it is still right</Button>
      </Form>
      <p>
        <a href={`${at}/change`}>Change it</a>
      </p>
      <Form action={`${at}/closed`}>
        <HiddenField name="version" value={String(entry.version)} />
        <Button variant="secondary">It has closed</Button>
      </Form>
    </>
  )
}

function Decide({ at, entry, answerTo }: { at: string; entry: Kept; answerTo: string | undefined }) {
  return (
    <>
      <p>Somebody told us of this. Ring or go and see that it is there and open to everyone. A refuge, or a home address, must never be shown.</p>
      {answerTo && <p>They asked for an answer to: {answerTo}</p>}
      <p>
        <a href={`${at}/change`}>Change it first</a>
      </p>
      <Form action={`${at}/decide`}>
        <HiddenField name="version" value={String(entry.version)} />
        <ButtonGroup>
          <Button name="show" value="yes">
            It is right: show it
          </Button>
          <Button variant="secondary" name="show" value="no">
            Do not show it
          </Button>
        </ButtonGroup>
      </Form>
    </>
  )
}

function Telling({ told }: { told: Told }) {
  return (
    <>
      <Heading level={2} size="m">
        {KIND[told.kind]}
      </Heading>
      <p>
        {told.words || 'They wrote nothing more.'} <Muted>{formatDate(told.at)}</Muted>
      </p>
      {told.answerTo && <p>They asked for an answer to: {told.answerTo}</p>}
      <Form action={`/directory/told/${told.id}`}>
        <HiddenField name="version" value={String(told.version)} />
        <p>What came of it?</p>
        <ButtonGroup>
          <Button variant="secondary" small name="outcome" value="changed">
            It is put right
          </Button>
          <Button variant="secondary" small name="outcome" value="closed">
            It has closed
          </Button>
          <Button variant="secondary" small name="outcome" value="no_change">
            Nothing to change
          </Button>
        </ButtonGroup>
      </Form>
    </>
  )
}

/** Two that may be one, field beside field. */
// With one that is not in the list kept, both would be gone from it.
const mayKeep = (kept: Kept, merged: Kept) => kept.published || !merged.published

export function SamePage({ one, other, why, newer, ...frame }: Frame & { one: Kept; other: Kept; why: string[]; newer?: boolean }) {
  const at = `/directory/same/${one.id}/${other.id}`
  const line = (label: string, of: (entry: Kept) => string) => [label, of(one) || 'Not said', of(other) || 'Not said']
  return (
    <Page {...frame} title="One or two?" width="full" back={{ href: '/directory' }}>
      <Heading>Are these one and the same?</Heading>
      {newer && <Newer />}
      <p>They are alike in {why.map(name => WHY_ALIKE[name] ?? name).join(', ')}.</p>
      <Table
        caption="Side by side"
        captionSize="hidden"
        firstCellIsHeader
        head={['What', 'The one', 'The other']}
        rows={[
          ...FIELD_NAMES.map(name => line(FIELDS[name], entry => fieldWords(name, entry.words[name]))),
          line('Who runs it', entry => entry.organisation || 'Not said'),
          line('Where', entry => entry.where.join('; ')),
          line('Comes from', entry => entry.source),
          line('Last confirmed', entry => (entry.confirmedHow === 'listed' ? 'Not known' : formatDate(entry.confirmedAt))),
        ]}
      />
      <p>The one you keep takes what only the other says. You can part them again.</p>
      <Form action={`${at}/merge`}>
        <HiddenField name="versionOne" value={String(one.version)} />
        <HiddenField name="versionOther" value={String(other.version)} />
        <ButtonGroup>
          {mayKeep(one, other) && (
            <Button name="keep" value={one.id}>
              Make them one: keep the one
            </Button>
          )}
          {mayKeep(other, one) && (
            <Button name="keep" value={other.id}>
              Make them one: keep the other
            </Button>
          )}
        </ButtonGroup>
      </Form>
      <Form action={`${at}/apart`}>
        <Button variant="secondary">They are two</Button>
      </Form>
    </Page>
  )
}
