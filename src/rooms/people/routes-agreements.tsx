import { z } from 'zod'
import { agreeable, type Helper, helpersOf, KINDS, type Kind, kindsOf, writeAgreement } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addDays, londonInstant } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { check, choices, line, optionalDay, optionalLine, withErrors, words } from '../../core/forms.ts'
import { type Ask, act, clash, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { AgreementPage, AgreementsPage } from './pages/agreements.tsx'
import { type PartRules, partFor } from './part.ts'

const RULES: PartRules = { kinds: kindsOf('careTeam'), writes: 'agreement.write', below: '/agreements' }
const MAY = { may: 'agreement.write' } as const

const form = z.object({
  kinds: choices(Object.keys(KINDS) as [Kind, ...Kind[]], 'Choose from the list'),
  whoWasThere: line('Write who was there. The person must be', 300),
  words: words('Write how they said it, in their words', 2000),
  until: optionalDay(),
  rule: optionalLine(40).transform(id => id ?? null),
})

/** Kinds that can be agreed about this helper and that whoever writes it down reads themself. What the person hides is not told. */
const kindsFor = (helper: Helper, mine: number): Kind[] => agreeable({ roles: helper.roles, hides: 0 }).filter(kind => mine & KINDS[kind])

async function about(caller: Caller, ask: Ask) {
  const part = await partFor(caller, ask, RULES)
  const helpers = (await helpersOf(caller, part.personId)).filter(one => one.helps && one.holder !== caller.actor.workerId)
  return { part, helpers }
}

async function one(caller: Caller, ask: Ask, typed?: FormState): Promise<string> {
  const { part, helpers } = await about(caller, ask)
  const helper = helpers.find(found => found.holder === ask.params.holderId)
  const kinds = helper ? kindsFor(helper, part.kinds) : []
  if (!helper || kinds.length === 0) throw new NotFound()
  const agreed = kinds.filter(kind => helper.more & KINDS[kind])
  return render(<AgreementPage part={part} helper={helper} kinds={kinds} form={typed ?? emptyForm({ kinds: agreed, rule: helper.moreRuleId ?? '' })} />)
}

async function save(caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(form, ask.form)
  if (!checked.ok) return invalid(await one(caller, ask, checked.form))
  const { kinds, until, rule, ...said } = checked.data
  const start = until ? londonInstant(until, '00:00') : undefined
  const end = start ? addDays(start, 1) : null
  if (end && end <= caller.now) return invalid(await one(caller, ask, withErrors(checked.form, { until: 'Choose a day that has not passed' })))
  try {
    const { part } = await about(caller, ask)
    await writeAgreement(caller, part.personId, ask.params.holderId!, kinds, end, said, rule)
    return goTo(part.base)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await one(caller, ask, withErrors(checked.form, error.fields)))
    if (error instanceof Conflict) return clash(await one(caller, ask, withErrors(checked.form, { form: error.message })))
    throw error
  }
}

/** What the person agrees that others know, written down by a worker with them. */
export const agreementRoutes: Route[] = [
  see('/people/:person/agreements', { ...MAY, audit: 'what others may know besides looked at' }, async (caller, ask) => {
    const { part, helpers } = await about(caller, ask)
    return page(render(<AgreementsPage part={part} helpers={helpers.map(helper => ({ helper, open: kindsFor(helper, part.kinds).length > 0 }))} />))
  }),
  see('/people/:person/agreements/:holderId', { ...MAY, audit: 'agreement page opened' }, async (caller, ask) => page(await one(caller, ask))),
  act('/people/:person/agreements/:holderId', { ...MAY, audit: 'agreement written down with the person' }, save),
]
