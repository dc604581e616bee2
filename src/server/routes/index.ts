import type { Routes } from '../http.ts'
import { healthRoutes } from './health.ts'
import { ledgerRoutes } from './ledger.ts'
import { signInRoutes } from './sign-in.ts'
import { warningRoutes } from './warnings.ts'
import { watchRoutes } from './watch.ts'

/** Every group of addresses; a new one is a file and a line here. */
export const ROUTES: Routes[] = [healthRoutes, ledgerRoutes, signInRoutes, warningRoutes, watchRoutes]
