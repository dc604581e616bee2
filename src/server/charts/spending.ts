import { spendingChart } from './budget-lines.ts'

export const spending = spendingChart('spending', 'current', false)
