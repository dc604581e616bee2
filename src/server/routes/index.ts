import type { Routes } from '../http.ts'
import { healthRoutes } from './health.ts'
import { ledgerRoutes } from './ledger.ts'
import { officeRoutes } from './office.ts'
import { signInRoutes } from './sign-in.ts'
import { warningRoutes } from './warnings.ts'

/** Every group of addresses; a new one is a file and a line here. */
export const ROUTES: Routes[] = [healthRoutes, ledgerRoutes, officeRoutes, signInRoutes, warningRoutes]
