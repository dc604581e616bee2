import { z } from 'zod'
import { LINK_NODES, THREAT_ORIGINS, THREAT_ROLES, THREAT_STATUSES } from '../../values/index.ts'
import type { Kind } from './kind.ts'

const several = <T extends readonly [string, ...string[]]>(words: T) => z.array(z.enum(words)).max(words.length)

const entry = z.strictObject({
  /** id of the one closed list of themes */
  theme: z.string().max(64),
  /** 1 is the gravest; equal ranks are a tie; null: named, and not ranked */
  rank: z.int().min(1).max(100).nullable(),
  tier: z.string().max(120),
  wording: z.string().max(400),
  status: z.enum(THREAT_STATUSES),
  origin: several(THREAT_ORIGINS),
  roles: several(THREAT_ROLES),
  /** what it is tied with, of the six nodes */
  ties: several(LINK_NODES),
})

const schema = z.strictObject({
  /** the author's day, YYYY-MM-DD; decides nothing */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** where it was decided or published; blank where nowhere else */
  source: z.string().max(400),
  entries: z.array(entry).max(60),
})
export type ThreatsBody = z.infer<typeof schema>
export type ThreatEntry = ThreatsBody['entries'][number]

/** The threats that its author perceives, in its own order. A later one `replaces` it and stands beside it. */
export const threats: Kind<ThreatsBody> = {
  kind: 'threats',
  log: 'statements',
  body: schema,
  signers: ['drafter', 'releaser'],
  audiences: ['author', 'named', 'parties', 'organs', 'public'],
  face: () => null,
}
