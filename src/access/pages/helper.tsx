import { formatDate } from '../../core/dates.ts'
import { Button, Checkboxes, DateField, Form, type FormState, Heading, HiddenField, InsetText, Page, SummaryList } from '../../ui/index.ts'
import type { Frame } from '../frame.ts'
import { agreeable, type Helper, HIDEABLE } from '../helpers.ts'
import { KIND_NAMES, namesOf } from '../kinds.ts'
import { SEES } from '../sharing.ts'
import { lastDay } from './contact.tsx'

const back = { href: '/my/people', label: 'My people' }

/** What a worker wrote down with the person: who, when, who was there, and the person's own words. */
export function Recorded({ helper: { recorded } }: { helper: Pick<Helper, 'recorded'> }) {
  if (!recorded) return null
  return (
    <>
      {recorded.byName} wrote this down on {formatDate(new Date(recorded.at))}. There: {recorded.whoWasThere}. In your words: “{recorded.words}”. If it is not
      right, take it back.
      <br />
    </>
  )
}

function Decided({ helper }: { helper: Helper }) {
  const more = namesOf(helper.more & ~helper.hides)
  return (
    <>
      {!helper.helps && (
        <>
          Does not help you any more, and sees nothing
          <br />
        </>
      )}
      {more.length > 0 && (
        <>
          You agreed they also know: {more.join('; ')}
          {helper.until && <> (until the end of {lastDay(helper.until)})</>}
          <br />
          <Recorded helper={helper} />
        </>
      )}
      {helper.hides ? <>Hidden from them: {namesOf(helper.hides).join('; ')}</> : 'Nothing is hidden from them'}
    </>
  )
}

/** Everyone who helps through their work, what is hidden from each and what each may know besides. */
export function Helpers({ helpers }: { helpers: Helper[] }) {
  return (
    <>
      <Heading level={2} size="m">
        People who help you through their work
      </Heading>
      <p>
        They see what their job needs. You can hide parts from any of them: they will not see that anything is hidden. You can also agree that somebody knows
        more than their job needs.
      </p>
      {helpers.length === 0 ? (
        <p>Nobody yet.</p>
      ) : (
        <SummaryList
          rows={helpers.map(helper => ({
            key: (
              <>
                {helper.name}
                <br />
                {helper.detail}
              </>
            ),
            value: <Decided helper={helper} />,
            actions: [
              { href: `/my/people/hide/${helper.holder}`, text: 'Hide', hidden: `parts from ${helper.name}` },
              ...(helper.moreRuleId || (helper.helps && agreeable(helper).length > 0)
                ? [
                    {
                      href: `/my/people/more/${helper.holder}`,
                      text: helper.recorded ? 'Change, or take it back' : 'Let them know more',
                      hidden: `: ${helper.name}`,
                    },
                  ]
                : []),
            ],
          }))}
        />
      )}
    </>
  )
}

export function HidePage({ frame, helper, form }: { frame: Frame; helper: Helper; form: FormState }) {
  return (
    <Page title="Hide something" form={form} back={back} {...frame}>
      <Heading level={1} size="l" caption={helper.detail}>
        What to hide from {helper.name}
      </Heading>
      <p>What you hide is not there for them: not in lists, not in search, not on paper. They cannot tell that it is hidden, not even in an emergency.</p>
      <Form action={`/my/people/hide/${helper.holder}`}>
        <HiddenField form={form} name="rule" />
        <Checkboxes form={form} name="kinds" label="Hide" small items={HIDEABLE.map(kind => ({ value: kind, label: KIND_NAMES[kind], hint: SEES[kind] }))} />
        <InsetText>
          <p>Hiding your medicines or your safety plan can make it harder to help you safely. It is still your choice.</p>
        </InsetText>
        <Button>Save</Button>
      </Form>
    </Page>
  )
}

/** What the person agrees that a helper knows besides what their job brings. */
export function MorePage({ frame, helper, form }: { frame: Frame; helper: Helper; form: FormState }) {
  const may = agreeable(helper)
  return (
    <Page title="Let them know more" form={form} back={back} {...frame}>
      <Heading level={1} size="l" caption={helper.detail}>
        What else {helper.name} may know
      </Heading>
      <p>
        {helper.kind === 'organisation'
          ? 'The doctors there see what their job needs. Reception sees your contact details and appointments, and nothing of what you choose here.'
          : 'They see what their job needs.'}{' '}
        You can agree that they also know the parts you choose here. You can take it back at any time, and nobody will ask you why.
      </p>
      <Form action={`/my/people/more/${helper.holder}`}>
        <HiddenField form={form} name="rule" />
        <Checkboxes
          form={form}
          name="kinds"
          label={`${helper.name} may also know`}
          hint="Leave all of them empty to agree to nothing more. What you shared with named people only stays with those people."
          small
          items={may.map(kind => ({ value: kind, label: KIND_NAMES[kind], hint: SEES[kind] }))}
        />
        <DateField
          form={form}
          name="until"
          label="Until which day? (optional)"
          hint="Leave it empty to agree until you change it. It ends anyway when they stop helping you."
        />
        <InsetText>
          <p>Is this your own choice? If somebody presses you to agree, you can stop here. You get the same help whatever you choose.</p>
        </InsetText>
        <Button>Save</Button>
      </Form>
      {helper.moreRuleId && (
        <Form action={`/my/people/more/${helper.holder}`}>
          <HiddenField name="rule" value={helper.moreRuleId} />
          <Button variant="secondary">Take all of it back now</Button>
        </Form>
      )}
    </Page>
  )
}
