import { afterAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { makeWorker } from '../../../test/support/people.ts'
import { knownPerson } from './known.hold.ts'

const { db, town, amina, own, work, involve, path } = await knownPerson()
afterAll(() => db.close())

test('R145 R412 R413 a need is recorded, flagged on every screen, met, and comes up for review', async () => {
  const review = { 'reviewOn-day': '1', 'reviewOn-month': '11', 'reviewOn-year': '2026' }
  const missing = await own.post('/my/needs', { kind: 'communication', whose: 'person', flag: '', shared: 'yes', ...review })
  expect(missing.status).toBe(422)
  expect((await own.post('/my/needs', { kind: 'communication', whose: 'person', flag: 'Face me when you speak', shared: 'yes', ...review })).status).toBe(303)
  const page = (await work.get(path('/details'))).html
  expect(page).toContain('Face me when you speak')
  const needs = (await work.get(path('/needs'))).html
  expect(needs).toContain('Time to look at this again')
  const link = /\/needs\/[0-9a-f-]+\/review/.exec(needs)![0]
  expect(
    (
      await work.post(path(link), {
        metHow: 'Room with good light, seats opposite',
        version: '1',
        'reviewOn-day': '1',
        'reviewOn-month': '11',
        'reviewOn-year': '2027',
      })
    ).status,
  ).toBe(303)
  expect((await own.get('/my/needs')).html).toContain('Room with good light')
  const late = await work.post(path(link), { metHow: 'Another way', version: '1', 'reviewOn-day': '1', 'reviewOn-month': '11', 'reviewOn-year': '2027' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('Another way')
})

test('R413 a carer’s communication need stands beside the name as the carer’s', async () => {
  const need = {
    kind: 'communication',
    whose: 'carer',
    flag: 'Writes rather than phones',
    shared: 'yes',
    'reviewOn-day': '1',
    'reviewOn-month': '11',
    'reviewOn-year': '2027',
  }
  expect((await own.post('/my/needs', need)).status).toBe(303)
  expect((await work.get(path('/details'))).html).toContain('For their carer: Writes rather than phones')
})

test('a need shared with everyone reaches the surgery’s reception; one that is not does not exist there', async () => {
  const desk = await makeWorker(db, 'gp_reception', town.practice, [], 'A desk')
  await involve(desk, amina.personId, 'gp_reception')
  await own.post('/my/needs', {
    kind: 'adjustment',
    whose: 'person',
    flag: 'Somewhere without a crowd',
    shared: 'no',
    'reviewOn-day': '1',
    'reviewOn-month': '11',
    'reviewOn-year': '2027',
  })
  const page = (await (await browse(db, desk)).get(path('/details'))).html
  expect(page).toContain('Face me when you speak')
  expect(page).not.toContain('Somewhere without a crowd')
  expect((await work.get(path('/details'))).html).toContain('Somewhere without a crowd')
})

test('an interpreter is a professional; a family member only with a recorded reason', async () => {
  const base = {
    kind: 'interpreter',
    whose: 'person',
    language: 'Cantonese',
    gender: 'woman',
    shared: 'yes',
    'reviewOn-day': '1',
    'reviewOn-month': '11',
    'reviewOn-year': '2027',
  }
  const refused = await work.post(path('/needs'), { ...base, familyName: 'Her husband' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Use a professional interpreter')
  expect((await work.post(path('/needs'), base)).status).toBe(303)
  expect((await work.get(path('/needs'))).html).toContain('Professional interpreter: Cantonese, a woman')
})

test('R113 being cut off from digital life, or not wanting it, is written down, seen before contact, worked on and looked at again', async () => {
  const review = { 'reviewOn-day': '1', 'reviewOn-month': '12', 'reviewOn-year': '2026' }
  const need = { kind: 'online', whose: 'person', flag: '', shared: 'yes', ...review }
  const missing = await own.post('/my/needs', { ...need, words: 'My phone broke' })
  expect(missing.status).toBe(422)
  expect(missing.html).toContain('Choose at least one')
  expect(missing.html).toContain('My phone broke')
  expect((await own.post('/my/needs', { ...need, online: 'made_up' })).status).toBe(422)
  expect((await own.post('/my/needs', { ...need, online: ['no_device', 'not_confident'], words: 'My phone broke' })).status).toBe(303)
  expect((await work.get(path('/details'))).html).toContain('Not online (no phone or computer, not sure how). Use paper, a call or meeting')
  // A way to work on it: help near, a next step, how it is met.
  const needs = (await work.get(path('/needs'))).html
  expect(needs).toContain('/community?interest=digital-skills')
  expect((await own.get('/community?interest=digital-skills')).status).toBe(200)
  expect(needs).toContain(path('/next-steps/new'))
  const id = /Phones, computers and the internet[\s\S]*?needs\/([0-9a-f-]{36})\/review/.exec(needs)![1]!
  const met = { metHow: 'The library lends a tablet until she has one', version: '1', 'reviewOn-day': '1', 'reviewOn-month': '3', 'reviewOn-year': '2027' }
  expect((await work.post(path(`/needs/${id}/review`), met)).status).toBe(303)
  expect((await own.get('/my/needs')).html).toContain('The library lends a tablet')
  // Who would rather not is left in peace: email ends, and nobody is told to learn.
  await own.post('/my/contact-rules', { routes: ['text', 'email', 'phone'], days: ['mon', 'tue'], show: 'neutral' })
  expect((await own.post('/my/needs', { ...need, online: 'rather_not' })).status).toBe(303)
  const rules = (await work.get(path('/contact-rules'))).html
  expect(rules).toMatch(/no email/i)
  expect((await own.get('/my/needs')).html).toContain('We do not send you email')
})
