import type { Stage } from '../stage.ts'
import { ashik } from './ashik.ts'
import { carol } from './carol.ts'
import { dave } from './dave.ts'
import { diane } from './diane.ts'
import { frank } from './frank.ts'
import { kyle } from './kyle.ts'
import { louise } from './louise.ts'
import { meiLin } from './mei-lin.ts'

/** The eight people of the acceptance stories, each made through what the rooms let people do. */
export async function eight(stage: Stage): Promise<void> {
  for (const person of [ashik, louise, dave, diane, kyle, carol, meiLin, frank]) await person(stage)
}
