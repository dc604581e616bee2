import type { SetAside } from '../core/watch/index.ts'
import { tell } from './io.ts'

/** What of a series was not taken, and which of its weeks or months nobody reported. */
export function tellSetAside(file: string, rejected: readonly SetAside[], missing: readonly string[], unit: 'weeks' | 'months'): void {
  for (const { line, reason } of rejected) tell(`${file}:${line}: set aside: ${reason}`)
  if (missing.length > 0) tell(`${missing.length} ${unit} were not reported, which is not zero: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' ...' : ''}`)
}
