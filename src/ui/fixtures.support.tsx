import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { ReactElement, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** Words of an official fixture, in any of the forms its macros take. */
export type Words =
  | string
  | {
      text?: string
      html?: string
      heading?: string
      size?: string | null
      level?: number
      classes?: string
      id?: string
      width?: string
    }

export type Fixture<Options> = { name: string; context: Options; html: string }

/** The examples that the NHS publishes with a component: its options and the HTML they must give. */
export function officialFixtures<Options>(component: string): readonly Fixture<Options>[] {
  const file = createRequire(import.meta.url).resolve(`nhsuk-frontend/dist/nhsuk/components/${component}/fixtures.json`)
  const { fixtures } = JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture<Options>[] }
  return fixtures
}

/** The words as something to render; ready-made HTML goes in a wrapper that `tree` sees through. */
export function words(given: string | { text?: string; html?: string; heading?: unknown } | undefined): ReactNode {
  if (given === undefined || typeof given === 'string') return given
  if (given.html !== undefined) return raw(given.html)
  return given.text ?? (typeof given.heading === 'string' ? given.heading : undefined)
}

export function raw(html: string): ReactElement {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the published examples themselves, and only in tests
  return <samp className="see-through" dangerouslySetInnerHTML={{ __html: html }} />
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" }

function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
}

function attributesOf(source: string): string[] {
  return [...source.matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)]
    .map(([, name = '', value = '']) => {
      const plain = decode(value)
      if (name === 'class') return `class=${plain.split(/\s+/).filter(Boolean).sort().join(' ')}`
      return `${name.toLowerCase()}=${plain}`
    })
    .sort()
}

/**
 * HTML as lines of tags, attributes and words: the order of attributes and classes and the
 * white space between words do not count, everything else does.
 */
export function tree(html: string): string[] {
  const lines: string[] = []
  const seeThrough: boolean[] = []
  for (const [, closing, tag, attributes, text] of html.matchAll(/<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/g)) {
    if (text !== undefined) {
      const plain = decode(text).replace(/\s+/g, ' ').trim()
      if (plain) lines.push(`"${plain}"`)
    } else if (tag === 'samp') {
      if (!closing) seeThrough.push(true)
    } else {
      lines.push(closing ? `</${tag}>` : `<${tag} ${attributesOf(attributes ?? '').join(' ')}>`)
    }
  }
  return joinWords(lines.filter(line => !/^<\/(input|img|br|path)>$/.test(line)))
}

/** Words split by a wrapper read as one. */
function joinWords(lines: readonly string[]): string[] {
  const joined: string[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    if (line.startsWith('"') && before?.startsWith('"')) joined[joined.length - 1] = `${before.slice(0, -1)} ${line.slice(1)}`
    else joined.push(line)
  }
  return joined
}

export function treeOf(element: ReactElement): string[] {
  return tree(renderToStaticMarkup(element))
}

/** True when the fixture uses only options we offer. */
export function uses(context: object, ...offered: string[]): boolean {
  return Object.keys(context).every(key => offered.includes(key))
}
