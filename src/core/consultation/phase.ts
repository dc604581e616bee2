import type { Instant, Party } from '../values/index.ts'
import type { Convened, Dossier, Phase, Said } from './model.ts'
import type { OutcomeBody } from '../statements/index.ts'

/** The outcome that counts: the last one of whoever called it, or of the organ that counts its ballots. */
export function outcomeOf({ convened, outcomes }: Pick<Dossier, 'convened' | 'outcomes'>): Said<OutcomeBody> | null {
  const fit = outcomes.filter(({ by, at, told, body }) => told && mayDeclare(convened, by) && body.mode === convened.body.mode && (body.result === 'withdrawn' || at >= convened.body.closes))
  return fit.at(-1) ?? null
}

export function mayDeclare({ by, body: { organ } }: Convened, party: Party): boolean {
  return organ === null ? party === by : party === organ
}

/** Where a consultation stands. A withdrawal ends it at any time before a decision. */
export function phaseOf(dossier: Pick<Dossier, 'convened' | 'outcomes'>, now: Instant): Phase {
  const { opens, closes } = dossier.convened.body
  const outcome = outcomeOf(dossier)
  if (outcome && outcome.at <= now) return outcome.body.result === 'withdrawn' ? 'withdrawn' : 'decided'
  return now < opens ? 'announced' : now < closes ? 'open' : 'closed'
}

/** The position of each state that stands, and how often it changed. */
export function standing<B>(said: readonly Said<B>[]): { said: Said<B>; earlier: number }[] {
  const last = new Map<Party, { said: Said<B>; earlier: number }>()
  for (const one of said) last.set(one.by, { said: one, earlier: (last.get(one.by)?.earlier ?? -1) + 1 })
  return [...last.values()]
}
