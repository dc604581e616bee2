import { Fault } from '../values/index.ts'
import type { KeyKind, VerifierKey } from './keys.ts'
import { parseKeyText } from './keys.ts'
import { LOG_KINDS, WITNESS_KINDS } from './policy.ts'
import type { Policy } from './policy.ts'

interface Draft {
  logs: Policy['logs'][number][]
  witnesses: Policy['witnesses'][number][]
  groups: Policy['groups'][number][]
  /** each defined name, and whether a group lists it already */
  names: Map<string, { listed: boolean }>
  quorum?: string
}

// Each takes the words after its own. What is wrong is thrown without a place: the caller knows the line.
const LINES: Record<string, (draft: Draft, words: string[]) => void> = {
  log(draft, [vkey, url, ...rest]) {
    if (vkey === undefined || rest.length > 0) throw wrong('write: log <vkey> [<url>]')
    draft.logs.push({ key: readKey(vkey, LOG_KINDS, draft.logs), ...(url === undefined ? {} : { url }) })
  },
  witness(draft, [name, vkey, url, ...rest]) {
    if (name === undefined || vkey === undefined || rest.length > 0) throw wrong('write: witness <name> <vkey> [<url>]')
    const key = readKey(vkey, WITNESS_KINDS, draft.witnesses)
    define(draft, name)
    draft.witnesses.push({ name, key, ...(url === undefined ? {} : { url }) })
  },
  group(draft, [name, how, ...members]) {
    if (name === undefined || how === undefined || members.length === 0) throw wrong('write: group <name> all|any|<k> <name>...')
    const threshold = how === 'all' ? members.length : how === 'any' ? 1 : /^[1-9]\d{0,5}$/.test(how) ? Number(how) : 0
    if (threshold < 1 || threshold > members.length) throw wrong(`"${how}" is not all, any or a number from 1 to ${members.length}`)
    for (const member of members) list(draft, member)
    define(draft, name)
    draft.groups.push({ name, threshold, members })
  },
  quorum(draft, [name, ...rest]) {
    if (name === undefined || rest.length > 0) throw wrong('write: quorum <name>')
    if (draft.quorum !== undefined) throw wrong('a policy has exactly one quorum line')
    if (name !== 'none' && !draft.names.has(name)) throw wrong(`"${name}" is not defined on an earlier line`)
    draft.quorum = name
  },
}

/** Reads a policy file. Faults carry `file` (when given) and `line`: `policy-form`, and those of `parseKeyText`. */
export function parsePolicy(bytes: Uint8Array, file?: string): Policy {
  const draft: Draft = { logs: [], witnesses: [], groups: [], names: new Map() }
  const at = (line: number) => ({ line, ...(file === undefined ? {} : { file }) })
  const lines = Buffer.from(bytes).toString('latin1').split('\n')
  lines.forEach((text, i) => {
    try {
      readLine(draft, text)
    } catch (error) {
      throw error instanceof Fault ? new Fault(error.code, error.message, at(i + 1)) : error
    }
  })
  if (draft.quorum === undefined) throw new Fault('policy-form', 'the policy has no quorum line', at(lines.length))
  return { logs: draft.logs, witnesses: draft.witnesses, groups: draft.groups, quorum: draft.quorum }
}

function readLine(draft: Draft, text: string): void {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) throw wrong('a control character other than tab and newline')
  const [word, ...words] = text.split(/[ \t]+/).filter((part) => part !== '')
  if (word === undefined || word.startsWith('#')) return
  const read = Object.hasOwn(LINES, word) ? LINES[word] : undefined
  if (!read) throw wrong(`"${word}" is not log, witness, group or quorum`)
  read(draft, words)
}

/** Two keys are the same when their raw bytes are, whatever their names and kinds. */
function readKey(vkey: string, kinds: readonly KeyKind[], others: readonly { key: VerifierKey }[]): VerifierKey {
  const key = parseKeyText(Buffer.from(vkey, 'latin1').toString('utf8'))
  if (!kinds.includes(key.kind)) throw wrong(`a key of kind ${key.kind} does not fit here: ${kinds.join(' or ')} does`)
  if (others.some((other) => Buffer.compare(other.key.publicKey, key.publicKey) === 0))
    throw wrong(`the key of ${key.name} is listed twice`)
  return key
}

function define(draft: Draft, name: string): void {
  if (name === 'none' || draft.names.has(name)) throw wrong(`the name "${name}" is taken`)
  draft.names.set(name, { listed: false })
}

function list(draft: Draft, member: string): void {
  const found = draft.names.get(member)
  if (!found) throw wrong(`"${member}" is not defined on an earlier line`)
  if (found.listed) throw wrong(`"${member}" is a member of a group already`)
  found.listed = true
}

function wrong(message: string): Fault {
  return new Fault('policy-form', message)
}
