import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import type { Person } from '../../../test/support/care.ts'
import { as, makeWorker, NOW } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { addDays } from '../../core/dates.ts'
import type { ActionToAsk } from './actions.ts'
import { makeSetting, type Setting } from './setting.hold.ts'
import { ACTION_STATES, afterAction } from './states.ts'
import { readLine } from './store.ts'
import { readDoers } from './store-doing.ts'

let set: Setting
let db: Setting['db']
let nurse: Identity
let drugs: Identity
let lead: Identity
let person: Person

const asked = (who: { workerId: string | undefined; name: string; role: string }, due = '2026-12-01', needId?: string): ActionToAsk => ({
  doer: {
    workerId: who.workerId!,
    name: who.name,
    role: who.role,
    teamId: set.town.charityTeam,
    teamKind: 'alcohol_drugs',
    service: 'Clear Water',
    organisationKind: 'vcse',
  },
  outside: undefined,
  due,
  needId,
})
const stateOf = async (id: string) => (await as(db, person, caller => readLine(caller, id)))!.action!

beforeAll(async () => {
  set = await makeSetting()
  ;({ db, nurse, drugs } = set)
  lead = await makeWorker(db, 'team_lead', set.town.trust, [set.town.north], 'Lee Head', true)
  person = await set.held('Amina')
  await set.involve(drugs, person)
}, 180_000)
afterAll(() => db.close())

