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
  const vault = existsSync(file) ? unseal(readFileSync(file), phrase) : { keys: {}, secrets: {} }
  const signers = new Map<string, Signer & { x: string }>()
  const save = (): void => writeDurably(file, seal(vault, phrase))
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

function seal(vault: Vault, phrase: string): Buffer {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', scryptSync(phrase, salt, 32, SCRYPT), nonce)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(vault)), cipher.final()])
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed])
}

function unseal(bytes: Buffer, phrase: string): Vault {
  try {
    const decipher = createDecipheriv('aes-256-gcm', scryptSync(phrase, bytes.subarray(0, 16), 32, SCRYPT), bytes.subarray(16, 28))
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
