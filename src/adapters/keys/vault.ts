import { createCipheriv, createDecipheriv, createPrivateKey, type KeyObject, randomBytes, scryptSync } from 'node:crypto'
import { Fault } from '../../core/values/index.ts'

/** What a key file holds. Private keys are handles: their bytes stay outside the heap that JavaScript copies about. */
export interface Vault {
  keys: Map<string, KeyObject>
  secrets: Map<string, Uint8Array>
}

const MAGIC = Buffer.from('contadora/keys/v2\n')
const SALT_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KIND = { key: 1, secret: 2 } as const
/** PKCS#8 of an Ed25519 key (RFC 8410): this, then its 32 bytes. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Slow on purpose, so it is worked out once an opening; each save has a nonce of its own under it. */
export interface Lock {
  /** log2 of scrypt's N */
  cost: number
  salt: Buffer
  key: Buffer
}

/** A passphrase that people chose costs 128 MB to try; 32 random bytes need no stretching. */
export const COST = { chosen: 17, random: 14 } as const

export function lockOf(phrase: string, cost: number, salt: Buffer = randomBytes(SALT_BYTES)): Lock {
  return { cost, salt, key: scryptSync(phrase, salt, 32, { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** (cost + 11) }) }
}

/** magic ‖ cost ‖ salt ‖ nonce ‖ tag ‖ AES-256-GCM of the records, with all before the nonce as associated data. */
export function seal(vault: Vault, { cost, salt, key }: Lock): Buffer {
  const head = Buffer.concat([MAGIC, Buffer.from([cost]), salt])
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(head)
  const plain = write(vault)
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  plain.fill(0)
  return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed])
}

/** Faults `keys-locked` for a wrong passphrase or a changed file, `keys-form` for no key file at all. */
export function unseal(bytes: Buffer, phrase: string): { vault: Vault; lock: Lock } {
  const at = MAGIC.length + 1 + SALT_BYTES
  if (bytes.length < at + NONCE_BYTES + TAG_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC) || bytes[MAGIC.length]! > 20)
    throw new Fault('keys-form', 'this is no key file of this version, or it was cut off: put it back from where you keep a copy', { file: 'keys.sealed' })
  const lock = lockOf(phrase, bytes[MAGIC.length]!, Buffer.from(bytes.subarray(MAGIC.length + 1, at)))
  const decipher = createDecipheriv('aes-256-gcm', lock.key, bytes.subarray(at, at + NONCE_BYTES)).setAAD(bytes.subarray(0, at))
  decipher.setAuthTag(bytes.subarray(at + NONCE_BYTES, at + NONCE_BYTES + TAG_BYTES))
  const plain = decipher.update(bytes.subarray(at + NONCE_BYTES + TAG_BYTES))
  try {
    decipher.final()
    return { vault: read(plain), lock }
  } catch {
    throw new Fault('keys-locked', 'the key file does not open with this passphrase: set CONTADORA_PASSPHRASE to the one it was made with')
  } finally {
    plain.fill(0)
  }
}

/** One record: kind, length of the name, name, 32 bytes. */
function write({ keys, secrets }: Vault): Buffer {
  const record = (kind: number, name: string, bytes: Uint8Array): Buffer => {
    const label = Buffer.from(name)
    return Buffer.concat([Buffer.from([kind, label.length]), label, bytes])
  }
  const privates = [...keys].map(([name, key]) => [name, key.export({ format: 'der', type: 'pkcs8' })] as const)
  const records = [
    ...privates.map(([name, der]) => record(KIND.key, name, der.subarray(PKCS8_HEAD.length))),
    ...[...secrets].map(([name, bytes]) => record(KIND.secret, name, bytes)),
  ]
  const all = Buffer.concat(records)
  for (const one of [...records, ...privates.map(([, der]) => der)]) one.fill(0)
  return all
}

function read(plain: Buffer): Vault {
  const vault: Vault = { keys: new Map(), secrets: new Map() }
  for (let at = 0; at < plain.length; ) {
    const end = at + 2 + plain[at + 1]!
    const name = plain.subarray(at + 2, end).toString()
    const bytes = plain.subarray(end, end + 32)
    if (plain[at] === KIND.key) {
      const der = Buffer.concat([PKCS8_HEAD, bytes])
      vault.keys.set(name, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
      der.fill(0)
    } else vault.secrets.set(name, new Uint8Array(bytes))
    at = end + 32
  }
  return vault
}
