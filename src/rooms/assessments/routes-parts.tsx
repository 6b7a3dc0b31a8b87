import { myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { ageOn, londonDate } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { withErrors } from '../../core/forms.ts'
import { type Ask, clash, goTo, invalid, page, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { asksOtherWords, readerOf, recordsOf } from '../people/index.ts'
import { addPart, Refused } from './actions.ts'
import { sayOf } from './actions-invited.ts'
import { readContent, sectionsFor } from './content.ts'
import { readPart, readSays } from './forms.ts'
import { AddListPage, AddPage } from './pages/add.tsx'
import { KnownPage } from './pages/known.tsx'
import { pathOf } from './pages/shell.tsx'
import { type AssessmentHandler, actOneBoth, markersFor, seeOneBoth } from './reader.ts'
import type { Assessment } from './store.ts'
import { callName, contributorsOf, knownOf, workersAround } from './store-known.ts'

const OLDER = 65

const addList: AssessmentHandler = async (caller, ask, assessment, own) => {
  const { ownKinds } = await myBasis(caller, assessment.personId)
  const sections = sectionsFor(await readContent(caller), assessment.component, ownKinds)
  return page(render(<AddListPage reader={await readerOf(caller, ask, assessment.personId, own)} assessment={assessment} sections={sections} />))
}

async function addPage(caller: Caller, ask: Ask, assessment: Assessment, own: boolean, form?: FormState): Promise<string> {
  const { personId } = assessment
  const content = await readContent(caller)
  const section = sectionsFor(content, assessment.component, (await myBasis(caller, personId)).ownKinds).find(one => one.code === ask.params.section)
  if (!section) throw new NotFound()
  const born = (await callName(caller, personId))?.born
  const around = await workersAround(caller, personId)
  return render(
    <AddPage
      reader={await readerOf(caller, ask, personId, own)}
      assessment={assessment}
      section={section}
      prompts={content.prompts.filter(prompt => prompt.sections.includes(section.code))}
      openGroup={born && ageOn(born, londonDate(caller.now)) >= OLDER ? 'older' : undefined}
      markers={await markersFor(caller, personId)}
      contributors={own ? [] : await contributorsOf(caller, assessment.id)}
      around={around.filter(one => one.id !== caller.actor.workerId)}
      form={form ?? emptyForm({ heardOn: londonDate(caller.now), who: 'all' })}
    />,
  )
}

const add: AssessmentHandler = async (caller, ask, assessment, own) => {
  const read = readPart({ ...ask.form, section: ask.params.section! }, caller.now)
  if (!read.ok) return invalid(await addPage(caller, ask, assessment, own, read.form))
  const asked = await asksOtherWords(caller, assessment.personId, read.form, ask.form, ['words'])
  if (asked) return invalid(await addPage(caller, ask, assessment, own, asked))
  const { who, readers, ...part } = read.data
  try {
    await addPart(caller, assessment.id, { ...part, contributorId: part.contributorId }, who === 'named' ? readers : undefined, await readContent(caller))
  } catch (error) {
    if (error instanceof Invalid) return invalid(await addPage(caller, ask, assessment, own, withErrors(read.form, error.fields)))
    if (error instanceof Refused) return clash(await addPage(caller, ask, assessment, own, withErrors(read.form, { form: error.message })))
    throw error
  }
  return goTo(`${pathOf({ own }, assessment.id)}?done=${own ? 'own' : 'added'}`)
}

async function knownPage(caller: Caller, ask: Ask, assessment: Assessment, own: boolean, notice?: string): Promise<string> {
  const known = await knownOf(caller, await recordsOf(caller, assessment.personId), assessment.id)
  return render(
    <KnownPage
      reader={await readerOf(caller, ask, assessment.personId, own)}
      assessment={assessment}
      known={known}
      markers={await markersFor(caller, assessment.personId)}
      form={emptyForm(Object.fromEntries(known.flatMap(one => (one.say ? [[`say-${one.id}`, one.say]] : []))))}
      notice={notice}
    />,
  )
}

const KEPT = 'Saved. What the person had chosen themselves stays as they chose it.'
const says: AssessmentHandler = async (caller, ask, assessment, own) => {
  const stays = await sayOf(caller, assessment.id, readSays(ask.form))
  return goTo(`${pathOf({ own }, assessment.id)}/known?${stays > 0 ? 'stays=1' : 'saved=1'}`)
}

export const routes: Route[] = [
  ...seeOneBoth('/add', 'assessment.brief', 'assessment page opened', addList),
  ...seeOneBoth('/add/:section', 'assessment.brief', 'assessment page opened', async (caller, ask, assessment, own) =>
    page(await addPage(caller, ask, assessment, own)),
  ),
  ...actOneBoth('/add/:section', 'assessment.brief', 'assessment added to', add),
  ...seeOneBoth('/known', 'assessment.brief', 'what is known already looked at', async (caller, ask, assessment, own) => {
    const notice = ask.query.get('stays') ? KEPT : ask.query.get('saved') ? 'Saved.' : undefined
    return page(await knownPage(caller, ask, assessment, own, notice))
  }),
  ...actOneBoth('/known', 'assessment.brief', 'what may be used again written down', says),
]
