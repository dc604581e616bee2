import { spendingChart } from './budget-lines.ts'

export const spendingShare = spendingChart('spending-share-of-gdp', 'shareOfGdp', true)
