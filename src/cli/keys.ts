import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type KeyStore, openKeyStore, passphraseFrom } from '../adapters/keys/index.ts'
import { type Announcement, BYTES_32, type Header, type KeyBody, parseParcel, type Parcel, type Signer, utter, writeParcel } from '../core/statements/index.ts'
import { Fault, type Json } from '../core/values/index.ts'
import type { Desk, KeyRow } from '../server/index.ts'
import type { Global } from './io.ts'
import { server } from './server.ts'

/** Where keys are looked for, who signs, and where the act goes. */
export interface KeyOptions {
  keys?: string
  by?: string
  to?: string
  dryRun?: boolean
}

export const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))

/** The key file of `--keys`, else that of the data directory. `make`: it may be a new one. Fault `keys-missing`. */
export async function keyFile(global: Global, { keys }: KeyOptions, how: { make?: boolean; inspect?: boolean } = {}): Promise<KeyStore> {
  const dir = keys ?? (await dataDir(global))
  if (how.make) mkdirSync(dir, { recursive: true, mode: 0o700 })
  else if (!existsSync(join(dir, 'keys.sealed'))) throw new Fault('keys-missing', 'there is no key file here: "contadora key make NAME --keys DIR" makes one', { file: dir })
  return openKeyStore(dir, passphraseFrom(process.env), { inspect: how.inspect ?? false })
}

async function dataDir({ data }: Global): Promise<string> {
  const { readConfig, ROOT } = await server()
  return readConfig(data === undefined ? {} : { data }, process.env, ROOT).dir
}

/** A signer by thumbprint or by name; of several under one name (`MEX/root`, `MEX/root/2`) the newest that `live` knows. Fault `key-unknown`. */
export function signerIn(store: KeyStore, asked: string, live: readonly KeyRow[] = []): Signer & { x: string } {
  const found = store.byId(asked)
  if (found) return found
  const named = store.names().filter((name) => name === asked || name.startsWith(`${asked}/`)).map((name) => store.signer(name))
  const known = named.filter(({ kid }) => live.some(({ key, to }) => key === kid && to === null))
  const signer = known.at(-1) ?? named.at(-1)
  if (!signer) throw new Fault('key-unknown', `no key "${asked}" in this key file; there are ${store.names().join(', ') || 'none'}`, { field: 'by' })
  return signer
}

/** A place where the law log is read and a key act is sealed: a desk of this machine that is not running, or one that answers at an address. */
export interface Place {
  rows: KeyRow[]
  /** the key file to sign with; where a desk runs that is not asked for `--keys`, its own file, which is then only read */
  file: KeyStore
  /** whether a new key may be put into that file */
  mayMake: boolean
  seal(parcel: Parcel & { header: Header }, dryRun: boolean): Promise<Json>
}

export async function atPlace<T>(global: Global, options: KeyOptions, run: (place: Place) => Promise<T>): Promise<T> {
  const { to, keys } = options
  const own = keys === undefined ? null : await keyFile(global, options)
  if (to !== undefined) {
    const file = own ?? (await keyFile(global, options, { inspect: true }))
    return run({ rows: await rowsAt(to), file, mayMake: own !== null, seal: async (parcel, dryRun) => (dryRun ? null : ((await send(to, writeParcel(parcel))) as Json)) })
  }
  const { keyRows, sealLaw, tryKeyActs, withDesk } = await server()
  const rowsOf = async (desk: Desk): Promise<KeyRow[]> => {
    const { size } = (await desk.store.heads()).law
    return keyRows((await desk.law(size)).ring, size)
  }
  await withDesk(global, async () => {}, { inspect: true })
  return withDesk(global, async (desk) => run({
    rows: await rowsOf(desk), file: own ?? desk.keys, mayMake: true,
    async seal(parcel, dryRun) {
      if (dryRun) {
        await tryKeyActs(desk, [parcel])
        return null
      }
      const [sealed] = await sealLaw(desk, [parcel])
      return { id: parcel.header.id, entry: sealed!.idx }
    },
  }))
}

export async function rowsAt(to: string): Promise<KeyRow[]> {
  return ((await answerOf(`${to}/api/v1/keys`, {})) as { keys: KeyRow[] }).keys
}

/** Posts an envelope; the desk's own refusal comes back as a Fault with its code. Fault `unreachable`. */
export async function send(to: string, envelope: string): Promise<unknown> {
  parseParcel(Buffer.from(envelope))
  return answerOf(`${to}/api/v1/statements`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: envelope })
}

async function answerOf(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(30_000) }).catch((error: unknown) => {
    throw new Fault('unreachable', `${url} does not answer (${error instanceof Error ? ((error.cause as { code?: string } | undefined)?.code ?? error.message) : 'unknown'}): nothing was changed, try again`)
  })
  const text = await response.text()
  const body = jsonIn(text)
  if (response.ok && body !== null) return body
  const { title, detail, field } = (body ?? {}) as { title?: string; detail?: string; field?: string }
  throw new Fault(title && response.status < 500 ? title : 'unreachable', detail ?? `${url} answered ${response.status}`, field === undefined ? {} : { field })
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** One key act, signed by a key that stands in `rows` with its office, and sealed there. */
export async function act(place: Place, signer: Signer, body: KeyBody, dryRun: boolean): Promise<{ act: KeyBody; by: string; sealed: Json }> {
  const own = place.rows.find(({ key, to }) => key === signer.kid && to === null)
  if (!own) throw new Fault('key-unknown', `${signer.kid} does not live in the law log there: have it announced first`, { field: 'by' })
  const authority = { agency: String(own.office), nature: own.nature as Announcement['nature'] }
  const parcel = utter({ kind: 'key', author: String(own.party), authority, made: Date.now(), release: { audience: 'public' }, body: body as unknown as Json }, signer, random)
  return { act: body, by: signer.kid, sealed: await place.seal(parcel, dryRun) }
}

/** The public half that was given, or a new key under `name` in the key file; a dry run makes none. Faults `key-shape`, `usage`. */
export function publicHalf({ file, mayMake }: Place, given: string | undefined, name: string, dryRun = false): string {
  if (given !== undefined) {
    if (!BYTES_32.test(given)) throw new Fault('key-shape', 'an Ed25519 public key is 32 bytes in base64url: "contadora key make" prints it as x', { field: 'x' })
    return given
  }
  if (dryRun) return NO_KEY
  if (!mayMake) throw new Fault('usage', 'the desk runs and keeps its own key file: give the public half with --x, a key file of your own with --keys, or stop the desk', { field: 'x' })
  return file.signer(nextName(file, name)).x
}

/** Stands for the key that a dry run would make. */
const NO_KEY = 'A'.repeat(43)

function nextName(store: KeyStore, name: string): string {
  const taken = new Set(store.names())
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name}/${n}`
    if (!taken.has(tried)) return tried
  }
}

