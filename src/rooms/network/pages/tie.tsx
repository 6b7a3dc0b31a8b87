import { formatDate } from '../../../core/dates.ts'
import { Button, Checkboxes, Details, Form, type FormState, Heading, HiddenField, List, Radios, TextField, VersionField } from '../../../ui/index.ts'
import type { Part } from '../../people/index.ts'
import { COMMUNITIES, DOMAIN_CODES, DOMAINS, type KeptTie, type PastTie, RING_CODES, RINGS, STRENGTH_CODES, STRENGTHS } from '../network.ts'
import { Clash, NetworkFrame } from './parts.tsx'

interface TieFormProps {
  part: Part
  form: FormState
  /** What it is to, where another room names it; undefined for one of the person's own words. */
  known?: { name: string; about: string; action: string } | undefined
  kept?: KeptTie | undefined
  past?: readonly PastTie[]
  newer?: boolean
}

/** One tie: how near, how strong, what is in the way, what it is good for. */
export function TieFormPage({ part, form, known, kept, past = [], newer }: TieFormProps) {
  const { own, base } = part
  const action = known?.action ?? (kept ? `${base}/network/ties/${kept.id}` : `${base}/network/ties/new`)
  return (
    <NetworkFrame part={part} title={own ? 'My network' : 'Network'} form={form} back={`${base}/network`}>
      <Heading caption={own ? 'My network' : 'Network'}>{known?.name ?? (kept ? kept.name : 'Add a person, place or interest')}</Heading>
      {known?.about && <p>{known.about}</p>}
      {newer && kept && (
        <Clash>
          <p>
            Now: {STRENGTHS[kept.strength].toLowerCase()}, {RINGS[kept.ring].toLowerCase()}. {kept.standsInWay} ({kept.writtenByName})
          </p>
        </Clash>
      )}
      <Form action={action}>
        <VersionField form={form} now={kept?.version ?? 0} newer={newer} />
        {!known && (
          <>
            <TextField
              form={form}
              name="name"
              label="Who or what is it?"
              hint="“Nan”, “the canal”, “Sunday football”, “a knitting group online”"
              width="full"
            />
            <Radios
              form={form}
              name="community"
              label="If it is a community, what holds it together?"
              legendSize="s"
              small
              items={Object.entries(COMMUNITIES).map(([value, label]) => ({ value, label }))}
            />
          </>
        )}
        <Radios
          form={form}
          name="domain"
          label="Which part of life does it belong to?"
          legendSize="s"
          items={DOMAIN_CODES.map(value => ({ value, label: own ? DOMAINS[value].own : DOMAINS[value].name, hint: DOMAINS[value].hint }))}
        />
        <Radios form={form} name="ring" label="How near is it?" legendSize="s" inline items={RING_CODES.map(value => ({ value, label: RINGS[value] }))} />
        <Radios
          form={form}
          name="strength"
          label="How strong is the tie just now?"
          legendSize="s"
          inline
          items={STRENGTH_CODES.map(value => ({ value, label: STRENGTHS[value] }))}
        />
        <TextField form={form} name="standsInWay" label="Does anything stand in the way?" hint="Leave empty if not" width="full" />
        <Checkboxes
          form={form}
          name="good"
          label="What is it good for?"
          legendSize="s"
          items={[
            { value: 'keepsWell', label: own ? 'It helps keep me well' : 'It helps keep them well' },
            { value: 'whenUnwell', label: own ? 'I could turn to it when I am unwell' : 'They could turn to it when unwell' },
          ]}
        />
        {known && (
          <Checkboxes form={form} name="leftOut" label="In the picture" legendSize="s" items={[{ value: 'yes', label: 'Leave it out of the picture' }]} />
        )}
        <Button>Save</Button>
      </Form>
      {kept && !known && (
        <Form action={`${base}/network/ties/${kept.id}/remove`}>
          <HiddenField name="version" value={String(kept.version)} />
          <Button variant="secondary">Take it off the picture</Button>
        </Form>
      )}
      {past.length > 1 && (
        <Details summary="How it was before">
          <List
            items={past
              .toReversed()
              .map(
                one =>
                  `${formatDate(one.at)}: ${STRENGTHS[one.strength].toLowerCase()}, ${RINGS[one.ring].toLowerCase()}${one.standsInWay ? `. In the way: ${one.standsInWay}` : ''} (${one.byName})`,
              )}
          />
        </Details>
      )}
    </NetworkFrame>
  )
}
