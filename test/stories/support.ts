import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page } from '@playwright/test'

/** Signs in as a demonstration persona whose button begins with these words. */
export async function signIn(page: Page, persona: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: new RegExp(`^${persona.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) }).first().click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
}

/** A new, separate browser for somebody, without scripts when `js` is false. */
export async function somebody(browser: Browser, { js = true, width = 1280 }: { js?: boolean; width?: number } = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: js, viewport: { width, height: 900 } })
  return context.newPage()
}

/** No accessibility violation of WCAG 2.2 AA, and no sideways scrolling. */
export async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  expect(violations.map(one => `${page.url()} ${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
}

/** Clicks the error in the summary, which must put the keyboard on its field. */
export async function errorLeadsToField(page: Page, message: string): Promise<void> {
  await page.locator('.nhsuk-error-summary').getByRole('link', { name: message }).click()
  await expect(page.locator(':focus')).toBeVisible()
  expect(await page.evaluate(() => ['INPUT', 'TEXTAREA', 'SELECT'].includes(document.activeElement?.tagName ?? ''))).toBe(true)
}
