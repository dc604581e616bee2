import { createHash } from 'node:crypto'
import type { DraftBody, WarningContent } from '../../core/statements/index.ts'
import { Fault, LANGUAGES } from '../../core/values/index.ts'
import type { Observation } from '../../core/watch/index.ts'
import type { Office } from '../desk.ts'
import type { WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import type { Said } from '../say.ts'
import { compose } from './draft.ts'
import { draftOf, releaseDraft, saveDraft } from './release.ts'

/** The newest official message of an event: a CAP alert of an authority, with words of its own. */
export function officialOf({ record }: WatchedEvent): Observation | undefined {
  return record.sources.map(({ latest }) => latest).find(({ feed, texts, act }) => feed.startsWith('cap') && act !== 'cancel' && texts.some(({ description }) => description))
}

/** One person on shift relays an official warning unchanged: its own words in its own language stand in every text. */
export async function relay(parts: Parts, by: Office, event: WatchedEvent): Promise<Said> {
  const official = officialOf(event)
  if (!official) throw new Fault('relay-not-official', 'no official message stands behind this event: draft a warning instead')
  const body = await compose(parts, by, event)
  const content = withWords(body.content, official)
  const digest = digestOf(wordsOf(official))
  const saved = await saveDraft(parts.desk, by, { ...body, content, relays: { identifier: official.id, digest } })
  const draft = await draftOf(parts.desk, by.party, saved.id)
  return releaseDraft(parts.desk, { draft: draft!, by, relayed: relayedIn(draft!.body, official) })
}

/** Digests of the official message as received, and as this draft would let it leave. */
export function relayedIn({ content }: DraftBody, official: Observation): { received: string; leaving: string } {
  return { received: digestOf(wordsOf(official)), leaving: digestOf(wordsIn(content, official)) }
}

interface Words {
  headline: string
  description: string
  instruction: string
}

/** The official text in the first language that it has, as it came, up to what a text may hold. */
function wordsOf(official: Observation): Words {
  const said = official.texts.find(({ description }) => description) ?? official.texts[0]!
  return { headline: (said.headline ?? official.title).slice(0, 400), description: (said.description ?? '').slice(0, 8000), instruction: (said.instruction ?? '').slice(0, 4000) }
}

function withWords(content: WarningContent, official: Observation): WarningContent {
  const texts = LANGUAGES.map((language) => {
    const own = official.texts.find((text) => text.language.slice(0, 2) === language && text.description)
    return [language, { ...content.texts[language], ...wordsOf(own ? { ...official, texts: [own] } : official) }]
  })
  return { ...content, texts: Object.fromEntries(texts) as WarningContent['texts'] }
}

/** What leaves, read back in the language of the official text; a language that we do not write has its words in every text. */
function wordsIn({ texts }: WarningContent, official: Observation): Words {
  const said = official.texts.find(({ description }) => description)!.language.slice(0, 2)
  const { headline, description, instruction } = texts[LANGUAGES.find((language) => language === said) ?? 'en']
  return { headline, description, instruction }
}

function digestOf(words: Words): string {
  return createHash('sha256').update(JSON.stringify([words.headline, words.description, words.instruction])).digest('hex')
}
