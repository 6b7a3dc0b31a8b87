import { networks } from '../networks.ts'
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
  await networks(stage, {
    ashik: await ashik(stage),
    louise: await louise(stage),
    dave: await dave(stage),
    diane: await diane(stage),
    kyle: await kyle(stage),
    carol: await carol(stage),
    meiLin: await meiLin(stage),
    frank: await frank(stage),
  })
}
