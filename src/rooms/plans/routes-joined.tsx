import { z } from 'zod'
import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { check, choice, whole } from '../../core/forms.ts'
import { type Ask, clash, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { LineMoved, mayWrite } from './actions.ts'
import { otherPlan, settleLine } from './actions-joined.ts'
import { JoinedPage } from './pages/joined.tsx'
import { both, surround, whose } from './routes-lines.tsx'
import { readLines } from './store.ts'

async function html(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = whose(caller, ask)
  await mayWrite(caller, personId)
  const others = await otherPlan(caller, personId)
  if (others.length === 0) throw new NotFound()
  return render(<JoinedPage {...(await surround(caller, ask, personId))} lines={await readLines(caller, personId)} others={others} form={form} />)
}

const decision = z.object({
  how: choice(['taken', 'left'], 'Say whether it is taken into the plan or left'),
  version: whole('Open this page again', 1, 1_000_000),
})
const CHANGED = 'Somebody changed this line since you opened the page. Read it as it is now, then say again what becomes of it. Nothing was changed.'

async function decide(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = whose(caller, ask)
  const told = (words: string) => html(caller, ask, { values: {}, errors: { form: words } })
  const checked = check(decision, ask.form)
  if (!checked.ok) return invalid(await told(Object.values(checked.form.errors)[0]!))
  try {
    await settleLine(caller, personId, ask.params.lineId!, checked.data.version, checked.data.how)
  } catch (error) {
    if (error instanceof LineMoved) return clash(await told(CHANGED))
    if (error instanceof Conflict) return clash(await told(error.message))
    if (error instanceof Invalid) return invalid(await told(Object.values(error.fields)[0] ?? error.message))
    throw error
  }
  return goTo(`${(await surround(caller, ask, personId)).view.base}/joined`)
}

/** The plans of two records that were joined. */
export const joinedRoutes: Route[] = [
  ...both('see', '/joined', 'two plans looked at side by side', async (caller, ask) => page(await html(caller, ask, emptyForm()))),
  ...both('act', '/joined/:lineId', 'line of the other plan taken or left', decide),
]
