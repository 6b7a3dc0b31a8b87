import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EMERGENCY_STATES } from '../access/index.ts'
import { JOB_STATES } from '../core/jobs.ts'
import type { Life, StateTable } from '../core/states.ts'
import { MESSAGE_STATES } from '../interfaces/messages/index.ts'
import { ASSESSMENT_STATES, COMPLEXITY_STATES, FORMULATION_STATES } from '../rooms/assessments/index.ts'
import { UPKEEP_STATES } from '../rooms/assets/index.ts'
import { STATES as CARE_TEAM_STATES } from '../rooms/care-team/index.ts'
import { FRONT_DOOR_STATES, REQUEST_LIFE } from '../rooms/front-door/index.ts'
import { NETWORK_STATES } from '../rooms/network/index.ts'
import { ASK_STATES } from '../rooms/outcomes/index.ts'
import { ACTION_ACTS, ACTION_STATES, PLAN_STATES, REVIEW_STATES } from '../rooms/plans/index.ts'
import { SAFETY_STATES } from '../rooms/safety/index.ts'

/** Every table of states there is. A room that exports one adds it here; the page follows. */
const TABLES: readonly (StateTable | Life)[] = [
  REQUEST_LIFE,
  FRONT_DOOR_STATES,
  CARE_TEAM_STATES,
  MESSAGE_STATES,
  JOB_STATES,
  EMERGENCY_STATES,
  ASSESSMENT_STATES,
  COMPLEXITY_STATES,
  FORMULATION_STATES,
  PLAN_STATES,
  { concept: 'action of a plan', states: ACTION_STATES, acts: ACTION_ACTS },
  REVIEW_STATES,
  ASK_STATES,
  SAFETY_STATES,
  NETWORK_STATES,
  UPKEEP_STATES,
]

const isLife = (table: StateTable | Life): table is Life => 'states' in table
const cell = (words: string) => words.replaceAll('|', '\\|')
const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
const grid = (head: readonly string[], rows: readonly (readonly string[])[]) => [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')

function rowsDrawn(rows: StateTable): string {
  const who = rows.some(row => row[4])
  return grid(
    ['From', 'What happens', ...(who ? ['Who may'] : []), 'To'],
    rows.map(([, from, happens, to, may]) => [from, happens, ...(who ? [may ?? ''] : []), to]),
  )
}

const plain = (name: string) => name.replaceAll('_', ' ')

function lifeDrawn({ states, acts }: Life): string {
  const moves = states.flatMap(({ state, leadsTo }) => leadsTo.filter(({ to }) => to !== state).map(({ to }) => `  ${state} --> ${to}`))
  const picture = ['```mermaid', 'stateDiagram-v2', `  [*] --> ${states[0]!.state}`, ...new Set(moves), '```'].join('\n')
  const happens = new Set([...Object.keys(acts ?? {}), ...states.flatMap(({ leadsTo }) => leadsTo.map(({ what }) => what))])
  const rows = [...happens]
    .map(what => ({ what, to: states.map(({ leadsTo }) => plain(leadsTo.find(one => one.what === what)?.to ?? '')) }))
    .filter(({ to }) => to.some(Boolean))
    .map(({ what, to }) => [acts?.[what]?.words ?? plain(what), ...(acts ? [acts[what]?.who ?? ''] : []), ...to])
  return `${picture}\n\n${grid(['What happens', ...(acts ? ['Who may'] : []), ...states.map(({ state }) => plain(state))], rows)}`
}

/** Each concept with its table, in the order of the list. */
export function drawn(tables: readonly (StateTable | Life)[] = TABLES): Map<string, string> {
  const all = new Map<string, string>()
  for (const table of tables)
    if (isLife(table)) all.set(table.concept, lifeDrawn(table))
    else for (const [concept, rows] of Map.groupBy(table, row => row[0])) all.set(concept, rowsDrawn(rows))
  return all
}

const mark = (concept: string) => `<!-- table: ${concept} -->`
const END = '<!-- end of table -->'
const title = (concept: string) => concept.charAt(0).toUpperCase() + concept.slice(1)

/** The page with each table in its place; a concept that has no place yet gets one at the end. The words around stay. */
export function withTables(page: string, tables: ReadonlyMap<string, string>): string {
  let text = page
  for (const [concept, table] of tables) {
    const block = `${mark(concept)}\n\n${table}\n\n${END}`
    const begin = text.indexOf(mark(concept))
    if (begin < 0) text = `${text.trimEnd()}\n\n## ${title(concept)}\n\n${block}\n`
    else text = text.slice(0, begin) + block + text.slice(text.indexOf(END, begin) + END.length)
  }
  return text
}

/** Writes (or checks) the tables of `docs/states.md` from what the rooms say of their states. @returns 1 when the page is not true */
export function states(root: string, check: boolean): number {
  const path = join(root, 'docs/states.md')
  const now = readFileSync(path, 'utf8')
  const tables = drawn()
  const gone = [...now.matchAll(/<!-- table: (.+?) -->/g)].map(match => match[1]!).filter(concept => !tables.has(concept))
  if (gone.length > 0) {
    console.error(`docs/states.md shows tables that no room has: ${gone.join(', ')}. Take them out, or add them to the list in src/cli/states.ts.`)
    return 1
  }
  const then = withTables(now, tables)
  if (!check) {
    writeFileSync(path, then)
    console.log(`${tables.size} tables of states: docs/states.md`)
    return 0
  }
  if (now === then) return 0
  console.error('docs/states.md is not what the rooms say of their states. Run: npx kith states')
  return 1
}
