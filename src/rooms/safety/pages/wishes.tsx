import { formatDate } from '../../../core/dates.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  Checkboxes,
  DateField,
  Details,
  Form,
  type FormState,
  Heading,
  HiddenField,
  InsetText,
  Muted,
  SummaryList,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import { WISH_KINDS, type Wish, type WishKind } from '../wishes.ts'
import { By, Clash, SafetyPage, SaidFields } from './parts.tsx'
import { TheirWords } from './plan.tsx'

/** A wish as everyone reads it, with what makes a decision one. */
export function WishWords({ wish }: { wish: Wish }) {
  const facts = [
    { key: 'When', value: wish.circumstance },
    { key: wish.kind === 'decision' ? 'Refused' : 'Wish', value: <span className="kith-words">{wish.words}</span> },
    ...(wish.kind === 'decision'
      ? [
          { key: 'Signed on', value: wish.madeOn ? formatDate(wish.madeOn) : '' },
          { key: 'Witness', value: wish.witnessedBy || 'None written' },
          { key: 'The paper is', value: wish.documentWhere },
          { key: 'If life is at stake', value: wish.evenIfLife ? 'It still holds' : 'It does not say that it still holds' },
        ]
      : []),
  ]
  return (
    <>
      <SummaryList rows={facts} />
      <p>
        <By name={wish.writtenByName} at={wish.writtenAt} />
      </p>
    </>
  )
}

type Chain = { wish: Wish; before: Wish[] }
const KIND_ORDER: WishKind[] = ['decision', 'statement']

/** Wishes by circumstance, those that bind kept apart from those that do not; nothing where there are none. */
export function WishList({ wishes, base }: { wishes: readonly Chain[]; base?: string | undefined }) {
  const standing = wishes.filter(({ wish }) => !wish.withdrawn)
  return (
    <>
      {KIND_ORDER.filter(kind => standing.some(({ wish }) => wish.kind === kind)).map(kind => (
        <section key={kind} aria-label={WISH_KINDS[kind]}>
          {standing
            .filter(({ wish }) => wish.kind === kind)
            .map(({ wish }) => (
              <Card key={wish.id} heading={WISH_KINDS[kind]} headingLevel={3}>
                <WishWords wish={wish} />
                {base && (
                  <p>
                    <a href={`${base}/advance-wishes/${wish.id}`}>
                      Change or take back<span className="nhsuk-u-visually-hidden">: {wish.circumstance}</span>
                    </a>
                  </p>
                )}
              </Card>
            ))}
        </section>
      ))}
    </>
  )
}

export function WishesPage({ part, wishes, mayEnd }: { part: Part; wishes: readonly Chain[]; mayEnd: boolean }) {
  const older = wishes.flatMap(({ wish, before }) => (wish.withdrawn ? [wish, ...before] : before))
  const at = `${part.base}/advance-wishes`
  return (
    <SafetyPage part={part} title="Wishes made in advance">
      <Heading>{part.own ? 'If I cannot say it myself' : 'Wishes made in advance'}</Heading>
      <p>For a time when somebody is too unwell to decide. Whoever helps then reads this.</p>
      {wishes.every(({ wish }) => wish.withdrawn) && <p>Nothing is written down.</p>}
      <WishList wishes={wishes} base={mayEnd ? part.base : undefined} />
      {part.mayWrite && (
        <>
          <Heading level={2}>Add something</Heading>
          <InsetText>
            <p>A wish tells people what you would like. They must think about it, and may have to do something else.</p>
            <p>An advance decision refuses a treatment. From the age of 18, when it is valid and fits what happens, it must be followed.</p>
          </InsetText>
          <ButtonGroup>
            <ButtonLink href={`${at}/statement`}>Write what I would like</ButtonLink>
            <ButtonLink href={`${at}/decision`} variant="secondary">
              Record an advance decision
            </ButtonLink>
          </ButtonGroup>
        </>
      )}
      {older.length > 0 && (
        <Details summary="Older versions">
          {older.map(wish => (
            <div key={wish.id}>
              <p>
                <Muted>{WISH_KINDS[wish.kind]}</Muted>
              </p>
              <WishWords wish={wish} />
            </div>
          ))}
        </Details>
      )}
    </SafetyPage>
  )
}

interface FormProps {
  part: Part
  kind: WishKind
  form: FormState
  /** The version this one follows. */
  follows?: Wish | undefined
  newer?: boolean
}

export function WishFormPage({ part, kind, form, follows, newer }: FormProps) {
  const at = `${part.base}/advance-wishes`
  return (
    <SafetyPage part={part} title="Write a wish in advance" form={form} back={at}>
      <Heading caption="Wishes made in advance">{WISH_KINDS[kind]}</Heading>
      {newer && follows && (
        <Clash>
          <WishWords wish={follows} />
        </Clash>
      )}
      <TheirWords part={part} />
      <Form action={`${at}/${kind}`}>
        <HiddenField name="follows" value={follows?.id ?? ''} />
        <TextArea form={form} name="circumstance" label="When should this hold?" hint="For example: if I have to go into hospital, if I stop eating" rows={2} />
        <TextArea
          form={form}
          name="words"
          label={kind === 'decision' ? 'Which treatment is refused?' : 'What would you like?'}
          hint={
            kind === 'decision' ? 'Write it as it stands on the signed paper' : 'Where, with whom, who should know, who looks after children, pets and home'
          }
          rows={4}
        />
        {kind === 'decision' && <DecisionFields form={form} />}
        {follows && <SaidFields part={part} form={form} />}
        <Button>Save</Button>
      </Form>
      {follows && !newer && (
        <ButtonLink href={`${at}/${follows.id}/take-back`} variant="secondary">
          Take this back
        </ButtonLink>
      )}
    </SafetyPage>
  )
}

/** Before a wish stops being in force. */
export function TakeBackPage({ part, wish, form }: { part: Part; wish: Wish; form: FormState }) {
  const at = `${part.base}/advance-wishes`
  return (
    <SafetyPage part={part} title="Take a wish back" form={form} back={at}>
      <Form action={`${at}/${wish.id}/take-back`}>
        <Heading caption="Wishes made in advance">{part.own ? 'Take this back?' : 'Do they take this back?'}</Heading>
        <WishWords wish={wish} />
        <p>
          {part.own
            ? 'From then on, nobody follows it. The words stay among the older ones. Your key worker is told.'
            : 'From then on, nobody follows it. The words stay among the older ones. They and their key worker are told.'}
        </p>
        <SaidFields part={part} form={form} />
        <Button>Take it back</Button>
      </Form>
    </SafetyPage>
  )
}

function DecisionFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField form={form} name="documentWhere" label="Where is the signed paper kept?" hint="And who has a copy" width="full" />
      <DateField form={form} name="madeOn" label="What date is on it?" legendSize="s" />
      <TextField form={form} name="witnessedBy" label="Who signed as witness?" hint="Needed when it holds even if life is at stake" width={20} />
      <Checkboxes
        form={form}
        name="evenIfLife"
        label="If life is at stake"
        legendSize="s"
        items={[{ value: 'yes', label: 'The paper says that it holds even if life is at stake' }]}
      />
    </>
  )
}
