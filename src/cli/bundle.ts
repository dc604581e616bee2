import { checkProof, entryOf, leafHash, parseUnverifiedProof, type Policy } from '../core/ledger/index.ts'
import { bodyDigest, type Header, unverifiedSigned } from '../core/statements/index.ts'
import { Fault } from '../core/values/index.ts'

export interface VerifiedBundle {
  ok: true
  index: number
  origin: string
  size: number
  witnesses: readonly string[]
  statement: Header
  /** null when the bundle holds the header alone */
  body: unknown
  /** thumbprint of the author's key: whether it was live is the law log's to say */
  signedBy: string
}

interface Contents {
  salt: string
  signed: string
  body?: string
  bodySalt?: string
}

/**
 * A receipt made by `ledger proof`: the checkpoint against the policy, the path against the checkpoint, the entry against salt and
 * signed bytes, the body against the digest in its header. Faults of `parseUnverifiedProof` and `checkProof`; `bundle-contents`,
 * `body-digest`.
 */
export function verifyBundle(bytes: Uint8Array, policy: Policy): VerifiedBundle {
  const proof = parseUnverifiedProof(bytes)
  const { salt, signed, body, bodySalt } = contentsOf(proof.unverifiedExtra)
  const { checkpoint, witnesses } = checkProof(proof, leafHash(entryOf(unbase64(salt), Buffer.from(signed))), policy)
  const { header, kid } = unverifiedSigned(signed)
  const bodyBytes = body === undefined ? null : unbase64(body)
  if (bodyBytes) checkBody(bodyBytes, unbase64(bodySalt ?? ''), header.bodyDigest)
  const { index } = proof
  const { origin, size } = checkpoint
  return { ok: true, index, origin, size, witnesses, statement: header, body: bodyBytes && JSON.parse(bodyBytes.toString()), signedBy: kid }
}

function checkBody(body: Uint8Array, salt: Uint8Array, digest: string): void {
  if (bodyDigest(salt, body) !== digest)
    throw new Fault('body-digest', 'the body in this file is not the one whose header was sealed')
}

function contentsOf(extra: Uint8Array | undefined): Contents {
  if (!extra) throw new Fault('bundle-contents', 'the receipt holds no statement: it was made with --bare, or elsewhere')
  try {
    const contents = JSON.parse(Buffer.from(extra).toString()) as Contents
    if (typeof contents.salt === 'string' && typeof contents.signed === 'string') return contents
  } catch {
    throw new Fault('bundle-contents', 'the contents of the receipt are not JSON')
  }
  throw new Fault('bundle-contents', 'the contents of the receipt lack salt or signed bytes')
}

function unbase64(text: string): Buffer {
  return Buffer.from(text, 'base64url')
}
