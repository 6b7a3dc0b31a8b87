import { Heading, Tag } from '../../../ui/index.ts'
import type { Part } from '../export.ts'
import { Facts } from './plan-line.tsx'

/** The plan to read: nothing to press, the same on a screen, on paper and for somebody with a link. */
export function PlanParts({ parts }: { parts: readonly Part[] }) {
  return (
    <div className="kith-paper">
      {parts.map(part => (
        <section key={part.section} className="kith-paper__part">
          <Heading level={2}>{part.title}</Heading>
          {part.lines.map((line, index) => (
            <div key={index} className="kith-paper__line">
              <p className="kith-words">
                {line.words} {line.notNow && <Tag colour="grey">Not for now</Tag>}
              </p>
              <Facts facts={line.facts} />
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}
