import type { ReactElement } from 'react'
import { describe, expect, it } from 'vitest'
import { type Fixture, officialFixtures, tree, treeOf, type Words } from './fixtures.support.tsx'

export type Item = {
  text?: string
  html?: string
  value?: string
  href?: string
  hint?: Words
  divider?: string
  behaviour?: string
  disabled?: boolean
  conditional?: { html: string }
  label?: string
  id?: string
  panel?: { html: string }
  visuallyHiddenText?: string
  name?: string
  heading?: Words
  title?: Words
  status?: { tag?: { text: string; colour?: string | false } } | string
  item?: string
  format?: string
}
export type Row = { key: Words; value: Words; border?: boolean; actions?: { items: Item[] } | Item[] }
export type Context = {
  id?: string
  idPrefix?: string
  name: string
  label?: Words
  hint?: Words
  errorMessage?: Words | true
  fieldset?: { legend: Words } | null
  value?: string
  values?: string[]
  items?: Item[]
  width?: number
  code?: boolean
  type?: string
  inputmode?: string
  autocomplete?: string
  spellcheck?: boolean
  classes?: string
  prefix?: Words
  suffix?: Words
  small?: boolean
  inline?: boolean
  multiple?: boolean
  text?: string
  html?: string
  variant?: string
  href?: string
  disabled?: boolean
  preventDoubleClick?: boolean
  summary?: Words
  open?: boolean
  icon?: string
  heading?: Words
  description?: Words
  clickable?: boolean
  errorList?: Item[]
  rows?: Row[] | (Item | string)[][]
  border?: boolean
  caption?: Words
  head?: Item[]
  firstCellIsHeader?: boolean
  responsive?: boolean
  compact?: boolean
  previous?: Item
  next?: Item
  colour?: string
  day?: { value?: string }
  month?: { value?: string }
  year?: { value?: string }
  attributes?: object
}

export const textOf = (given: Words | true | undefined) => (typeof given === 'string' ? given : given === true ? undefined : given?.text)
export const idOf = ({ id, idPrefix, name }: Context) => id ?? idPrefix ?? name

/** One component: how many examples it must at least be held to, and what we render for one (null: an option we do not offer). */
export type Case = readonly [component: string, atLeast: number, ours: (context: Context, name: string) => ReactElement | null]

/** Our fields are named after their id; the examples often are not. Hidden-action words keep no gap of their own. */
function expected(fixture: Fixture<Context>, component: string): string[] {
  const id = idOf(fixture.context)
  const html =
    component === 'date-input'
      ? fixture.html.replace(/name="(day|month|year)"/g, `name="${id}-$1"`)
      : fixture.html.replaceAll(`name="${fixture.context.name}"`, `name="${id}"`)
  return tree(html)
}

/** Tests that what we render is, example by example, what the NHS publishes. */
export function holdToFixtures(cases: readonly Case[]): void {
  describe.each(cases)('%s', (component, atLeast, ours) => {
    const compared = officialFixtures<Context>(component).flatMap(fixture => {
      const element = ours(fixture.context, fixture.name)
      return element ? [[fixture.name, fixture, element] as const] : []
    })

    it('is held to a fair share of the official examples', () => {
      expect(compared.length).toBeGreaterThanOrEqual(atLeast)
    })

    it.each(compared)('%s has the official markup', (_name, fixture, element) => {
      expect(treeOf(element)).toEqual(expected(fixture, component))
    })
  })
}
