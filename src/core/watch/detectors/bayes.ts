import { negativeBinomialQuantile } from '../statistics/index.ts'
import type { Judge } from './model.ts'

/**
 * Predictive upper quantile under a Poisson count with a Jeffreys prior (Riebler 2004; Höhle 2007): negative binomial of size
 * sum + 1/2 over the last `w` weeks. An alarm is a count above it.
 */
export function bayes({ w, alpha }: { w: number; alpha: number } = { w: 6, alpha: 0.05 }): Judge {
  return ({ counts }, i) => {
    if (i < w) return 'too-little-history'
    const known = counts.slice(i - w, i).filter((count) => count !== null)
    if (known.length === 0) return 'gap-in-history'
    const size = known.reduce((sum, count) => sum + count, 0) + 0.5
    const bound = negativeBinomialQuantile(1 - alpha, size, known.length / (known.length + 1))
    return { expected: size / known.length, bound, alarm: counts[i]! > bound }
  }
}
