import { acquisitions } from './acquisitions.ts'
import { activities } from './activities.ts'
import { balance } from './balance.ts'
import { impactSize } from './impact-size.ts'
import { implementationParties } from './implementation-parties.ts'
import type { ChartDef } from './model.ts'
import { neighbours } from './neighbours.ts'
import { pollNafta } from './poll-nafta.ts'
import { pollWar } from './poll-war.ts'
import { sizeProjection } from './size-projection.ts'
import { spendingByForce } from './spending-by-force.ts'
import { spendingByKind } from './spending-by-kind.ts'
import { spendingConstant } from './spending-constant.ts'
import { spendingPerHead } from './spending-per-head.ts'
import { spendingShare } from './spending-share-of-gdp.ts'
import { spending } from './spending.ts'
import { transfers } from './transfers.ts'

/** Every chart; a new one is a file and a line here, with its title and question in `messages/charts.ts`. */
export const CHARTS: readonly ChartDef[] = [
  spending, spendingConstant, spendingShare, spendingPerHead, spendingByForce, spendingByKind, acquisitions, neighbours, balance, transfers, activities, implementationParties, impactSize, sizeProjection, pollNafta, pollWar,
]

export { askedQuery, chartAsked, type Asked } from './asked.ts'
export type * from './model.ts'
