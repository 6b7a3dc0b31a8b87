import type { ReactNode } from 'react'
import { Card, List, Tag } from '../../ui/index.ts'
import type { HelpFirst } from './danger-help.ts'

/** Beside any item a worker sees that nobody answerable has checked yet; nothing when it has been. */
export function CheckedMark({ item }: { item: { checked: boolean } }) {
  return item.checked ? null : <Tag colour="yellow">Not yet checked by a clinician here</Tag>
}

const figures = (phone: string) => phone.replace(/[^\d+]/g, '')

/** Help that stands above everything else on the page, with the numbers to press; `more` is what only this page can add. */
export function FirstHelp({ help, more }: { help: readonly HelpFirst[]; more?: ReactNode }) {
  return help.map(({ topic, title, words, lines }) => (
    <Card key={topic} heading={title} variant="feature">
      <p>{words}</p>
      <List
        items={lines.map(line => (
          <>
            {line.phone && (
              <>
                Call <a href={`tel:${figures(line.phone)}`}>{line.phone}</a>
              </>
            )}
            {line.text && (
              <>
                Text {line.say ? `${line.say} to ` : ''}
                <a href={`sms:${figures(line.text)}`}>{line.text}</a>
              </>
            )}
            {line.name !== line.phone && `, ${line.name}`}: {line.words}
          </>
        ))}
      />
      {more}
      <p>
        <a href="/crisis">More help in a crisis</a>
      </p>
    </Card>
  ))
}
