import type { ReactNode } from 'react'
import { List } from '../../../ui/index.ts'
import { type Marker, markerWords } from '../needs.ts'

/** What must be read beside the name: what not to ask, the rules for somebody's age, and that a record was joined to another. */
export function BannerFlags({ notice, markers, joinedInto }: { notice: string | undefined; markers: Marker[]; joinedInto: string | null }): ReactNode {
  if (!notice && markers.length === 0 && !joinedInto) return null
  const items = [
    ...markers.map(marker => <strong key={marker.topic}>{markerWords(marker)}</strong>),
    ...(notice ? [notice] : []),
    ...(joinedInto ? [<a key="joined" href={`/people/${joinedInto}`}>This record was joined to another of the same person. Work in that one.</a>] : []),
  ]
  return <List items={items} kind="plain" />
}
