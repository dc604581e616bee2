import { partsChart } from './budget-parts.ts'

export const spendingByKind = partsChart('spending-by-kind', 'byKind')
