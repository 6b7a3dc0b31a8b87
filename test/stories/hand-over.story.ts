import { choose, expect, fillDay, heldByPriya, press, seesHolder, signIn, somebody, test } from './support.ts'

test('R008 R010 the key-worker role is handed over: asked, said yes, met; then a planned absence with a stand-in. The person sees each, and one name at a time', async ({
  browser,
}) => {
  test.slow()
  const { priya, person, record } = await heldByPriya(browser, 'Leila')
  await priya.goto(`${record}/hand-over`)
  await choose(priya, 'To whom', 'Grace Mensah')
  await priya.getByLabel('What they need to know before they answer').fill('Moving to Tottenham next month. Evenings are hardest.')
  await press(priya, 'Ask them')
  await priya.goto(`${record}/team`)
  const handover = (await priya.getByRole('link', { name: 'Open the handover' }).getAttribute('href'))!

  await seesHolder(person, 'Priya Nair')
  await expect(person.locator('main')).toContainText(
    'Grace Mensah has been asked to become your key worker, and has not answered yet. Until they have met, Priya Nair goes on being responsible.',
  )

  const grace = await somebody(browser)
  await signIn(grace, 'Grace Mensah')
  // Before she has said yes, she sees what she needs to know to answer, and no record.
  expect((await grace.goto(record))?.status()).toBe(404)
  await grace.goto('/handovers')
  await expect(grace.locator('main')).toContainText('Somebody you do not see yet')
  await grace.goto(handover)
  await expect(grace.locator('main')).toContainText('Evenings are hardest.')
  await press(grace, 'Say yes')
  await seesHolder(person, 'Priya Nair')
  await expect(person.locator('main')).toContainText('Grace Mensah has said yes to becoming your key worker, and will meet you first.')

  await grace.goto(handover)
  await fillDay(grace, 'metOn')
  await grace.locator('[name="metHow"]').first().check()
  await press(grace, 'We have met: I am the key worker now')
  await seesHolder(person, 'Grace Mensah')

  // Away for a week: the person is told beforehand, and by name who stands in.
  await grace.goto('/absences')
  await fillDay(grace, 'from', 6)
  await fillDay(grace, 'to', 12)
  await press(grace, 'Plan it and name who stands in')
  const absence = new URL(grace.url()).pathname
  await choose(grace, 'For whom', 'Leila')
  await choose(grace, 'Who stands in', 'Dorota')
  await grace.getByLabel('What has been agreed for this time').fill('A call on the Wednesday evening.')
  await press(grace, 'Name them and tell the person')
  await seesHolder(person, 'Grace Mensah')
  await expect(person.locator('main')).toContainText(
    /Grace Mensah will be away from .* Dorota Zielińska (stands in|has been asked to stand in, not yet agreed)\./,
  )
  await expect(person.locator('main')).toContainText('A call on the Wednesday evening.')
  await grace.goto(absence)
  await press(grace, 'Not away after all')
})
