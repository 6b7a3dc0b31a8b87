import { formatDate, type PlainDate } from '../../../core/dates.ts'
import { Heading, Page, Table, Tag } from '../../../ui/index.ts'
import { ACTION_NAMES } from '../states.ts'
import type { OpenQuestion, TeamAction } from '../store-doing.ts'
import type { TeamReview } from '../store-reviews.ts'
import type { Framed } from './plan.tsx'

/** What waits for a worker and their teams: reviews that are due, actions asked of them, and actions later than planned. */
export function TeamReviewsPage({
  framed,
  reviews,
  actions,
  questions,
  today,
}: {
  framed: Framed
  reviews: readonly TeamReview[]
  actions: readonly TeamAction[]
  questions: readonly OpenQuestion[]
  today: PlainDate
}) {
  return (
    <Page {...framed} title="Reviews and actions">
      <Heading>Reviews and actions</Heading>
      <Table
        caption="Reviews planned for the next 30 days, or overdue"
        head={['Who', 'Planned for']}
        firstCellIsHeader
        empty="No reviews are due."
        rows={reviews.map(review => [
          <>
            <a href={`/people/${review.personId}/plan/reviews/${review.id}`}>{review.personName ?? 'Somebody'}</a> {review.invited && <Tag>You are asked</Tag>}
          </>,
          <>
            {formatDate(review.plannedOn)} {review.plannedOn < today && <Tag colour="orange">Overdue</Tag>}
          </>,
        ])}
      />
      <Table
        caption="Actions asked of you or your team, and actions later than planned"
        head={['Who', 'What', 'Asked of', 'By', 'How far']}
        firstCellIsHeader
        empty="No actions are waiting."
        rows={actions.map(action => [
          action.personName ?? 'Somebody',
          <a key={action.lineId} href={`/people/${action.personId}/plan/lines/${action.lineId}/action`}>
            {action.words}
          </a>,
          `${action.named}, ${action.service}`,
          <>
            {formatDate(action.due)} {action.due < today && <Tag colour="orange">Overdue</Tag>}
          </>,
          ACTION_NAMES[action.state],
        ])}
      />
      <Table
        caption="Rights and support to check that nobody finds out about yet"
        head={['Who', 'What', 'Since']}
        firstCellIsHeader
        empty="No question about rights or support is waiting for somebody to find out."
        rows={questions.map(question => [
          question.personName ?? 'Somebody',
          <a key={question.lineId} href={`/people/${question.personId}/plan/lines/${question.lineId}/ask`}>
            {question.words}
          </a>,
          formatDate(question.writtenAt),
        ])}
      />
    </Page>
  )
}
