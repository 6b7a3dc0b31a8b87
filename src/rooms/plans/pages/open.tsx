import { Button, Form, Heading, HiddenField, VisuallyHidden } from '../../../ui/index.ts'
import { ALWAYS_ASKED, type Section, sectionHint, sectionName } from '../sections.ts'
import type { View } from './plan.tsx'

// Twenty empty headings frighten; five short lists can be taken in.
const CHAPTERS: readonly { own: string; work: string; sections: readonly Section[] }[] = [
  { own: 'Me, and what I want', work: 'Who they are and what they want', sections: ['strengths', 'matters', 'enjoy', 'goals'] },
  { own: 'Help', work: 'Needs and help', sections: ['needs', 'actions', 'help', 'medicines', 'alcohol_drugs'] },
  { own: 'Everyday life', work: 'Everyday life', sections: ALWAYS_ASKED },
  { own: 'What each of us does', work: 'What each of us does', sections: ['my_part', 'carer_part', 'keep_in_touch', 'worse'] },
  { own: 'Good to know', work: 'Information and rights', sections: ['information', 'entitlements'] },
]

interface OpenProps {
  sections: readonly Section[]
  view: View
  empty: boolean
}

/** What nothing is written about yet, in short lists: what everyone is asked can be said to be not for now in one press. */
export function OpenSections({ sections, view, empty }: OpenProps) {
  if (sections.length === 0) return null
  const heading = view.own ? (empty ? 'What you can write about' : 'You can also write about') : 'Not written yet'
  return (
    <section className="kith-part" aria-labelledby="open-heading">
      <Heading level={2} id="open-heading">
        {heading}
      </Heading>
      {view.own && <p>In any order. Leave out what you do not want.</p>}
      <div className="kith-chapters">
        {CHAPTERS.map(({ own, work, sections: within }) => (
          <Chapter key={work} name={view.own ? own : work} sections={within.filter(section => sections.includes(section))} view={view} />
        ))}
      </div>
    </section>
  )
}

function Chapter({ name, sections, view }: { name: string; sections: readonly Section[]; view: View }) {
  if (sections.length === 0) return null
  const asked = sections.some(section => ALWAYS_ASKED.includes(section))
  return (
    <div>
      <Heading level={3}>{name}</Heading>
      {asked && <p>{view.own ? 'Everyone is asked about these. “Not for now” is an answer too.' : 'Asked in every plan. “Not for now” is an answer too.'}</p>}
      <ul className="nhsuk-list kith-chapter">
        {sections.map(section => (
          <li key={section} id={section}>
            <a href={`${view.base}/add/${section}`}>{sectionName(section, view.own)}</a>
            {ALWAYS_ASKED.includes(section) ? <NotForNow section={section} view={view} /> : <Hint section={section} view={view} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Hint({ section, view }: { section: Section; view: View }) {
  const hint = section === 'alcohol_drugs' && view.own ? sectionHint(section, true) : undefined
  return hint ? <p className="kith-chapter__hint">{hint}</p> : null
}

function NotForNow({ section, view }: { section: Section; view: View }) {
  return (
    <Form action={`${view.base}/add/${section}`} className="kith-chapter__form">
      <HiddenField name="notNow" value="yes" />
      <Button variant="secondary" small>
        Not for now<VisuallyHidden>: {sectionName(section, view.own)}</VisuallyHidden>
      </Button>
    </Form>
  )
}
