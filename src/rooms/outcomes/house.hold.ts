import { sql } from 'kysely'
import { browse } from '../../../test/support/browser.ts'
import { careMakers, type Person } from '../../../test/support/care.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makeTown, makeWorker, NOW } from '../../../test/support/people.ts'
import { jobs } from '../../app.ts'
import type { Identity } from '../../core/caller.ts'
import { runOne } from '../../core/jobs.ts'

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
/** What a page of questions says it began from. */
export const sheet = (html: string) => ({ sent: hidden(html, 'sent'), after: hidden(html, 'after') })
/** Whether this answer is ticked on the page. */
export const ticked = (html: string, name: string, value: string) => html.includes(`name="${name}" checked="" value="${value}"`)
export const phq = (values: number[]) => Object.fromEntries(values.map((value, at) => [`a-P${at + 1}`, String(value)]))
/** Answers without and with one about ending one's life. */
export const NONE = [1, 1, 1, 1, 1, 0, 0, 0, 0]
export const HARD = [2, 2, 2, 2, 2, 2, 1, 0, 1]
export const later = (minutes: number) => () => new Date(NOW.getTime() + minutes * 60_000)

/** A town with a key worker and a team lead, and ways to fill in whatever was loaded. */
export async function measuresHouse() {
  const db = await testDatabase()
  const town = await makeTown(db)
  const nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  const lead = await makeWorker(db, 'team_lead', town.trust, [town.north], 'Sam Lead', true)
  const ids: Record<string, string> = {}
  const { rows } = await asSystem(db, ({ tx }) => sql<{ id: string; code: string }>`select id, code from instrument`.execute(tx))
  for (const { id, code } of rows) ids[code] = id
  const fill = async (who: Identity, base: string, code: string, answers: Record<string, string>, now = () => NOW) => {
    const browser = await browse(db, who, now)
    const { html } = await browser.get(`${base}/fill/${ids[code]}`)
    return browser.post(`${base}/fill/${ids[code]}`, { ...sheet(html), ...answers })
  }
  const own = (person: Person, code: string, answers: Record<string, string>, now?: () => Date) => fill(person, '/my/measures', code, answers, now)
  const count = (query: ReturnType<typeof sql<{ n: number }>>) => asSystem(db, ({ tx }) => query.execute(tx)).then(({ rows }) => rows[0]!.n)
  const responsesOf = (person: Person) => count(sql<{ n: number }>`select count(*)::int as n from measure_response where person_id = ${person.personId}`)
  const runJobs = async () => {
    while (await runOne(db, jobs, { now: () => NOW })) {
      // until nothing is due
    }
  }
  return { db, town, nurse, lead, ids, made: careMakers(db, town, nurse), fill, own, count, responsesOf, runJobs }
}
