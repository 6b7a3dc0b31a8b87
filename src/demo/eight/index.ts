import type { Stage } from '../stage.ts'
import { ashik } from './ashik.ts'

/** The eight people of the acceptance stories, each made through what the rooms let people do. */
export async function eight(stage: Stage): Promise<void> {
  for (const person of [ashik]) await person(stage)
}
