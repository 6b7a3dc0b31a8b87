import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** A page as HTML text. Nothing of React reaches the browser. */
export function render(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`
}
