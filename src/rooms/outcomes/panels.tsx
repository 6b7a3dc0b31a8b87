import type { ReactNode } from 'react'
import { can, KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { ActionLink, List } from '../../ui/index.ts'
import { inWords, linesOf } from './lines.ts'
import { readSummary } from './store-summary.ts'

/**
 * What somebody's own answers say about how things are going, in words, and what they are asked to fill in. Reads one
 * statement. Null when the reader may see none of it and could add nothing.
 */
export async function measuresPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  if (!((await myBasis(caller, personId)).kinds & KINDS.assessment)) return null
  const { measures, asked } = await readSummary(caller, personId)
  const own = caller.actor.personId === personId
  const lines = measures.flatMap(({ definition, responses }) =>
    linesOf(definition, responses).map(line => ({ ...line, title: `${definition.title}: ${line.title}` })),
  )
  const may = can(caller.role, own ? 'my-kith.see' : 'record.see')
  if (lines.length === 0 && asked.length === 0 && !may) return null
  const base = own ? '/my/measures' : `/people/${personId}/measures`
  return (
    <>
      {lines.length > 0 && (
        <List
          items={lines.map(line => (
            <>
              <strong>{line.title}.</strong> {inWords(line)}
            </>
          ))}
        />
      )}
      {lines.length === 0 && (
        <p>{own ? 'When you have answered some questions, you see here how things change over time.' : 'Nothing has been answered yet.'}</p>
      )}
      {asked.length > 0 && <p>{own ? `You are asked to fill in: ${asked.join(', ')}.` : `Asked to fill in: ${asked.join(', ')}.`}</p>}
      {may && <ActionLink href={base}>{own ? 'How things are going for me' : 'How things are going'}</ActionLink>}
    </>
  )
}
