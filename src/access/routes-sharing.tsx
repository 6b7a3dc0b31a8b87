import { z } from 'zod'
import type { Caller } from '../core/caller.ts'
import { addDays, londonDate, londonInstant } from '../core/dates.ts'
import { NotFound } from '../core/errors.ts'
import { check, choices, type FormBody, line, optionalDay, optionalLine, ticked, withErrors } from '../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Route, see } from '../core/route.ts'
import { emptyForm, type FormState, render } from '../ui/index.ts'
import { circleOf } from './circle.ts'
import { frame } from './frame.ts'
import { agreeable, agreeMore, HIDEABLE, hideFrom, ownHelper, ownHelpers } from './helpers.ts'
import { KINDS, type Kind } from './kinds.ts'
import { ContactPage, InvitationPage, NewContactPage, PreviewPage } from './pages/contact.tsx'
import { HidePage, MorePage } from './pages/helper.tsx'
import { MyPeoplePage, SharedPage } from './pages/people.tsx'
import { acceptInvitation, addContact, contactsOf, endContact, inviteContact, kindsIn, letIn, ownContact, SHAREABLE, sharedWithMe } from './sharing.ts'

const kindChoices = (kinds: Kind[]) => choices(kinds as [Kind, ...Kind[]], 'Choose from the list')
const rule = optionalLine(40).transform(id => id ?? null)
const newForm = z.object({ name: line('Enter their name'), relation: line('Enter how you know them', 100), mayKnow: optionalLine(500), nextOfKin: ticked() })
const shareForm = z.object({ kinds: kindChoices(SHAREABLE), until: optionalDay(), rule })
const moreForm = z.object({ kinds: kindChoices(Object.keys(KINDS) as Kind[]), until: optionalDay(), rule })
const hideForm = z.object({ kinds: kindChoices(HIDEABLE), rule })
const codeForm = z.object({ code: line('Enter the code you were given', 40) })

const MY = { may: 'my-kith.edit' } as const
const framed = (ask: Ask) => frame(ask.identity, ask.path)
const contact = (caller: Caller, ask: Ask) => ownContact(caller, ask.params.contactId!)

/** The last day of sharing, as its three boxes show it; empty where it has no end. */
const lastDayFields = (until: Date | null) => {
  const [year = '', month = '', day = ''] = until ? londonDate(addDays(until, -1)).split('-') : []
  return { 'until-day': day, 'until-month': month, 'until-year': year }
}

const showContact = async (caller: Caller, ask: Ask, form?: FormState) => {
  const one = await contact(caller, ask)
  const now = emptyForm({ kinds: kindsIn(one.grants, SHAREABLE), rule: one.ruleId ?? '', ...lastDayFields(one.until) })
  return render(<ContactPage frame={framed(ask)} contact={one} form={form ?? now} />)
}
const showHide = async (caller: Caller, ask: Ask, form?: FormState) => {
  const helper = await ownHelper(caller, ask.params.holderId!)
  return render(
    <HidePage frame={framed(ask)} helper={helper} form={form ?? emptyForm({ kinds: kindsIn(helper.hides, HIDEABLE), rule: helper.ruleId ?? '' })} />,
  )
}
const showMore = async (caller: Caller, ask: Ask, form?: FormState) => {
  const helper = await ownHelper(caller, ask.params.holderId!)
  if (!helper.moreRuleId && !(helper.helps && agreeable(helper).length > 0)) throw new NotFound()
  const now = emptyForm({ kinds: kindsIn(helper.more, agreeable(helper)), rule: helper.moreRuleId ?? '', ...lastDayFields(helper.until) })
  return render(<MorePage frame={framed(ask)} helper={helper} form={form ?? now} />)
}
const showShared = async (caller: Caller, ask: Ask, form = emptyForm()) =>
  render(<SharedPage frame={framed(ask)} form={form} people={await sharedWithMe(caller)} />)

/** A sharing form, with an end that lies ahead. */
function checkShare(form: FormBody, now: Date, schema: typeof shareForm | typeof moreForm = shareForm) {
  const checked = check(schema, form)
  if (!checked.ok) return checked
  const until = endOf(checked.data.until)
  if (until && until <= now) return { ok: false as const, form: withErrors(checked.form, { until: 'Choose a day that has not passed' }) }
  return { ...checked, data: { ...checked.data, until } }
}

// A day is shared to its end.
const endOf = (day: string | undefined): Date | null => {
  const start = day === undefined ? undefined : londonInstant(day, '00:00')
  return start ? addDays(start, 1) : null
}