describe('who does what', () => {
  test('R046 R078 an action reads “asked, not yet agreed” until the service itself says yes; nobody says yes for it', async () => {
    const at = `/people/${person.personId}/plan`
    const work = await browse(db, nurse)
    const page = await work.get(`${at}/add/actions`)
    const value = new RegExp(`value="(${set.town.charityTeam}:${drugs.workerId})"`).exec(page.html)![1]!
    const half = await work.post(`${at}/add/actions`, { words: 'Weekly talk about drinking', who: value })
    expect(half.status).toBe(422)
    for (const words of ['Weekly talk about drinking', 'Enter the day it will be done by']) expect(half.html).toContain(words)
    const saved = await work.post(`${at}/add/actions`, {
      words: 'Weekly talk about drinking',
      who: value,
      'due-day': '1',
      'due-month': '12',
      'due-year': '2026',
    })
    expect(saved.status).toBe(303)
    const id = /line-(.+)$/.exec(saved.location)![1]!
    for (const [browser, path] of [
      [work, at],
      [await browse(db, person), '/my/plan'],
    ] as const)
      expect((await browser.get(path)).html).toContain('Asked, not yet agreed')
    // Not by the worker who asked, whatever form they send, nor in the database.
    const forged = await work.post(`${at}/lines/${id}/answer`, { version: '1', answer: 'yes' })
    expect(forged.status).toBe(422)
    expect(forged.html).toContain('Only the service that was asked can answer')
    await expect(
      as(db, nurse, ({ tx }) =>
        sql`update plan_action set state = 'agreed', answered_at = ${NOW}, answered_by = ${nurse.workerId}, answered_by_name = 'x' where line_id = ${id}`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/only the service/)
    expect((await stateOf(id)).state).toBe('asked')
    const theirs = await browse(db, drugs)
    expect((await theirs.get('/reviews')).html).toContain('Weekly talk about drinking')
    expect((await theirs.post(`${at}/lines/${id}/answer`, { version: '1', answer: 'yes' })).status).toBe(303)
    expect(await stateOf(id)).toMatchObject({ state: 'agreed', answeredByName: 'Quentin Frost' })
    expect((await theirs.post(`${at}/lines/${id}/close`, { version: '1', done: 'done' })).status).toBe(409)
    expect((await theirs.post(`${at}/lines/${id}/close`, { version: '2', done: 'not_done' })).status).toBe(422)
    expect((await theirs.post(`${at}/lines/${id}/close`, { version: '2', done: 'done', words: 'Six talks' })).status).toBe(303)
    expect((await work.get(at)).html).toContain('Six talks')
  })

  test('R078 R138 the answer of a service outside Kith is written down with who said so, how and when; each part has its owner’s sort of service', async () => {
    const at = `/people/${person.personId}/plan`
    const work = await browse(db, nurse)
    const saved = await work.post(`${at}/add/actions`, {
      words: 'A lift to chapel',
      who: 'outside',
      outsideService: 'Good Neighbours',
      outsideName: 'Mrs Oak',
      sector: 'vcse',
      'due-day': '1',
      'due-month': '12',
      'due-year': '2026',
    })
    const id = /line-(.+)$/.exec(saved.location)![1]!
    const half = await work.post(`${at}/lines/${id}/evidence`, { version: '1', answer: 'yes', by: 'Mrs Oak' })
    expect(half.status).toBe(422)
    expect(
      (
        await work.post(`${at}/lines/${id}/evidence`, {
          version: '1',
          answer: 'yes',
          by: 'Mrs Oak',
          how: 'by phone',
          'on-day': '22',
          'on-month': '11',
          'on-year': '2026',
        })
      ).status,
    ).toBe(303)
    expect(await stateOf(id)).toMatchObject({
      state: 'agreed',
      answeredByName: 'Mrs Oak',
      evidenceHow: 'by phone',
      evidenceOn: '2026-11-22',
      sector: 'vcse',
      service: 'Good Neighbours',
    })
  })

  test('R143 a need has somebody who acts on it, or who agreed that it is not for now', async () => {
    const need = await set.write(nurse, person, 'needs', 'Rent arrears')
    const work = await browse(db, nurse)
    const at = `/people/${person.personId}/plan`
    expect((await work.get(at)).html).toContain('Nobody acts on this yet')
    expect((await work.get(`${at}/publish`)).html).toContain('A need has nobody who acts on it')
    expect((await work.post(`${at}/lines/${need}`, { version: '1', words: 'Rent arrears', notNow: 'yes', may: 'all' })).html).toContain(
      'Write who agreed that nothing happens for now',
    )
    await set.write(nurse, person, 'actions', 'Ring the landlord', {
      action: {
        ...asked(nurse),
        doer: (await as(db, nurse, caller => readDoers(caller, person.personId))).find(one => one.workerId === nurse.workerId),
        needId: need,
      },
    })
    const { html } = await work.get(at)
    expect(html).not.toContain('Nobody acts on this yet')
    expect(html).toContain('Ring the landlord: Priya Nair')
  })

  test('R046 what is later than planned shows to the person and to the team lead, and not to who may not read the line', async () => {
    const id = await set.write(nurse, person, 'actions', 'Letter to the college', { action: asked(drugs, '2026-12-05') })
    const later = () => addDays(NOW, 20)
    const own = await (await browse(db, person, later)).get('/my')
    expect(own.html).toContain('Letter to the college')
    expect(own.html).toContain('Later than planned')
    const leads = await (await browse(db, lead, later)).get('/reviews')
    expect(leads.html).toContain('Letter to the college')
    expect(leads.html).toContain('Overdue')
    const connector = await makeWorker(db, 'connector', set.town.charity, [set.town.north], 'Con Nector')
    await set.involve(connector, person)
    for (const path of ['/reviews', `/people/${person.personId}`, `/people/${person.personId}/plan`]) {
      const { html } = await (await browse(db, connector, later)).get(path)
      for (const hidden of ['Letter to the college', 'Clear Water']) expect(html, path).not.toContain(hidden)
    }
    expect((await (await browse(db, connector)).get(`/people/${person.personId}/plan/lines/${id}/action`)).status).toBe(404)
  })

  test('every step of an action and every refusal', () => {
    const acts = ['service says yes', 'yes recorded with evidence', 'service says no', 'no recorded with evidence', 'done', 'not done', 'another day'] as const
    for (const { state, open, leadsTo } of ACTION_STATES) {
      for (const act of acts) {
        const outcome = afterAction(state, act, { ofService: true, evidence: true })
        const to = leadsTo.find(one => one.what === act)?.to
        expect('state' in outcome ? outcome.state : undefined, `${state}, ${act}`).toBe(to)
        if (!to) expect(outcome).toEqual({ refused: state === 'asked' ? 'not agreed yet' : open ? 'answered already' : 'over' })
      }
    }
    expect(afterAction('asked', 'service says yes', { ofService: false })).toEqual({ refused: 'not asked of you' })
    expect(afterAction('asked', 'yes recorded with evidence', { ofService: true })).toEqual({ refused: 'no evidence' })
  })
})
