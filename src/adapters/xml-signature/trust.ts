import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../core/values/index.ts'

/** Certificates that this desk trusts: of a sender itself, or of an authority that issues to senders. */
export type TrustStore = readonly X509Certificate[]

/** Every .pem, .crt and .cer of a folder. Faults `trust-unreadable` and `trust-empty`: an empty store would call everybody a stranger. */
export function readTrust(folder: string): TrustStore {
  let names: string[]
  try {
    names = readdirSync(folder).filter((name) => /\.(pem|crt|cer)$/i.test(name)).sort()
  } catch {
    throw new Fault('trust-unreadable', 'the folder of trusted certificates cannot be read', { file: folder })
  }
  const found = names.flatMap((name) => certificatesIn(join(folder, name)))
  if (found.length === 0) throw new Fault('trust-empty', 'no certificate (.pem, .crt, .cer) is in this folder', { file: folder })
  return found
}

function certificatesIn(file: string): X509Certificate[] {
  const bytes = readFileSync(file)
  const blocks = bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g)
  try {
    return (blocks ?? [bytes]).map((one) => new X509Certificate(one))
  } catch {
    throw new Fault('trust-unreadable', 'not a certificate in PEM or DER', { file })
  }
}

const LONGEST_CHAIN = 5

/**
 * Whether a certificate is one of the store, or leads to an authority of it through what came with the message, each valid on that day.
 * No revocation list is asked: a certificate is withdrawn by taking it out of the folder.
 */
export function isTrusted(leaf: X509Certificate, others: readonly X509Certificate[], trust: TrustStore, at: number): boolean {
  const alive = (one: X509Certificate) => Date.parse(one.validFrom) <= at && at <= Date.parse(one.validTo)
  const issues = (by: X509Certificate, one: X509Certificate) => by.ca && alive(by) && one.checkIssued(by) && one.verify(by.publicKey)
  let one: X509Certificate | undefined = leaf
  for (let depth = 0; one && alive(one) && depth < LONGEST_CHAIN; depth++) {
    const current: X509Certificate = one
    if (trust.some((anchor) => anchor.fingerprint256 === current.fingerprint256 || issues(anchor, current))) return true
    one = others.find((other) => other.fingerprint256 !== current.fingerprint256 && issues(other, current))
  }
  return false
}
