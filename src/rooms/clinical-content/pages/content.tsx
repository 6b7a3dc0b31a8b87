import type { Frame } from '../../../access/index.ts'
import { formatDate } from '../../../core/dates.ts'
import { Heading, Lede, List, Muted, Page, Table, Tag } from '../../../ui/index.ts'
import type { ClinicalItem, ContentListing } from '../clinical-content.ts'
import { CheckedMark } from '../panels.tsx'

export function ContentPage({ framed, listings }: { framed: Frame; listings: readonly ContentListing[] }) {
  return (
    <Page {...framed} title="Clinical content">
      <Heading>Clinical content</Heading>
      <Lede>The prompts, headings and references that Kith shows, with where each comes from and whether it has been checked.</Lede>
      <p>They are prompts for a conversation. None of them decides anything.</p>
      <Table
        caption="Lists in use today"
        head={['List', 'Version', 'Since', { text: 'Items', numeric: true }, 'Checked']}
        firstCellIsHeader
        empty="No list has been loaded yet."
        rows={listings.map(one => [
          <a key="open" href={`/content/${one.list}`}>
            {one.title}
          </a>,
          one.version,
          formatDate(one.validFrom),
          one.items,
          one.unchecked === 0 ? 'All' : <Tag colour="yellow">{`${one.unchecked} not yet checked here`}</Tag>,
        ])}
      />
    </Page>
  )
}

export function ContentListPage({ framed, listing, items }: { framed: Frame; listing: ContentListing; items: readonly ClinicalItem[] }) {
  return (
    <Page {...framed} title="Clinical content" back={{ href: '/content', label: 'All clinical content' }}>
      <Heading caption={`Version ${listing.version}, since ${formatDate(listing.validFrom)}`}>{listing.title}</Heading>
      <List kind="plain" items={items.map(item => <Item key={item.code} item={item} />)} />
    </Page>
  )
}

function Item({ item }: { item: ClinicalItem }) {
  return (
    <>
      <Heading level={2} size="s" id={item.code}>
        {item.title}
      </Heading>
      {item.words && <p className="kith-words">{item.words}</p>}
      <p>
        <Muted>Source: {item.source}.</Muted> {item.approvedBy ? <Muted>Checked by {item.approvedBy}.</Muted> : <CheckedMark item={item} />}
      </p>
    </>
  )
}
