import { z } from 'zod'
import { isDate } from '../../values/index.ts'
import type { Kind } from './kind.ts'

const day = z.string().refine((text) => isDate(text) && text.length === 10, { error: 'a day, as in 2026-03-09' })

const transcribed = z.strictObject({
  /** whose note it is */
  of: z.string().max(16),
  /** the office that wrote it, as the note says */
  office: z.string().min(1).max(200),
  received: day,
  /** SHA-256 of the scan, which stays with whoever holds the paper */
  scan: z.string().regex(/^[0-9a-f]{64}$/, { error: 'the SHA-256 of the scan: 64 hex digits' }),
  subject: z.string().min(1).max(300),
  text: z.string().min(1).max(8000),
})
export type TranscriptionBody = z.infer<typeof transcribed>

/** What a secretariat enters from a paper note: its own word of what another said (rule 4). The state reads it, and confirms or contests. */
export const transcription: Kind<TranscriptionBody> = {
  kind: 'transcription', log: 'statements', body: transcribed, signers: ['depositary', 'desk'], audiences: ['named', 'public'], face: () => null,
}

const confirmed = z.strictObject({ agrees: z.boolean(), text: z.string().max(4000).optional() })
export type ConfirmationBody = z.infer<typeof confirmed>

/** The state whose note was transcribed says whether that is what it said. The newest word counts; both stay. */
export const confirmation: Kind<ConfirmationBody> = {
  kind: 'confirmation', log: 'statements', body: confirmed, signers: ['drafter', 'releaser'], audiences: ['named', 'public'], face: () => null, about: { kinds: ['transcription'], min: 1, max: 1 },
}
