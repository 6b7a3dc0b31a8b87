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

/** In place of the file, where the plan holds letters that the file has not: the page to print has them all. */
export function PrintInsteadPage({ framed, base, large }: Pick<PaperProps, 'framed' | 'base' | 'large'>) {
  return (
    <Page {...framed} title="Print the plan instead" back={{ href: base, label: 'The plan' }}>
      <Heading>Print the plan instead</Heading>
      <p>This plan has words in a script that our PDF cannot show rightly yet, so we made no file with gaps in it.</p>
      <p>The page to print shows every letter. Most browsers can also save it as a PDF: choose “Print”, then “Save as PDF”.</p>
      <ButtonLink href={`${base}/print${large ? '?size=large' : ''}`}>Open the page to print</ButtonLink>
    </Page>
  )
}
