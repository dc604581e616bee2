import { partsChart } from './budget-parts.ts'

export const spendingByForce = partsChart('spending-by-force', 'byForce')