export const routes: Route[] = [
  see('/my/people', { may: 'my-kith.see', audit: 'own people opened' }, async (caller, ask) => {
    const me = caller.actor.personId!
    const [contacts, helpers, circle] = [await contactsOf(caller, me), await ownHelpers(caller), await circleOf(caller, me)]
    return page(render(<MyPeoplePage frame={framed(ask)} contacts={contacts} helpers={helpers} circle={circle} />))
  }),
  see('/my/people/new', { ...MY, audit: 'own people, form opened' }, async (_, ask) => page(render(<NewContactPage frame={framed(ask)} form={emptyForm()} />))),
  act('/my/people', { ...MY, audit: 'someone added to own people' }, async (caller, ask) => {
    const checked = check(newForm, ask.form)
    if (!checked.ok) return invalid(render(<NewContactPage frame={framed(ask)} form={checked.form} />))
    return goTo(`/my/people/${await addContact(caller, { personId: caller.actor.personId!, ...checked.data })}`)
  }),
  see('/my/people/:contactId', { ...MY, audit: 'own people, one opened' }, async (caller, ask) => page(await showContact(caller, ask))),
  act('/my/people/:contactId/look', { ...MY, audit: 'sharing looked at before deciding' }, async (caller, ask) => {
    const checked = checkShare(ask.form, caller.now)
    if (!checked.ok) return invalid(await showContact(caller, ask, checked.form))
    return page(
      render(
        <PreviewPage frame={framed(ask)} contact={await contact(caller, ask)} kinds={checked.data.kinds} until={checked.data.until} form={checked.form} />,
      ),
    )
  }),
  act('/my/people/:contactId/share', { ...MY, audit: 'sharing decided' }, async (caller, ask) => {
    const checked = checkShare(ask.form, caller.now)
    if (!checked.ok) return invalid(await showContact(caller, ask, checked.form))
    await letIn(caller, ask.params.contactId!, checked.data.kinds, checked.data.until, checked.data.rule)
    return goTo(`/my/people/${ask.params.contactId}`)
  }),
  act('/my/people/:contactId/invitation', { ...MY, audit: 'invitation code made' }, async (caller, ask) =>
    page(render(<InvitationPage frame={framed(ask)} contact={await contact(caller, ask)} code={await inviteContact(caller, ask.params.contactId!)} />)),
  ),
  act('/my/people/:contactId/end', { ...MY, audit: 'someone taken off own people, sharing ended' }, async (caller, ask) => {
    await endContact(caller, ask.params.contactId!)
    return goTo('/my/people')
  }),
  see('/my/people/hide/:holderId', { ...MY, audit: 'hiding from a helper, form opened' }, async (caller, ask) => page(await showHide(caller, ask))),
  act('/my/people/hide/:holderId', { ...MY, audit: 'hiding from a helper decided' }, async (caller, ask) => {
    const checked = check(hideForm, ask.form)
    if (!checked.ok) return invalid(await showHide(caller, ask, checked.form))
    await hideFrom(caller, ask.params.holderId!, checked.data.kinds, checked.data.rule)
    return goTo('/my/people')
  }),
  see('/my/people/more/:holderId', { ...MY, audit: 'letting a helper know more, form opened' }, async (caller, ask) => page(await showMore(caller, ask))),
  act('/my/people/more/:holderId', { ...MY, audit: 'letting a helper know more decided' }, async (caller, ask) => {
    const checked = checkShare(ask.form, caller.now, moreForm)
    if (!checked.ok) return invalid(await showMore(caller, ask, checked.form))
    await agreeMore(caller, ask.params.holderId!, checked.data.kinds, checked.data.until, checked.data.rule)
    return goTo('/my/people')
  }),
  see('/shared', { may: 'shared.see', audit: 'people who share looked at' }, async (caller, ask) => page(await showShared(caller, ask))),
  act('/shared/invitation', { may: 'shared.see', audit: 'invitation code entered', limit: 'code' }, async (caller, ask) => {
    const checked = check(codeForm, ask.form)
    if (!checked.ok) return invalid(await showShared(caller, ask, checked.form))
    if (await acceptInvitation(caller, checked.data.code)) return goTo('/shared')
    return invalid(
      await showShared(caller, ask, withErrors(checked.form, { code: 'Check the code with the person who gave it to you. It works once, for two weeks.' })),
    )
  }),
]
