import type { ReactElement, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** Told of each page before it is rendered; only measurements listen. */
export const rendering: { listener?: (page: ReactElement) => void } = {}

/** A page as HTML text. Nothing of React reaches the browser. */
export function render(page: ReactElement): string {
  rendering.listener?.(page)
  return `<!doctype html>${renderToStaticMarkup(page)}`
}

/** Part of a page, for a script that puts it where it belongs. */
export const fragment = (part: ReactNode): string => renderToStaticMarkup(part)
