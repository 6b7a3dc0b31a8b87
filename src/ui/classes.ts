import type { ReactNode } from 'react'

/** Joins the class names that apply; anything that is not a name is left out. */
export function classes(...names: ReactNode[]): string {
  return names.filter(name => typeof name === 'string' && name !== '').join(' ')
}
