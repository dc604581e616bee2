import { z } from 'zod'
import type { Kind } from './kind.ts'

const reader = z.string().max(32)

const revealBody = z.strictObject({
  /** release: `notBefore` has come. exchange: all at once. archive: a state joined whose instrument opens what was told before */
  what: z.enum(['release', 'exchange', 'archive']),
  /** the statements whose grants it causes, which `about` has no room for */
  ids: z.array(z.string().length(32)).max(5000),
  notBefore: z.int().nullable(),
})
export type RevealBody = z.infer<typeof revealBody>

/** The ledger entry that causes later grants: never a clock alone does. The desk alone reads it, for it names what others filed. */
export const reveal: Kind<RevealBody> = { kind: 'reveal', log: 'statements', body: revealBody, signers: ['desk'], audiences: ['author'], face: () => null }

const consentBody = z.strictObject({ reader })
export type ConsentBody = z.infer<typeof consentBody>

/** The author lets one more party read what it said: a release owed to a state learnt late to be entitled, say. */
export const consent: Kind<ConsentBody> = {
  kind: 'consent', log: 'statements', body: consentBody, signers: ['releaser'], audiences: ['author'], face: () => null, about: { kinds: [], min: 1, max: 1 },
}

const noticeBody = z.strictObject({
  /** parties learnt late to have been entitled: told with the author's consent */
  owed: z.array(z.strictObject({ reader, cause: z.string().max(400) })).max(300),
  /** parties learnt late not to have been: they keep what they were told */
  inError: z.array(z.strictObject({ reader, why: z.string().max(64), instrument: z.string().max(64) })).max(300),
  /** size of the law log that says so */
  law: z.int().min(0),
})
export type NoticeBody = z.infer<typeof noticeBody>

/** Tells an author what law learnt late says of those who were told. The grants themselves stay as they are. */
export const notice: Kind<NoticeBody> = {
  kind: 'notice', log: 'statements', body: noticeBody, signers: ['desk'], audiences: ['named'], face: () => null, about: { kinds: [], min: 1, max: 1 },
}

/** Takes back what was said, in words; it stays in the log, and everyone who was told of it is told of this. */
export const withdrawal: Kind<{ why: string }> = {
  kind: 'withdrawal', log: 'statements', body: z.strictObject({ why: z.string().min(1).max(2000) }), signers: ['drafter', 'releaser'],
  audiences: ['author', 'named', 'parties', 'organs', 'public'], face: () => null, about: { kinds: [], min: 1, max: 1 },
}
