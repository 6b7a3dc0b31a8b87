import { formatDate } from '../../../core/dates.ts'
import { Button, Card, DateField, Details, Form, type FormState, Heading, Radios, Select, Tag, TextArea, TextField, VersionField } from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import { CONTRIBUTION_STATES, CONTRIBUTIONS, type Contribution, type OwnCard } from '../connect.ts'
import { NetworkFrame } from './parts.tsx'

/** Offers to help run or start something, each followed until something has come of it (R242). */
export function Contributions({ part, contributions, form, open }: { part: Part; contributions: readonly Contribution[]; form: FormState; open: boolean }) {
  const kinds = Object.entries(CONTRIBUTIONS).map(([value, label]) => ({ value, label }))
  return (
    <section aria-labelledby="offers">
      <Heading level={2} id="offers">
        {part.own ? 'What I could give' : 'What they could give'}
      </Heading>
      {contributions.length === 0 && <p>Helping to run something, starting something, passing on what one can do. Nothing is written down yet.</p>}
      {contributions.map(one => (
        <Card key={one.id} heading={one.what} headingLevel={3}>
          <p>
            <Tag colour={one.state === 'doing' ? 'green' : 'yellow'}>{CONTRIBUTION_STATES[one.state]}</Tag> {CONTRIBUTIONS[one.kind]}, offered on{' '}
            {formatDate(one.offeredOn)}.{one.lookAgainOn && one.state !== 'resting' && ` To be talked about by ${formatDate(one.lookAgainOn)}.`}
          </p>
          {one.cameOfIt && <p>{one.cameOfIt}</p>}
          {part.mayWrite && (
            <p>
              <a href={`${part.base}/connections/offers/${one.id}`}>
                What came of it<span className="nhsuk-u-visually-hidden">: {one.what}</span>
              </a>
            </p>
          )}
        </Card>
      ))}
      {part.mayWrite && (
        <Details summary="Offer something" open={open}>
          <Form action={`${part.base}/connections/offers`}>
            <TextField form={form} name="what" label={part.own ? 'What would I like to do?' : 'What would they like to do, in their words?'} width="full" />
            <Select form={form} name="contributionKind" label="What sort of offer is it?" placeholder="Choose one" items={kinds} />
            <DateField form={form} name="lookAgainOn" label="When do we talk about it again?" hint="Leave empty if not known yet" legendSize="s" />
            <Button variant="secondary">Write it down</Button>
          </Form>
        </Details>
      )}
    </section>
  )
}

/** What came of one offer. */
export function FollowPage({ part, contribution, form, newer }: { part: Part; contribution: Contribution; form: FormState; newer?: boolean }) {
  return (
    <NetworkFrame part={part} title="What came of it" form={form} back={`${part.base}/connections`}>
      <Heading caption="What came of it">{contribution.what}</Heading>
      {newer && (
        <p>
          Somebody changed this first, and it now says: {CONTRIBUTION_STATES[contribution.state].toLowerCase()}. {contribution.cameOfIt} Nothing of theirs was
          overwritten.
        </p>
      )}
      <Form action={`${part.base}/connections/offers/${contribution.id}`}>
        <VersionField form={form} now={contribution.version} newer={newer} />
        <Radios
          form={form}
          name="state"
          label="How far has it come?"
          legendSize="s"
          items={Object.entries(CONTRIBUTION_STATES).map(([value, label]) => ({ value, label }))}
        />
        <TextArea form={form} name="cameOfIt" label="What came of it?" rows={3} />
        <DateField form={form} name="lookAgainOn" label="When do we talk about it again?" hint="Leave empty if not needed" legendSize="s" />
        <Button>Save</Button>
      </Form>
    </NetworkFrame>
  )
}

/** What organisers of activities may know, and taking it back. */
export function Cards({ part, cards }: { part: Part; cards: readonly OwnCard[] }) {
  if (cards.length === 0) return null
  return (
    <section aria-labelledby="cards">
      <Heading level={2} id="cards">
        What those who run things may know
      </Heading>
      <p>
        {part.own
          ? 'Only what stands here, and only to the person named.'
          : 'Only what stands here, and only to the person named: no record, no reason, no team.'}
      </p>
      {cards.map(card => (
        <Card key={card.id} heading={`${card.organiserName}, ${card.assetName}`} headingLevel={3}>
          <p>
            {card.withdrawnAt ? <Tag colour="grey">Taken back</Tag> : <Tag colour="green">Until {formatDate(card.until)}</Tag>} The name “{card.chosenName}”
            {card.helps && `; what helps: ${card.helps}`}; {card.days}.
          </p>
          {!card.withdrawnAt && part.mayWrite && (
            <Form action={`${part.base}/connections/cards/${card.id}/take-back`}>
              <Button variant="secondary" small>
                Take it back now<span className="nhsuk-u-visually-hidden"> from {card.organiserName}</span>
              </Button>
            </Form>
          )}
        </Card>
      ))}
    </section>
  )
}
