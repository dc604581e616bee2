import { spendingChart } from './budget-lines.ts'

export const spendingPerHead = spendingChart('spending-per-head', 'perHead', false)
