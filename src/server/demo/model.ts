import type { Instant, Language, Party } from '../../core/values/index.ts'
import type { GuideView } from '../../web/index.ts'
import type { Session } from '../sessions.ts'
import type { Viewer } from '../viewer.ts'

export interface DemoOffice {
  party: Party
  office: string
  role: 'drafter' | 'releaser' | 'depositary'
}

export const STORIES = ['quake', 'hurricane'] as const
export type StoryId = (typeof STORIES)[number]

/** What a machine of a party received over its webhook. Kept in memory only: the proof of delivery is in the ledger. */
export interface Received {
  at: Instant
  id: string
  type: string
  office: string
  cap: string
}

export interface Hooks {
  received(party: Party): readonly Received[]
  /** HTTP status of the answer, as the party's machine gives it */
  take(party: Party, line: number, headers: (name: string) => string | undefined, body: string): 204 | 401 | 404 | 410
}

export interface Demo {
  readonly offices: readonly DemoOffice[]
  /** the machines of the parties, and what they have received since the desk started */
  readonly hooks: Hooks
  /** the guide as this viewer sees it */
  guide(viewer: Viewer): Promise<GuideView>
  /** the next step of the story, if `token` is still that of the step; then where to go, and as whom */
  next(token: string, viewer: Viewer, lang: Language): Promise<{ to: string; as: Pick<Session, 'party' | 'office' | 'role'> | null }>
  /** a new telling from the beginning */
  start(story: StoryId): Promise<void>
  /** once the desk listens: focal points that answer here, and the first report of a new desk */
  listening(): Promise<void>
}
