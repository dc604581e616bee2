import { Document, parseDocument, YAMLMap } from 'yaml'
import type { ActionClaim } from '../../core/law/index.ts'

/**
 * Acts as rows of `actions/<ID>.yaml`: added to the text of that file, whose comments and order stay, or as a file of their own. What is
 * read back has the same ids, so that syncing appends nothing.
 */
export function withActions(instrument: string, claims: readonly ActionClaim[], text?: string): string {
  const document = text === undefined ? new Document({ instrument, sources: {}, actions: {} }) : parseDocument(text)
  for (const claim of claims) {
    const source = sourceOf(document, claim)
    const { state, act, date, certainty, what, toward, pointer, note } = claim
    const row = document.createNode(bare({ act, date, source, certainty, what, toward, pointer, note }), { flow: true })
    if (document.hasIn(['actions', state])) document.addIn(['actions', state], row)
    else document.setIn(['actions', state], [row])
  }
  return document.toString({ lineWidth: 0 })
}

/** The name of the source of a claim among `sources`, added where it is not there. */
function sourceOf(document: Document, { source: text, known }: ActionClaim): string {
  const sources = (document.get('sources') as YAMLMap | undefined)?.toJSON() as Record<string, { text: string; known?: unknown }> | undefined
  const same = Object.entries(sources ?? {}).find(([, one]) => one.text === text && String(one.known ?? '') === (known ?? ''))
  if (same) return same[0]
  let n = Object.keys(sources ?? {}).length + 1
  while (sources?.[`s${n}`]) n++
  document.setIn(['sources', `s${n}`], document.createNode(bare({ text, known }), { flow: true }))
  return `s${n}`
}

function bare(row: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter((pair): pair is [string, string] => pair[1] !== undefined))
}
