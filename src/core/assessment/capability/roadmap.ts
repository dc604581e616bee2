import { type Institution, type Party, PILLARS, type Pillar } from '../../values/index.ts'
import type { CapabilityMatrix } from './model.ts'

/** One thing that a group lacks, with what of it is there already. */
export interface Step {
  theme: string
  pillar: Pillar
  /** members that say they have it in place, and the institutions that carry it there: seldom the same organ */
  have: Party[]
  institutions: Institution[]
  lack: Party[]
}

/**
 * Where a group begins: collective action comes by using the institutional capacities that are there (P L107), so what some member has in
 * place and another lacks comes before what nobody has; then what most lack. Organs are not asked to be alike (C1 §V L399): a step is a
 * dimension of a threat, whichever institution does it. Only where a member says that it has a gap.
 */
export function roadmap({ rows }: CapabilityMatrix): Step[] {
  const steps = rows.flatMap(({ theme, cells }) => PILLARS.map((pillar): Step => {
    const own = cells.filter((cell) => cell.pillar === pillar)
    const have = own.filter(({ word }) => word === 'covered')
    return { theme, pillar, have: have.map(({ state }) => state), institutions: [...new Set(have.flatMap(({ lines }) => lines.map(({ institution }) => institution)))].sort(), lack: own.filter(({ word }) => word === 'gap').map(({ state }) => state) }
  }))
  return steps.filter(({ lack }) => lack.length > 0).sort((a, b) => b.have.length - a.have.length || b.lack.length - a.lack.length)
}
