import type { Browser } from './browser.ts'

/** A form of a page as a browser sees it: where it goes, and every field with what is in it. */
export interface FormOnPage {
  page: string
  action: string
  fields: Record<string, string[]>
  /** Names of the boxes for texts longer than a line. */
  texts: string[]
  lines: string[]
  /** Every value a choice offers, by its name. */
  offered: Record<string, string[]>
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }
const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => ENTITIES[name]!)
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? plain(found[1]!) : undefined
}

/** The forms of a page that change something, read from its markup. */
export function formsOf(page: string, html: string): FormOnPage[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, tag]) => attribute(tag!, 'method') === 'post')
    .map(([, tag, inside]) => {
      const form: FormOnPage = { page, action: attribute(tag!, 'action') ?? page, fields: {}, texts: [], lines: [], offered: {} }
      const put = (name: string | undefined, value: string) => {
        if (name !== undefined) form.fields[name] = [...(form.fields[name] ?? []), value]
      }
      for (const [, area, text] of inside!.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
        const name = attribute(area!, 'name')
        put(name, plain(text!))
        if (name) form.texts.push(name)
      }
      for (const [, input] of inside!.matchAll(/<input\b([^>]*)\/?>/g)) {
        const [type, name, value] = [attribute(input!, 'type'), attribute(input!, 'name'), attribute(input!, 'value') ?? '']
        if (type === 'radio' || type === 'checkbox') {
          if (name) form.offered[name] = [...(form.offered[name] ?? []), value]
          if (/\schecked=""/.test(input!)) put(name, value)
        } else {
          put(name, value)
          if (type !== 'hidden' && name) form.lines.push(name)
        }
      }
      for (const [, select, options] of inside!.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
        const values = [...options!.matchAll(/<option\b([^>]*)>/g)].map(([, option]) => ({ value: attribute(option!, 'value') ?? '', option: option! }))
        const name = attribute(select!, 'name')
        put(name, (values.find(({ option }) => /\sselected=""/.test(option)) ?? values[0])?.value ?? '')
        if (name) form.offered[name] = values.map(({ value }) => value).filter(Boolean)
      }
      return form
    })
}

/** Every form that changes something on these pages, one for each place it goes to as `sameAs` tells them apart. */
export async function formsOn(browser: Browser, paths: Iterable<string>, sameAs: (form: FormOnPage) => string): Promise<FormOnPage[]> {
  const found = new Map<string, FormOnPage>()
  for (const path of paths) {
    const { status, html } = await browser.get(path)
    if (status !== 200) continue
    for (const form of formsOf(path, html)) if (!found.has(sameAs(form))) found.set(sameAs(form), form)
  }
  return [...found.values()]
}

/** A page without the one-time keys of its forms, to compare it with another. */
export const withoutKeys = (html: string): string => html.replace(/ name="form-key" value="[^"]*"/g, '')
