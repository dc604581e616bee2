import { z } from 'zod'
import type { Kind } from './kind.ts'

const text = z.string().min(1).max(4000)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const schema = z.strictObject({
  to: z.string().max(16),
  duty: z.string().max(80),
  period: z.string().max(40),
  dueAt: day,
  /** the day on which the records here said that nothing had come */
  asof: day,
  /** the note as it reads in each language: all say the same */
  texts: z.strictObject({ en: text, es: text, pt: text, fr: text }),
})
export type NoteVerbaleBody = z.infer<typeof schema>

/** A secretariat's word to one state that a return addressed to it has not come. It asks, and finds no fault; its author and that state read it. */
export const noteVerbale: Kind<NoteVerbaleBody> = {
  kind: 'note-verbale', log: 'statements', body: schema, signers: ['depositary'], audiences: ['named'], face: () => null,
}
