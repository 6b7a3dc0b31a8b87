import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import { withErrors } from '../../core/forms.ts'
import { type Ask, act, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { latestComplexity } from '../assessments/index.ts'
import { contentLists } from '../clinical-content/index.ts'
import { dialogAreas } from '../outcomes/index.ts'
import { addLine, choicesFor, mayWrite } from './actions.ts'
import { offerBriefly } from './actions-brief.ts'
import { readBrief } from './forms-brief.ts'
import { BriefPage } from './pages/brief.tsx'
import { IdeasPage } from './pages/ideas.tsx'
import { both, orShown, surround, whose } from './routes-lines.tsx'
import { touchesIn } from './sections.ts'
import { readLines } from './store.ts'
import { readFacts } from './store-doing.ts'
import { areaCode, areasToTake, itemsWithin, questionsFor, suggestionsFor } from './suggest.ts'

async function ideas(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = whose(caller, ask)
  const kinds = await mayWrite(caller, personId)
  const lines = await readLines(caller, personId)
  const content = await contentLists(caller, ['plan-functions', 'entitlement-questions'])
  const level = (await latestComplexity(caller, personId))?.level
  const questions = questionsFor(itemsWithin(content['entitlement-questions'], kinds), {
    ...(await readFacts(caller, personId)),
    lines,
    today: londonDate(caller.now),
  })
  const suggested = suggestionsFor(itemsWithin(content['plan-functions'], kinds), level, lines)
  const areas = areasToTake(await dialogAreas(caller, personId), lines)
  return page(render(<IdeasPage {...(await surround(caller, ask, personId))} level={level} suggested={suggested} questions={questions} areas={areas} />))
}

/** What was agreed about an area becomes a goal with its steps, read by those who may read the answers it came from; pressed twice it stands once. */
async function takeArea(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = whose(caller, ask)
  const { base } = (await surround(caller, ask, personId)).view
  const code = areaCode(ask.params.areaId!)
  const there = (await readLines(caller, personId)).find(line => line.more.code === code)
  if (there) return goTo(`${base}#line-${there.id}`)
  const area = areasToTake(await dialogAreas(caller, personId), []).find(one => one.id === ask.params.areaId)
  if (!area) throw new NotFound()
  const line = { section: 'goals' as const, words: area.lookForward || area.title, more: { steps: area.actions, code }, notNow: false, readers: undefined }
  return goTo(`${base}#line-${await addLine(caller, personId, { ...line, touches: touchesIn(area.kinds) })}`)
}

async function briefHtml(caller: Caller, ask: Ask, form: FormState): Promise<string> {
  const personId = whose(caller, ask)
  const choices = await choicesFor(caller, personId)
  return render(<BriefPage {...(await surround(caller, ask, personId))} form={form} choices={choices} />)
}

async function brief(caller: Caller, ask: Ask): Promise<Reply> {
  const personId = whose(caller, ask)
  const read = readBrief(ask.form, londonDate(caller.now))
  if (!read.ok) return invalid(await briefHtml(caller, ask, read.form))
  return orShown(
    async () => {
      await offerBriefly(caller, personId, read.data)
      return goTo(`/people/${personId}/plan`)
    },
    errors => briefHtml(caller, ask, withErrors(read.form, errors)),
  )
}

export const ideaRoutes: Route[] = [
  ...both('see', '/ideas', 'ideas for a plan opened', ideas),
  ...both('act', '/ideas/areas/:areaId', 'area talked about put into the plan', takeArea),
  see('/people/:person/plan/brief', { may: 'plan.write', audit: 'short offer page opened' }, async (caller, ask) =>
    page(await briefHtml(caller, ask, emptyForm())),
  ),
  act('/people/:person/plan/brief', { may: 'plan.write', audit: 'short offer made' }, brief),
]
