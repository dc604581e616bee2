import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Signer, signerOf } from '../../core/statements/index.ts'
import { Fault } from '../../core/values/index.ts'
import { readPrivate, writeDurably } from './files.ts'
import { COST, type Lock, lockOf, seal, unseal, type Vault } from './vault.ts'

export { passphraseFrom, writeDurably } from './files.ts'

/** Private keys kept in one file: at a state's own node, or hosted at a desk, the least trusted custody and labelled so wherever it shows. */
export interface KeyStore {
  /** the signer filed under `name`, made on first use */
  signer(name: string): Signer & { x: string }
  /** the signer of this key, whatever its name; undefined when the key is not kept here */
  byId(kid: string): (Signer & { x: string }) | undefined
  /** makes those of `names` that are not there yet, and writes the file once */
  ensure(names: readonly string[]): void
  /** a secret of 32 bytes filed under `name`, made on first use (session seals, cursor seals) */
  secret(name: string): Uint8Array
  /** names of the private keys; of the secrets nothing shows */
  names(): string[]
}

const FILE = 'keys.sealed'
const OWN_PHRASE = 'keys.passphrase'

/**
 * One encrypted file (scrypt, then AES-256-GCM), mode 0600. The passphrase comes from CONTADORA_PASSPHRASE or its _FILE;
 * without one a random passphrase is kept beside it in a file of mode 0600, which protects a copied backup and not the machine.
 * Faults `keys-locked` when the passphrase is wrong, `keys-open` when others may read a file, `keys-form`. With `inspect` nothing is
 * written: beside a running desk, whose newer keys a save would undo, what is made on first use is forgotten at the end.
 */
export function openKeyStore(dir: string, passphrase = '', { inspect = false } = {}): KeyStore {
  const { vault, lock } = opened(dir, passphrase, inspect)
  const signers = new Map<string, Signer & { x: string }>()
  const save = (): void => {
    if (!inspect) writeDurably(join(dir, FILE), seal(vault, lock))
  }
  const ensure = (names: readonly string[]): void => {
    const missing = names.filter((name) => !vault.keys.has(name))
    for (const name of missing) vault.keys.set(named(name), generateKeyPairSync('ed25519').privateKey)
    if (missing.length > 0) save()
  }
  const signer = (name: string): Signer & { x: string } => {
    ensure([name])
    const known = signers.get(name) ?? signerOf(vault.keys.get(name)!)
    signers.set(name, known)
    return known
  }
  return {
    ensure, signer,
    byId: (kid) => [...vault.keys.keys()].map(signer).find((one) => one.kid === kid),
    secret(name) {
      const known = vault.secrets.get(name) ?? new Uint8Array(randomBytes(32))
      if (!vault.secrets.has(named(name))) {
        vault.secrets.set(name, known)
        save()
      }
      return known
    },
    names: () => [...vault.keys.keys()],
  }
}

/**
 * Seals the file again under another passphrase, with a new salt. Keys stay the same: copies of the old file still open with the old
 * passphrase. Faults of openKeyStore, `passphrase-short`, `keys-missing`.
 */
export function changePassphrase(dir: string, before: string, after: string): { keys: number } {
  if (after.length < MIN_PHRASE) throw new Fault('passphrase-short', `a passphrase has at least ${MIN_PHRASE} characters`, { field: 'CONTADORA_NEW_PASSPHRASE' })
  if (!existsSync(join(dir, FILE))) throw new Fault('keys-missing', 'there is no key file here', { file: join(dir, FILE) })
  const { vault } = opened(dir, before, true)
  writeDurably(join(dir, FILE), seal(vault, lockOf(after, COST.chosen)))
  rmSync(join(dir, OWN_PHRASE), { force: true })
  return { keys: vault.keys.size }
}

const MIN_PHRASE = 12

function opened(dir: string, passphrase: string, inspect: boolean): { vault: Vault; lock: Lock } {
  const phrase = passphrase || ownPhrase(dir, inspect)
  const bytes = readPrivate(join(dir, FILE))
  if (bytes) return unseal(bytes, phrase)
  return { vault: { keys: new Map(), secrets: new Map() }, lock: lockOf(phrase, passphrase ? COST.chosen : COST.random) }
}

/** A key file sealed with a chosen passphrase has no phrase beside it: then an empty one is simply wrong, and says so. */
function ownPhrase(dir: string, inspect: boolean): string {
  const file = join(dir, OWN_PHRASE)
  const known = readPrivate(file)
  if (known) return known.toString('utf8')
  if (existsSync(join(dir, FILE))) throw new Fault('keys-locked', 'the key file is sealed with a passphrase: set CONTADORA_PASSPHRASE, or CONTADORA_PASSPHRASE_FILE to a file that holds it')
  const made = randomBytes(32).toString('base64url')
  if (!inspect) writeDurably(file, Buffer.from(made))
  return made
}

/** Names of keys and secrets are ours; 255 bytes is what a record holds. Fault `key-name`. */
function named(name: string): string {
  if (!/^[\x21-\x7e]{1,200}$/.test(name)) throw new Fault('key-name', 'a key is filed under a name of 1 to 200 plain characters', { field: 'name' })
  return name
}
