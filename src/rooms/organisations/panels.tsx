import type { ReactNode } from 'react'
import type { Caller } from '../../core/caller.ts'
import type { Service } from './organisations.ts'

/** What another room says of a service on its public page; null when it has nothing to say. */
export type PartOfService = (caller: Caller, service: Service) => Promise<ReactNode>

const PARTS: PartOfService[] = []

/** Adds a part to every service's public page; said by the table of contents. */
export function alsoOnService(part: PartOfService): void {
  if (!PARTS.includes(part)) PARTS.push(part)
}

/** All that other rooms say of a service, in the order they were added. */
export async function partsOfService(caller: Caller, service: Service): Promise<ReactNode[]> {
  const parts: ReactNode[] = []
  for (const part of PARTS) parts.push(await part(caller, service))
  return parts
}
