import { z } from 'zod'
import type { Caller } from '../core/caller.ts'
import { check, choice, type FormState, optionalBirthday, optionalLine, ticked, withErrors, words } from '../core/forms.ts'
import { type Ask, act, clash, goTo, invalid, page, type Route, see } from '../core/route.ts'
import { emptyForm, render } from '../ui/index.ts'
import {
  EMERGENCY_REASONS,
  type EmergencyReason,
  emergencyById,
  emergencyLog,
  openEmergencies,
  openEmergency,
  ownEmergency,
  renewEmergency,
  reviewEmergency,
} from './emergency.ts'
import { frame } from './frame.ts'
import { EmergencyListPage, EmergencyPage, RenewPage, ReviewPage } from './pages/emergency.tsx'
import { freshness } from './store.ts'

const reasons = Object.keys(EMERGENCY_REASONS) as [EmergencyReason, ...EmergencyReason[]]
const AGAIN = 'Tick to say that it is you'
const why = {
  reason: choice(reasons, 'Choose the reason'),
  words: words('Say in your own words why this cannot wait', 2000).refine(text => text.length >= 10, 'Say a little more: at least 10 characters'),
  confirm: ticked().refine(yes => yes, 'Tick to say that you understand who will be told'),
  again: ticked(),
}
const whom = {
  nhs: optionalLine(20)
    .transform(text => text?.replace(/[\s-]/g, ''))
    .refine(text => text === undefined || /^\d{10}$/.test(text), 'An NHS number has 10 digits, like 999 123 4567'),
  name: optionalLine(200),
  born: optionalBirthday(),
}
const openForm = z.object({ ...whom, ...why })
const renewForm = z.object(why)
const reviewForm = z.object({
  review: choice(['justified', 'not_justified'], 'Choose whether it was justified'),
  words: words('Say why, in words the person can read', 2000),
})

const NOT_OPENED = 'We could not open a record with these details. Check them and try again, or call the person’s team, your manager on call or 111.'

// Who was led to sign in again, and is not known to have done it, says themselves that it is them.
const againOf = ({ actor, now }: Caller) => freshness(actor, now)
const showOpen = async (caller: Caller, ask: Ask, form: FormState, notOpened?: string) =>
  render(<EmergencyPage frame={frame(ask.identity, ask.path)} form={form} open={await openEmergencies(caller)} notOpened={notOpened} again={againOf(caller)} />)
const showRenew = async (caller: Caller, ask: Ask, form: FormState) =>
  render(
    <RenewPage frame={frame(ask.identity, ask.path)} form={form} emergency={await ownEmergency(caller, ask.params.emergencyId!)} again={againOf(caller)} />,
  )
const showReview = async (caller: Caller, ask: Ask, form: FormState) =>
  render(<ReviewPage frame={frame(ask.identity, ask.path)} form={form} emergency={await emergencyById(caller, ask.params.emergencyId!)} />)

export const routes: Route[] = [
  see('/emergency-access/new', { may: 'emergency.open', audit: 'emergency access page opened' }, async (caller, ask) =>
    page(await showOpen(caller, ask, emptyForm())),
  ),
  // From a search that did not help: what was typed there stands in the form.
  act('/emergency-access/new', { may: 'emergency.open', audit: 'emergency access page opened' }, async (caller, ask) =>
    page(await showOpen(caller, ask, { values: { ...ask.form }, errors: {} })),
  ),
  act('/emergency-access', { may: 'emergency.open', audit: 'emergency access asked for', limit: 'emergency', fresh: true }, async (caller, ask) => {
    const checked = check(openForm, ask.form)
    if (!checked.ok) return invalid(await showOpen(caller, ask, checked.form))
    const { nhs, name, born, reason, words, again } = checked.data
    if (againOf(caller) !== 'fresh' && !again) return invalid(await showOpen(caller, ask, withErrors(checked.form, { again: AGAIN })))
    if (!nhs && !(name && born))
      return invalid(await showOpen(caller, ask, withErrors(checked.form, { nhs: 'Enter an NHS number, or a full name and date of birth' })))
    const personId = await openEmergency(caller, { nhsNumber: nhs, name, born, reason, words })
    // Not an error of the form: it is kept in the audit trail, and looks the same whoever was or was not found.
    return personId ? goTo(`/people/${personId}`) : page(await showOpen(caller, ask, checked.form, NOT_OPENED))
  }),
  see('/emergency-access/:emergencyId/renew', { may: 'emergency.open', audit: 'emergency access renewal opened' }, async (caller, ask) =>
    page(await showRenew(caller, ask, emptyForm())),
  ),
  act('/emergency-access/:emergencyId/renew', { may: 'emergency.open', audit: 'emergency access renewal asked for', fresh: true }, async (caller, ask) => {
    const checked = check(renewForm, ask.form)
    if (!checked.ok) return invalid(await showRenew(caller, ask, checked.form))
    if (againOf(caller) !== 'fresh' && !checked.data.again) return invalid(await showRenew(caller, ask, withErrors(checked.form, { again: AGAIN })))
    return goTo(`/people/${await renewEmergency(caller, ask.params.emergencyId!, checked.data)}`)
  }),
  see('/emergency-access', { may: 'emergency.review', audit: 'emergency access log looked at' }, async (caller, ask) =>
    page(render(<EmergencyListPage frame={frame(ask.identity, ask.path)} log={await emergencyLog(caller)} now={caller.now} />)),
  ),
  see('/emergency-access/:emergencyId', { may: 'emergency.review', audit: 'emergency access looked at for review' }, async (caller, ask) =>
    page(await showReview(caller, ask, emptyForm())),
  ),
  act('/emergency-access/:emergencyId', { may: 'emergency.review', audit: 'emergency access reviewed' }, async (caller, ask) => {
    const checked = check(reviewForm, ask.form)
    if (!checked.ok) return invalid(await showReview(caller, ask, checked.form))
    const kept = await reviewEmergency(caller, ask.params.emergencyId!, checked.data.review, checked.data.words)
    if (kept) return goTo('/emergency-access')
    return clash(
      await showReview(caller, ask, withErrors(checked.form, { form: 'Somebody reviewed this before you. Their answer stands; yours was not kept.' })),
    )
  }),
]
