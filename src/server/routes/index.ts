import type { Routes } from '../http.ts'
import { architectureRoutes } from './architecture.ts'
import { dataRoutes } from './data.ts'
import { doorRoutes } from './door.ts'
import { exchangeRoutes } from './exchanges.ts'
import { healthRoutes } from './health.ts'
import { keyRoutes } from './keys.ts'
import { lawRoutes } from './law.ts'
import { ledgerRoutes } from './ledger.ts'
import { officeRoutes } from './office.ts'
import { recordRoutes } from './record.ts'
import { signInRoutes } from './sign-in.ts'
import { stateRoutes } from './states.ts'
import { warningRoutes } from './warnings.ts'
import { watchRoutes } from './watch.ts'

/** Every group of addresses; a new one is a file and a line here. */
export const ROUTES: Routes[] = [architectureRoutes, dataRoutes, exchangeRoutes, doorRoutes, healthRoutes, keyRoutes, lawRoutes, ledgerRoutes, officeRoutes, recordRoutes, signInRoutes, stateRoutes, warningRoutes, watchRoutes]
