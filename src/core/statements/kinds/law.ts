import { z } from 'zod'
import type { Kind } from './kind.ts'

const proposal = z.strictObject({
  /** id of the claim in region/, or of the instrument */
  claim: z.string().max(80),
  /** the claim whole, as the region's files say it */
  value: z.json(),
})

function lawKind(kind: 'action' | 'instrument'): Kind<z.infer<typeof proposal>> {
  return { kind, log: 'law', body: proposal, signers: ['desk', 'depositary'], audiences: ['public'], face: () => null }
}

/** A treaty action of a state, as a claim. */
export const action = lawKind('action')
/** An instrument with its rules and duties, as claims. */
export const instrument = lawKind('instrument')

/** Takes a claim back: it stays in the log and counts no longer, from this index on. */
export const retraction: Kind<{ claim: string; why: string }> = {
  kind: 'retraction',
  log: 'law',
  body: z.strictObject({ claim: z.string().max(80), why: z.string().max(300) }),
  signers: ['desk', 'depositary'],
  audiences: ['public'],
  face: () => null,
}
