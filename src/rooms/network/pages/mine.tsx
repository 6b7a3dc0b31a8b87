import { formatDate } from '../../../core/dates.ts'
import { ActionLink, Button, ButtonGroup, Card, Form, Heading, InsetText, Page, type PageProps, Table } from '../../../ui/index.ts'
import type { ActivityCard, KeptAsset } from '../connect.ts'

type Framed = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

/** What the person keeps for later. Nobody else reads it. */
export function MyCommunityPage({ framed, kept }: { framed: Framed; kept: readonly KeptAsset[] }) {
  const form = (asset: KeptAsset, what: string, words: string) => (
    <Form action={`/my/community/${asset.assetId}/${what}`}>
      <Button variant="secondary" small>
        {words}
        <span className="nhsuk-u-visually-hidden">: {asset.name}</span>
      </Button>
    </Form>
  )
  return (
    <Page title="Kept for later" {...framed} back={{ href: '/my', label: 'My Kith' }}>
      <Heading>Kept for later</Heading>
      <p>
        Only you see this page. You can go by yourself and tell nobody. If you press “I went”, it stands on your network, where those who help you can see it.
      </p>
      {kept.length === 0 && <p>Nothing kept yet.</p>}
      {kept.map(asset => (
        <Card key={asset.assetId} heading={asset.name} headingLevel={2} href={`/community/${asset.assetId}`}>
          {asset.summary && <p>{asset.summary}</p>}
          <p>Kept on {formatDate(asset.keptAt)}.</p>
          {asset.connectionId && (
            <p>
              <a href={`/my/connections/${asset.connectionId}`}>
                How it goes<span className="nhsuk-u-visually-hidden">: {asset.name}</span>
              </a>
            </p>
          )}
          <ButtonGroup>
            {form(asset, 'went', 'I went')}
            {form(asset, 'plan', 'Add to my plan')}
            {form(asset, 'not-for-me', 'Not for me')}
            {form(asset, 'gone', 'Take it off')}
          </ButtonGroup>
        </Card>
      ))}
      <ActionLink href="/community">Find something near me</ActionLink>
      <ActionLink href="/my/connections">Things I am trying</ActionLink>
    </Page>
  )
}

/** All that somebody who runs an activity may know of those who come. */
export function OrganisePage({ framed, cards }: { framed: Framed; cards: readonly ActivityCard[] }) {
  return (
    <Page title="People coming" {...framed}>
      <Heading>People coming</Heading>
      <p>
        Some people who come like you to know a little beforehand. They chose every word here. You are not told anything else about them, nor how they heard of
        you.
      </p>
      <Table
        caption="What they would like you to know"
        captionSize="hidden"
        head={['To what', 'Name', 'What helps', 'Days', 'Until']}
        rows={cards.map(card => [
          card.assetName,
          <strong key={card.id}>{card.chosenName}</strong>,
          card.helps || 'Nothing special',
          card.days,
          formatDate(card.until),
        ])}
        empty="Nobody has asked for this just now."
      />
      <InsetText>
        <p>When the last day comes, or the person takes it back, it is gone from this page. Please do not copy it anywhere.</p>
      </InsetText>
    </Page>
  )
}
