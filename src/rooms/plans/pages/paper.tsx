import { ButtonGroup, ButtonLink, classes, Heading, Page, PrintButton } from '../../../ui/index.ts'
import type { Part } from '../export.ts'
import { PlanParts } from './parts.tsx'
import type { Framed } from './plan.tsx'

export interface PaperProps {
  framed: Framed
  base: string
  title: string
  standing: string
  parts: readonly Part[]
  help: { title: string; words: readonly string[] }
  large: boolean
}

/** The plan as an A4 page to keep, in the usual letters or large ones; and as files. */
export function PaperPage({ framed, base, title, standing, parts, help, large }: PaperProps) {
  const size = large ? '?size=large' : ''
  return (
    <Page {...framed} title="The plan to print or keep" back={{ href: base, label: 'The plan' }}>
      <div className="kith-paper__how">
        <ButtonGroup>
          <PrintButton>{large ? 'Print in large letters' : 'Print'}</PrintButton>
          <ButtonLink href={large ? `${base}/print` : `${base}/print?size=large`} variant="secondary" small>
            {large ? 'Usual letters' : 'Large letters'}
          </ButtonLink>
          <ButtonLink href={`${base}.pdf${size}`} variant="secondary" small>
            Download as PDF
          </ButtonLink>
          <ButtonLink href={`${base}.json`} variant="secondary" small>
            Download as data
          </ButtonLink>
        </ButtonGroup>
      </div>
      <div className={classes('kith-paper__sheet', large && 'kith-paper__sheet--large')}>
        <Heading>{title}</Heading>
        <p>{standing}</p>
        {parts.length > 0 ? <PlanParts parts={parts} /> : <p>Nothing is written here yet.</p>}
        <section className="kith-paper__part">
          <Heading level={2}>{help.title}</Heading>
          {help.words.map(words => (
            <p key={words}>{words}</p>
          ))}
        </section>
      </div>
    </Page>
  )
}
