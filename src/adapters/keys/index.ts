import { createCipheriv, createDecipheriv, createPrivateKey, generateKeyPairSync, randomBytes, scryptSync } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Signer, signerOf } from '../../core/statements/index.ts'
import { Fault } from '../../core/values/index.ts'

/** Private keys hosted at this node: the least trusted custody, and labelled so wherever it shows. */
export interface KeyStore {
  /** the signer filed under `name`, made on first use */
  signer(name: string): Signer & { x: string }
  /** makes those of `names` that are not there yet, and writes the file once */
  ensure(names: readonly string[]): void
  /** a secret of 32 bytes filed under `name`, made on first use (session seals, cursor seals) */
  secret(name: string): Uint8Array
  names(): string[]
}

interface Vault {
  keys: Record<string, string>
  secrets: Record<string, string>
}

/**
 * One encrypted file (scrypt, then AES-256-GCM), mode 0600. The passphrase comes from CONTADORA_KEY_PASSPHRASE or its _FILE;
 * without one a random passphrase is kept beside it in a file of mode 0600, which protects a copied backup and not the machine.
 * Fault `keys-locked` when the passphrase is wrong.
 */
export function openKeyStore(dir: string, passphrase = ''): KeyStore {
  const file = join(dir, 'keys.sealed')
  const phrase = passphrase || ownPassphrase(dir)
  const before = existsSync(file) ? readFileSync(file) : undefined
  const lock = lockOf(phrase, before?.subarray(0, 16) ?? randomBytes(16))
  const vault: Vault = before ? unseal(before, lock) : { keys: {}, secrets: {} }
  const signers = new Map<string, Signer & { x: string }>()
  const save = (): void => writeDurably(file, seal(vault, lock))
  const ensure = (names: readonly string[]): void => {
    const missing = names.filter((name) => !vault.keys[name])
    for (const name of missing) vault.keys[name] = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
    if (missing.length > 0) save()
  }
  return {
    ensure,
    signer(name) {
      let signer = signers.get(name)
      if (signer) return signer
      ensure([name])
      signer = signerOf(createPrivateKey({ key: Buffer.from(vault.keys[name]!, 'base64'), format: 'der', type: 'pkcs8' }))
      signers.set(name, signer)
      return signer
    },
    secret(name) {
      if (!vault.secrets[name]) {
        vault.secrets[name] = randomBytes(32).toString('base64')
        save()
      }
      return Buffer.from(vault.secrets[name], 'base64')
    },
    names: () => Object.keys(vault.keys),
  }
}

function ownPassphrase(dir: string): string {
  const file = join(dir, 'keys.passphrase')
  if (!existsSync(file)) writeDurably(file, Buffer.from(randomBytes(32).toString('base64url')))
  return readFileSync(file, 'utf8')
}

const SCRYPT = { N: 16384, r: 8, p: 1 }

interface Lock {
  salt: Buffer
  key: Buffer
}

/** Derived once an opening, since it is slow by design: 50 ms. A file is told from the next by its nonce; its salt stays. */
function lockOf(phrase: string, salt: Buffer): Lock {
  return { salt: Buffer.from(salt), key: scryptSync(phrase, salt, 32, SCRYPT) }
}

function seal(vault: Vault, { salt, key }: Lock): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(vault)), cipher.final()])
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed])
}

function unseal(bytes: Buffer, { key }: Lock): Vault {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(16, 28))
    decipher.setAuthTag(bytes.subarray(28, 44))
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(44)), decipher.final()]).toString()) as Vault
  } catch {
    throw new Fault('keys-locked', 'the key file does not open with this passphrase: set CONTADORA_KEY_PASSPHRASE to the one it was made with')
  }
}

/** Write, fsync, rename, fsync the folder: after a crash the old file or the new one stands, whole. */
export function writeDurably(file: string, bytes: Uint8Array, mode = 0o600): void {
  const part = `${file}.${process.pid}.part`
  writeFileSync(part, bytes, { mode, flush: true })
  chmodSync(part, mode)
  renameSync(part, file)
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
