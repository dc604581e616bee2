/** One figure of a benchmark. `what` is an older word for `name`. */
export interface Measure {
  name: string
  value: number
  unit: string
  note?: string
}

export interface Budget {
  /** names of the figures that it bounds */
  of: RegExp
  least?: number
  most?: number
}

/** Design, section 10: what each figure has to reach. Figures that no line names are told for the record. */
export const BUDGETS: readonly Budget[] = [
  { of: /disclosure decisions from timelines/, least: 15 },
  { of: /first page of 50 among .* p99/, most: 5 },
  { of: /ingest of /, least: 5000 },
  { of: /^cap parse/, least: 4000 },
  { of: /durable appends, 12 grants each, batches/, least: 10_000 },
  { of: /one append alone, p99/, most: 10 },
  { of: /inclusion proof (made|from published tiles, p99)/, most: 1 },
  { of: /1 M leaves verified/, most: 4 },
  { of: /R surveillance over ours, 1 seasonal/, least: 100 },
  { of: /R surveillance over ours, 10 seasonal/, least: 50 },
  { of: /34 listening states, p99/, most: 500 },
  { of: /^compliance table/, most: 200 },
  { of: /threats, first answer of a desk/, most: 200 },
  { of: /to first page/, most: 3 },
  { of: /resident, idle/, most: 300 },
  { of: /heaviest page/, most: 40 },
  { of: /^pages at 200\/s on one core, p99/, most: 50 },
]

export interface Judged extends Measure {
  budget: string
  verdict: 'reached' | 'missed' | ''
}

export function judge(measure: Measure): Judged {
  const budget = BUDGETS.find(({ of }) => of.test(measure.name))
  if (!budget || measure.unit === 'skipped') return { ...measure, budget: '', verdict: '' }
  const { least = -Infinity, most = Infinity } = budget
  const ok = measure.value >= least && measure.value <= most
  return { ...measure, budget: Number.isFinite(least) ? `>= ${least}` : `<= ${most}`, verdict: ok ? 'reached' : 'missed' }
}

/** The value at `q` of the samples, which it sorts. */
export function quantile(samples: number[], q: number): number {
  return samples.sort((a, b) => a - b)[Math.min(samples.length - 1, Math.floor(samples.length * q))]!
}
