import type { Caller } from '../../core/caller.ts'
import { CAME_BY, EXPLANATION, type Explanation } from './assessments.ts'
import { readComplexityContent, readContent } from './content.ts'
import { assessmentsOf, outcomesOf, partsOf } from './store.ts'
import { complexityOf, formulationsOf, type OwnView } from './store-understanding.ts'

const said = (views: OwnView[]) => views.map(({ agrees, words, at }) => ({ agrees, words, at }))

/** This room's part of the record somebody takes away: what their own pages show, as data, under the reader's own rights. */
export async function copyOfAssessments(caller: Caller, personId: string): Promise<object> {
  const content = await readContent(caller)
  const { factors, levels } = await readComplexityContent(caller)
  const assessments: object[] = []
  for (const one of await assessmentsOf(caller, personId))
    assessments.push({
      what: content.component(one.component).title,
      planned: one.plannedAt,
      begun: one.begunAt,
      state: one.state,
      with: one.leadName,
      askedForBy: CAME_BY[one.cameBy],
      where: one.place,
      organisation: one.organisationName,
      explained: Object.fromEntries((Object.keys(EXPLANATION) as (keyof Explanation)[]).map(key => [EXPLANATION[key], one[key]])),
      parts: (await partsOf(caller, one.id)).map(part => ({
        about: content.sections.find(section => section.code === part.section)?.title ?? part.section,
        words: part.words,
        by: part.ofName ?? part.authorName,
        on: part.heardOn,
      })),
    })
  return {
    assessments,
    assessmentOutcomes: (await outcomesOf(caller, personId)).map(one => ({
      words: one.words,
      leadsTo: one.outcomes.map(code => content.outcomes.get(code)?.title ?? code),
      where: one.service,
      next: one.whatNext,
      by: one.authorName,
      at: one.sharedAt,
    })),
    complexity: (await complexityOf(caller, personId)).map(view => ({
      words: levels.find(one => one.code === view.level)?.title ?? view.level,
      why: view.why,
      lookedAtWith: view.madeWith,
      yourWords: view.theirWords,
      lookAgain: view.reviewOn,
      at: view.madeAt,
      factors: view.factors.map(one => ({
        about: factors.find(item => item.code === String(one.factor))?.title ?? one.factor,
        present: one.present,
        note: one.note,
      })),
      yourView: said(view.ownViews),
    })),
    formulations: (await formulationsOf(caller, personId)).map(({ strengths, explanation, difficult, keepsGoing, canHelp, ...one }) => ({
      strengths,
      explanation,
      difficult,
      keepsGoing,
      canHelp,
      agreement: one.agreement,
      yourView: one.personView,
      ourView: one.workerView,
      by: one.authorName,
      at: one.madeAt,
      said: said(one.ownViews),
    })),
  }
}
