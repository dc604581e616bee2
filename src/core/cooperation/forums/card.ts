import type { Body, Claim, ClaimRow, EdtfDate, MandateState } from '../../values/index.ts'

/** What the founding report asks of a forum (C1 §V L422-424): a card, never one number. */
export const CARD_LINES = ['continuity', 'headquarters', 'doctrine', 'links', 'mandates'] as const
export type CardLine = (typeof CARD_LINES)[number]

/** `no`: a source says that there is none. `unknown`: none was read. */
export type CardWord = 'yes' | 'no' | 'differs' | 'unknown'

export interface Mandate {
  /** who decided */
  by: string
  what: string
  /** who must do it */
  to: string
  /** to whom it reports; null: no source says */
  reportTo: string | null
  date: EdtfDate | null
  /** null: an outcome of a consultation gave it */
  claim: ClaimRow | null
  /** null: a claim of the data says it */
  outcome: { id: string; consultation: string; title: string; mode: 'actual' | 'exercise'; due: string | null; state: MandateState | null; saidBy: string | null; late: boolean } | null
}

export interface ForumCard {
  body: Body
  /** of the five, as sources say it */
  words: Record<CardLine, CardWord>
  /** whole years of meetings without interruption by `on`, by each claim */
  years: number[]
  /** bodies that are under it */
  under: string[]
  mandates: Mandate[]
}

const FORUMS: readonly Body['form'][] = ['forum']

/** Forums, and the organs and conferences to which the founding report would tie them. */
function isForum(body: Body, mandated: ReadonlySet<string>): boolean {
  return FORUMS.includes(body.form) || body.continuity.length > 0 || mandated.has(body.code)
}

export function mandatesIn(claims: readonly ClaimRow[]): Mandate[] {
  return claims.filter(({ field }) => field === 'mandate').map((claim) => ({
    to: claim.subject, what: String(claim.value), by: String(claim.with.by), reportTo: claim.with.reportTo === undefined ? null : String(claim.with.reportTo), date: claim.date ?? null, claim, outcome: null,
  }))
}

function wordOf(claims: readonly Claim<string>[]): CardWord {
  if (claims.length === 0) return 'unknown'
  const none = claims.filter(({ value }) => value === 'none').length
  return none === 0 ? 'yes' : none === claims.length ? 'no' : 'differs'
}

/** A card of every forum. `on` is a day; years count from the first day on which a meeting may have been. `given` are mandates of outcomes that the viewer reads. */
export function forumCards(bodies: readonly Body[], claims: readonly ClaimRow[], on: string, given: readonly Mandate[] = []): ForumCard[] {
  const mandates = [...mandatesIn(claims), ...given]
  const mandated = new Set(mandates.map(({ to }) => to))
  return bodies.filter((body) => isForum(body, mandated)).map((body) => {
    const own = mandates.filter(({ to, by, reportTo }) => [to, by, reportTo].includes(body.code))
    const under = bodies.filter(({ subordinateTo }) => subordinateTo.some(({ value }) => value === body.code)).map(({ code }) => code)
    const linked = wordOf(body.subordinateTo)
    return {
      body, mandates: own, under,
      words: {
        continuity: wordOf(body.continuity), headquarters: wordOf(body.headquarters), doctrine: wordOf(body.doctrine), links: linked === 'unknown' && under.length > 0 ? 'yes' : linked,
        mandates: own.some(({ to }) => to === body.code) ? 'yes' : 'unknown',
      },
      years: body.continuity.map(({ value }) => Number(on.slice(0, 4)) - Number(value.slice(0, 4))),
    }
  })
}
