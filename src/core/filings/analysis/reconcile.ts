import type { Language, Party, Texts } from '../../values/index.ts'

/** One state's word on a transfer. `from` sold, `to` received; `by` is one of the two. */
export interface TransferClaim {
  by: Party
  from: Party
  to: Party
  year: number
  category: string
  quantity: number
  /** id of the filing */
  source: string
  /** form that it was said on */
  form?: string
}

/** What is known here of a state's return for a year: silence is not zero. */
export type Reported = 'rows' | 'nil' | 'not-seen'

export interface Tolerance {
  /** items, and share of the larger figure: a gap within either is no question */
  items: number
  share: number
}

export const TOLERANCE: Tolerance = { items: 0, share: 0 }

export type GapReason = 'year-boundary' | 'category-boundary' | 'order-not-delivery' | 'partner-named-otherwise' | 'threshold' | 'form-differs'

export interface Reconciled {
  from: Party
  to: Party
  year: number
  category: string
  /** null: that side's return was not seen here, so it says nothing; 0: it was, and does not list this */
  exporter: number | null
  importer: number | null
  gap: number | null
  verdict: 'agree' | 'within-tolerance' | 'differ' | 'one-side-not-seen'
  /** what usually explains such a gap and is true of these figures; never a finding of fault */
  reasons: GapReason[]
  sources: string[]
}

/**
 * Exporter against importer, by pair, year and category. Formula: totals of each side's own rows; gap = importer - exporter; within
 * tolerance when |gap| <= items or |gap| <= share x the larger. Inputs: returns seen here. Source of the comparison: the Register's own
 * two-sided design; reasons after SIPRI's notes on civilian, in-transit and differently dated transfers.
 */
export function reconcile(claims: readonly TransferClaim[], reported: (state: Party, year: number) => Reported, tolerance = TOLERANCE): Reconciled[] {
  const totals = totalsOf(claims)
  const said = Map.groupBy(claims, ({ from, to, year, category }) => key(from, to, year, category))
  const cells = new Map(claims.map(({ from, to, year, category }) => [key(from, to, year, category), { from, to, year, category }]))
  return [...cells.values()].toSorted(byPlace).map((cell) => {
    const side = (by: Party) => (reported(by, cell.year) === 'not-seen' ? null : totals.get(`${by} ${key(cell.from, cell.to, cell.year, cell.category)}`) ?? 0)
    const [exporter, importer] = [side(cell.from), side(cell.to)]
    const own = said.get(key(cell.from, cell.to, cell.year, cell.category)) ?? []
    const sources = [...new Set(own.map(({ source }) => source))]
    if (exporter === null || importer === null) return { ...cell, exporter, importer, gap: null, verdict: 'one-side-not-seen', reasons: [], sources }
    const gap = importer - exporter
    const near = Math.abs(gap) <= Math.max(tolerance.items, tolerance.share * Math.max(importer, exporter))
    const verdict = gap === 0 ? 'agree' : near ? 'within-tolerance' : 'differ'
    return { ...cell, exporter, importer, gap, verdict, reasons: verdict === 'differ' ? [...reasonsFor(cell, gap, totals), ...formsDiffer(own)] : [], sources }
  })
}

type Cell = Pick<TransferClaim, 'from' | 'to' | 'year' | 'category'>

function key(from: Party, to: Party, year: number, category: string): string {
  return `${from} ${to} ${year} ${category}`
}

function totalsOf(claims: readonly TransferClaim[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { by, from, to, year, category, quantity } of claims) {
    const at = `${by} ${key(from, to, year, category)}`
    totals.set(at, (totals.get(at) ?? 0) + quantity)
  }
  return totals
}

const CATEGORIES = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII']

function reasonsFor({ from, to, year, category }: Cell, gap: number, totals: ReadonlyMap<string, number>): GapReason[] {
  const gapAt = (y: number, c: string) => (totals.get(`${to} ${key(from, to, y, c)}`) ?? 0) - (totals.get(`${from} ${key(from, to, y, c)}`) ?? 0)
  const otherTotal = [...totals].some(([at]) => at.startsWith(`${to} `) && at.endsWith(` ${to} ${year} ${category}`) && !at.includes(` ${from} ${to} `))
  return [
    ...([year - 1, year + 1].some((other) => gapAt(other, category) === -gap) ? ['year-boundary' as const, 'order-not-delivery' as const] : []),
    ...(CATEGORIES.some((other) => other !== category && gapAt(year, other) === -gap) ? ['category-boundary' as const] : []),
    ...(gap < 0 && otherTotal ? ['partner-named-otherwise' as const] : []),
    ...(category === 'III' || category === 'VI' || category === 'VII' ? ['threshold' as const] : []),
  ]
}

function formsDiffer(own: readonly TransferClaim[]): GapReason[] {
  return new Set(own.flatMap(({ form }) => form ?? [])).size > 1 ? ['form-differs'] : []
}

function byPlace(a: Cell, b: Cell): number {
  const [x, y] = [key(a.from, a.to, a.year, a.category), key(b.from, b.to, b.year, b.category)]
  return x < y ? -1 : x > y ? 1 : 0
}

/** The same question to both, which accuses neither. `name` is what a state is called; its code stands beside it. Undefined where the figures agree or one side was not seen. */
export function questionFor(row: Reconciled, name: (state: Party, language: Language) => string): { to: readonly Party[]; texts: Texts } | undefined {
  if (row.verdict !== 'differ') return undefined
  const { year, category, exporter, importer } = row
  const said = (language: Language, words: (from: string, to: string) => string): string => {
    const called = (state: Party) => `${name(state, language)} (${state})`
    return words(called(row.from), called(row.to))
  }
  return {
    to: [row.from, row.to],
    texts: {
      en: said('en', (from, to) => `For ${year}, category ${category}: ${from} reports ${exporter} items to ${to}, and ${to} reports ${importer} from ${from}. Can each say how it counted (delivery or order, date, category, origin)?`),
      es: said('es', (from, to) => `Para ${year}, categoría ${category}: ${from} informa ${exporter} unidades a ${to}, y ${to} informa ${importer} de ${from}. ¿Puede cada uno decir cómo contó (entrega o pedido, fecha, categoría, origen)?`),
      pt: said('pt', (from, to) => `Para ${year}, categoria ${category}: ${from} declara ${exporter} itens a ${to}, e ${to} declara ${importer} de ${from}. Cada um pode dizer como contou (entrega ou pedido, data, categoria, origem)?`),
      fr: said('fr', (from, to) => `Pour ${year}, catégorie ${category} : ${from} déclare ${exporter} articles vers ${to}, et ${to} en déclare ${importer} de ${from}. Chacun peut-il dire comment il a compté (livraison ou commande, date, catégorie, origine) ?`),
    },
  }
}
