import { expect, type Locator, type Page, surname, test } from './support.ts'

const FOCUS = `(() => {
  const style = getComputedStyle(document.activeElement)
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none' || style.backgroundColor === 'rgb(255, 235, 59)'
})()`

/** Presses Tab until this has the keyboard, seeing at every stop where the keyboard is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate(element => element === element.ownerDocument.activeElement)) {
      expect(await page.evaluate(FOCUS), `${target}: the keyboard is seen`).toBe(true)
      return
    }
  }
  throw new Error(`${target} cannot be reached with Tab`)
}

test('help is asked for with the keyboard alone, from the first page to the reference', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to main content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#maincontent$/)
  await tabTo(page, page.locator('main a[href="/help"]').first())
  await page.keyboard.press('Enter')

  await tabTo(page, page.getByLabel('How can I help?'))
  await page.keyboard.type('I cannot use a mouse and I cannot stop worrying.')
  await tabTo(page, page.getByRole('button', { name: 'Save and continue' }))
  await page.keyboard.press('Enter')

  await tabTo(page, page.getByLabel('Me', { exact: true }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByLabel('First name'))
  await page.keyboard.type('Kit')
  await tabTo(page, page.getByLabel('Last name (optional)'))
  await page.keyboard.type(surname())
  await page.keyboard.press('Enter')

  await tabTo(page, page.locator('[name="how"]').first())
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('My GP surgery')).toBeChecked()
  await tabTo(page, page.getByLabel('Name of the surgery, street or town'))
  await page.keyboard.type('Umfreville Road')
  await page.keyboard.press('Enter')

  await tabTo(page, page.getByLabel('Text message'))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByLabel('Phone number (optional)'))
  await page.keyboard.type('07700 900984')
  await page.keyboard.press('Enter')

  await tabTo(page, page.getByRole('button', { name: 'Send my request' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Thank you. We have it.')).toBeVisible()
})
