import type { ReactNode } from 'react'
import { Details, List } from '../../../ui/index.ts'
import { ABOUT_PARTS, ABOUT_WORDS, type AboutPart } from '../about.ts'
import { type Marker, markerWords } from '../needs.ts'

/** What must be read beside the name: what not to ask, the rules for somebody's age, and that a record was joined to another. */
export function BannerFlags({ notice, markers, joinedInto }: { notice: string | undefined; markers: Marker[]; joinedInto: string | null }): ReactNode {
  if (!notice && markers.length === 0 && !joinedInto) return null
  const items = [
    ...markers.map(marker => <strong key={marker.topic}>{markerWords(marker)}</strong>),
    ...(notice ? [notice] : []),
    ...(joinedInto
      ? [
          <a key="joined" href={`/people/${joinedInto}`}>
            This record was joined to another of the same person. Work in that one.
          </a>,
        ]
      : []),
  ]
  return <List items={items} kind="plain" />
}

/** About me, folded up under the name, so that their own words come before ours on every screen (R001). */
export function BannerAbout({ about }: { about: Record<AboutPart, string> }): ReactNode {
  return (
    <Details summary="About me, in their own words">
      {ABOUT_PARTS.filter(part => about[part]).map(part => (
        <div key={part}>
          <p className="kith-person__label">{ABOUT_WORDS[part].own}</p>
          <p className="kith-words">{about[part]}</p>
        </div>
      ))}
    </Details>
  )
}
