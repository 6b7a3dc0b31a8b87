import { routes as access } from '../../access/index.ts'
import type { Route } from '../../core/route.ts'
import { routes as assessments } from '../assessments/index.ts'
import { routes as careTeam } from '../care-team/index.ts'
import { routes as contacts } from '../contacts/index.ts'
import { routes as frontDoor } from '../front-door/index.ts'
import { routes as network } from '../network/index.ts'
import { routes as outcomes } from '../outcomes/index.ts'
import { routes as people } from '../people/index.ts'
import { routes as plans } from '../plans/index.ts'
import { routes as safety } from '../safety/index.ts'
import { routes as timeline } from '../timeline/index.ts'

/** The pages of the rooms a record leads to: what is not here is not offered. */
export const rooms: readonly Route[] = [
  ...access,
  ...timeline,
  ...people,
  ...careTeam,
  ...contacts,
  ...outcomes,
  ...safety,
  ...assessments,
  ...plans,
  ...network,
  ...frontDoor,
]
