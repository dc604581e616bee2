import type { Language, Party } from '../../core/values/index.ts'
import type { ReviewLine } from '../../web/index.ts'
import type { Office } from '../desk.ts'
import type { Thread } from '../thread.ts'
import { reviewsDue } from '../warnings/review.ts'

/** What waits for a second look, soonest first; `mine` where this office may be the one that looks. */
export function reviewLines(threads: readonly Thread[], party: Party, lang: Language, office: Office): ReviewLine[] {
  return reviewsDue(threads, party)
    .map(({ version, by, actor }) => ({ warning: version.id, title: version.body.content.texts[lang].headline, by, mine: office.signer.kid !== actor }))
    .sort((a, b) => a.by - b.by)
}
