import { spendingChart } from './budget-lines.ts'

export const spendingConstant = spendingChart('spending-constant', 'constant', false)
