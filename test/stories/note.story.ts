import { expect, fillDay, heldByPriya, press, signIn, somebody, test, tick } from './support.ts'

test('R004 words of a note survive a killed page, a sign-out and a lost connection; saved once though pressed twice', async ({ browser }) => {
  test.slow()
  const { priya, person, record } = await heldByPriya(browser, 'Bea')
  await priya.goto(`${record}/notes/new`)
  const mind = 'Slept four hours. Laughed about the neighbour’s goose.'
  await priya.getByLabel('Feelings and mental health').fill(mind)
  await expect(priya.locator('[data-autosave-status]')).toHaveText(/^Saved at/)
  // The page is gone without a goodbye; another tab signs out.
  const context = priya.context()
  await priya.close({ runBeforeUnload: false })
  const other = await context.newPage()
  await other.goto('/my-day')
  await press(other, 'Sign out')
  await context.close()

  const again = await somebody(browser)
  await signIn(again, 'Priya Nair')
  await again.goto(`${record}/notes/new`)
  await expect(again.getByLabel('Feelings and mental health')).toHaveValue(mind)
  await expect(again.locator('main')).toContainText('We brought back the note you began.')

  // The connection goes, the words stay; it comes back, and they are saved.
  await again.context().setOffline(true)
  await again.getByLabel('Physical health', { exact: true }).fill('Back on breakfast.')
  await expect(again.locator('[data-autosave-status]')).toHaveText('Not saved yet: no connection. Keep this page open.')
  await again.context().setOffline(false)
  await expect(again.locator('[data-autosave-status]')).toHaveText(/^Saved at/, { timeout: 15_000 })

  await fillDay(again, 'on')
  await again.getByLabel('What time?').fill('00:01')
  await again.getByLabel('Who was there?').fill('Bea and I')
  await tick(again, 'Phone call')
  await again.getByLabel('Where was it?').selectOption({ label: 'Online or by phone' })
  await again.locator('[name="met"][value="yes"]').check()
  await again.locator('[name="step"][value="none"]').check()
  await again.getByLabel('Why is there none?').fill('We ring again on Friday as always.')
  await again.locator('[name="who"][value="all"]').check()
  // They asked for text messages only: a call says why, or is not saved.
  await press(again, 'Save the note')
  await expect(again.locator('.nhsuk-error-summary')).toContainText('no phone calls')
  await again.getByLabel('Why it was in this way all the same').fill('Bea rang us.')
  await again.getByRole('button', { name: 'Save the note' }).dblclick()
  await expect(again).not.toHaveURL(/notes\/new/)

  await person.goto('/my/record')
  await expect(person.getByText(mind)).toHaveCount(1)
  await expect(person.getByText('Back on breakfast.')).toHaveCount(1)
  await again.goto(`${record}/notes/new`)
  await expect(again.getByLabel('Feelings and mental health')).toHaveValue('')
})
