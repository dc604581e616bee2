import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log, Statement } from '../adapters/sql/index.ts'
import { keyText, proofBytes, type Signer, signerFromSeed, signNote } from '../core/ledger/index.ts'
import { Fault, type Instant } from '../core/values/index.ts'
import type { Desk } from './desk.ts'
import { notFound } from './problems.ts'
import { type SignaturesChecked, verifySignatures } from './signatures.ts'

/** The log's two keys: Ed25519, and ML-DSA-44 beside it because these records must outlive the first. */
function logSigners(desk: Pick<Desk, 'keys' | 'config'>, log: Log): Signer[] {
  const name = originOf(desk, log)
  const seed = (kind: string): Uint8Array => createHash('sha256').update(desk.keys.secret(`log/${log}/${kind}`)).digest()
  return [signerFromSeed('ed25519', name, seed('ed25519')), signerFromSeed('ml-dsa-44-cosignature', name, seed('ml-dsa-44'))]
}

export function originOf({ config }: Pick<Desk, 'config'>, log: Log): string {
  return log === 'law' ? `${config.origin}/law` : config.origin
}

export function publishedFolder({ config }: Pick<Desk, 'config'>, log: Log): string {
  return join(config.dir, 'ledger', log)
}

/** Verifier keys of both logs, as lines that a verifier elsewhere can keep. */
function verifierKeys(desk: Pick<Desk, 'keys' | 'config'>): Record<Log, string[]> {
  return { law: logSigners(desk, 'law').map(({ key }) => keyText(key)), statements: logSigners(desk, 'statements').map(({ key }) => keyText(key)) }
}

/** Signs the text of a checkpoint with the keys of the log that it names in its first line. */
export function checkpointSigner(desk: Pick<Desk, 'keys' | 'config' | 'clock'>): (text: string) => Uint8Array {
  const signers = new Map((['law', 'statements'] as const).map((log) => [originOf(desk, log), logSigners(desk, log)]))
  return (text) => {
    const own = signers.get(text.slice(0, text.indexOf('\n')))
    if (!own) throw new Fault('checkpoint-key', 'this desk has no key for that log')
    return signNote(text, own, Math.floor(desk.clock() / 1000))
  }
}

/** The newest signed checkpoint; Fault `not-found` before the first beat. */
export function checkpointOf(desk: Pick<Desk, 'config'>, log: Log): string {
  const file = join(publishedFolder(desk, log), 'checkpoint')
  if (!existsSync(file)) throw notFound()
  return readFileSync(file, 'utf8')
}

/** A receipt (C2SP tlog-proof): the entry's index, its path, and the checkpoint above it. Fault `not-yet` until the next beat. */
export async function receiptOf(desk: Desk, { log, idx }: Pick<Statement, 'log' | 'idx'>): Promise<string> {
  const found = await desk.store.prove(log, idx)
  if (!found) throw new Fault('not-yet', 'the entry waits for the next published checkpoint: try again after the next beat')
  const { index, hashes, checkpoint } = found
  return Buffer.from(proofBytes({ index, hashes, checkpoint })).toString()
}

/** Both logs of this desk as a C2SP tlog-policy that asks for no witness: what somebody elsewhere keeps to check its receipts. */
export function policyOf(desk: Pick<Desk, 'keys' | 'config'>): string {
  const { statements, law } = verifierKeys(desk)
  return `${[...statements, ...law].map((key) => `log ${key}`).join('\n')}\nquorum none\n`
}

export interface Verification {
  ok: boolean
  entries: number
  /** the first entry that fails, in words */
  failed: string | null
  logs: LogVerified[]
}

interface LogVerified extends Pick<SignaturesChecked, 'log' | 'signatures' | 'doubted'> {
  size: number
  checked: number
  fault: { index: number | null; code: string; message: string } | null
}

/** Recomputes everything that is stored (design, section 5), then every signature by the key that was live at its law link. */
export async function verifyDesk(desk: Desk, progress: (text: string) => void): Promise<Verification> {
  const stored = await desk.store.verify((log, done, size) => progress(`${log} log: ${done} of ${size}`))
  const signed = stored.some(({ fault }) => fault) ? [] : await verifySignatures(desk, (log, done) => progress(`${log} log: ${done} signatures`))
  const logs = stored.map((one): LogVerified => {
    const { signatures = 0, doubted = 0, fault = null } = signed.find(({ log }) => log === one.log) ?? {}
    return { ...one, signatures, doubted, fault: one.fault ?? fault }
  })
  const broken = logs.find(({ fault }) => fault)
  const failed = broken?.fault ? `${broken.log} log${broken.fault.index === null ? '' : `, entry ${broken.fault.index}`}: ${broken.fault.message}` : null
  return { ok: !broken, entries: logs.reduce((sum, { checked }) => sum + checked, 0), failed, logs }
}

/** Publishes both logs on a fixed cadence, whatever was sealed: the log shows its size and nothing else. */
export class Beat {
  readonly #desk: Desk
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  published: { size: number; at: Instant | null } = { size: 0, at: null }

  constructor(desk: Desk) {
    this.#desk = desk
  }

  async start(): Promise<void> {
    await this.once()
    this.#timer = setInterval(() => void (this.#running = this.#running.then(() => this.once()).catch((error: unknown) => {
      process.stderr.write(`publishing: ${error instanceof Error ? error.message : String(error)}\n`)
    })), this.#desk.config.beatSeconds * 1000)
    this.#timer.unref()
  }

  async once(): Promise<void> {
    const { store, config, clock } = this.#desk
    const sizes = await store.publish({ signCheckpoint: checkpointSigner(this.#desk), quantum: config.quantum })
    // what other servers added to the law shows here from the next beat on, whether anything was sealed or not
    await this.#desk.law(sizes.law)
    this.published = { size: sizes.statements, at: clock() }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }
}
