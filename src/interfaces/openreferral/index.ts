/**
 * The directory in the open standard of its kind, Open Referral UK 3.0: read by anyone's programs at `/oruk`, and as a sheet.
 */
import type { Route } from '../../core/route.ts'
import { orukRoutes } from './serve/routes.ts'
import { sheetRoutes } from './serve/sheet.ts'

export const routes: Route[] = [...orukRoutes, ...sheetRoutes]
