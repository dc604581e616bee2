import type { Party } from '../values/index.ts'
import type { Announcement } from './kinds/index.ts'

/** One credential with the span of law sizes in which it lives, and how it came and went. */
export interface Credential extends Omit<Announcement, 'act'> {
  kid: string
  /** first and last law size at which it counts */
  from: number
  to?: number
  /** the key that announced it (the desk's first key: itself), and whose that is */
  by: string
  /** the body that seated the root key which it is or hangs on; for all else the desk */
  seatedBy: Party
  /** first key of the succession that it hangs on: a root and its successors, with all that they announced, are one line */
  line: string
  ended?: 'rotated' | 'revoked' | 'compromised'
  /** the key that took its place */
  next?: string
  doubt?: Doubt
}

/** What it signed under a law log of `since` entries or more is doubted; said at `at`. */
export interface Doubt {
  since: number
  at: number
  why?: string
}

/** `rival`: it lives, and another line of keys claims the same seat. */
export type KeyState = 'live' | 'rival' | 'rotated' | 'revoked' | 'compromised'

/** Whether a state sits in a body, as far as the law says: a credential act of any other body seats nobody. */
export type Sits = (state: Party, body: Party) => boolean
