import { createHash, createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto'
import { ParseOption, type SubtreeC14NOptions, XmlDocument, XmlElement } from 'libxml2-wasm'
import { decodeXml, isAlert, looseTime, readXml, XMLDSIG } from '../../core/watch/index.ts'
import { CANONICAL, DIGESTS, ENVELOPED, EXCLUSIVE, SIGNINGS } from './algorithms.ts'
import { isTrusted, type TrustStore } from './trust.ts'

const SIGNED_WORDS = ['valid', 'invalid', 'untrusted', 'unsigned'] as const
export type SignedWord = (typeof SIGNED_WORDS)[number]

export interface SignatureVerdict {
  word: SignedWord
  /** what it rests on, in English, for logs and the command line */
  because: string
  /** subjects of the certificates, as they say it themselves */
  by: string[]
  /** SHA-1 is used: a forger with means could make a second message with this signature */
  weak: boolean
}

const NS = { ds: XMLDSIG, ec: EXCLUSIVE }
const OPTIONS = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_IGNORE_ENC
const UNSIGNED: SignatureVerdict = { word: 'unsigned', because: 'there is no signature in the alert', by: [], weak: false }

/**
 * The enveloped signatures of one CAP alert (XML Signature 1.1, OASIS CAP-v1.2 section 3.3.4.1). `valid`: every signature fits the whole
 * alert and one is of a trusted certificate, alive when the alert was sent. `untrusted`: they fit, and nobody vouches for the key.
 * `invalid`: one does not fit, or signs in a way that is refused here (a part of the alert, a transformation, a keyed hash).
 * A certificate is only what it says; without a store every signature that fits is untrusted. Null when the document is not one alert: an
 * index says nothing of the signatures of what it lists. Throws the Faults of reading XML.
 */
export function verifyAlert(bytes: Uint8Array, trust: TrustStore = []): SignatureVerdict | null {
  const root = readXml(bytes)
  if (!isAlert(root)) return null
  const at = looseTime(root.children.find(({ name }) => name === 'sent')?.text.trim())?.at ?? Number.NaN
  const count = root.children.filter(({ name, ns }) => name === 'Signature' && ns === XMLDSIG).length
  if (count === 0) return UNSIGNED
  // the very text that was read above, so that nothing is verified that is not what is shown
  const text = decodeXml(bytes).trimStart()
  const verdicts = Array.from({ length: count }, (_, i) => judge(text, i, count, trust, at))
  const by = verdicts.flatMap((one) => one.by)
  const word = (['invalid', 'valid'] as const).find((wanted) => verdicts.some((one) => one.word === wanted)) ?? 'untrusted'
  const { because } = verdicts.find((one) => one.word === word)!
  return { word, because, by, weak: verdicts.some(({ weak }) => weak) }
}

function judge(text: string, i: number, count: number, trust: TrustStore, at: number): SignatureVerdict {
  const doc = XmlDocument.fromString(text, { option: OPTIONS })
  try {
    const signature = signaturesOf(doc)[i]!
    const read = readSignature(signature)
    if (typeof read === 'string') return { ...UNSIGNED, word: 'invalid', because: read }
    const { certificates, weak } = read
    const by = certificates.slice(0, 1).map(({ subject }) => subject.replaceAll('\n', ', '))
    const say = (word: SignedWord, because: string): SignatureVerdict => ({ word, because, by, weak })
    // with two signatures each was made without the other (seen in both of Canada's); a signature holds no word of the alert
    const all = Array.from({ length: count }, (_, k) => k)
    const fits = [[i], all].some((without) => digestFits(text, read.reference, without))
    if (!fits) return say('invalid', 'the digest does not fit: the alert was changed after it was signed')
    const keys = read.keys.length > 0 ? read.keys : trust.map(({ publicKey }) => publicKey)
    const key = keys.find((one) => signatureFits(read, one))
    if (!key) return read.keys.length > 0 ? say('invalid', 'the signature does not fit its key') : say('untrusted', 'it names no key, and none that is trusted fits')
    const [leaf] = certificates.filter(({ publicKey }) => publicKey.equals(key))
    const known = leaf ? isTrusted(leaf, certificates, trust, at) : trust.some((one) => one.publicKey.equals(key) && isTrusted(one, [], trust, at))
    return known ? say('valid', 'a trusted certificate') : say('untrusted', 'it fits, and no trusted certificate that was alive then vouches for its key')
  } finally {
    doc.dispose()
  }
}

function signaturesOf(doc: XmlDocument): XmlElement[] {
  return doc.root.find('ds:Signature', NS).filter((node) => node instanceof XmlElement)
}

interface Reference {
  digest: string
  value: string
  canonical: SubtreeC14NOptions
}

interface Signed {
  signedInfo: Buffer
  value: Buffer
  hash: string
  keyType: 'rsa' | 'ec'
  reference: Reference
  certificates: X509Certificate[]
  keys: KeyObject[]
  weak: boolean
}

function readSignature(signature: XmlElement): Signed | string {
  const info = signature.get('ds:SignedInfo', NS)
  const references = signature.find('ds:SignedInfo/ds:Reference', NS)
  if (!(info instanceof XmlElement) || references.length !== 1) return 'it must sign the whole alert, by one reference'
  const canonical = canonicalOf(signature.get('ds:SignedInfo/ds:CanonicalizationMethod', NS) as XmlElement | null)
  const signing = SIGNINGS.get(algorithm(signature, 'ds:SignedInfo/ds:SignatureMethod'))
  const reference = readReference(references[0] as XmlElement)
  if (!canonical || !signing) return 'its algorithms are not ones that are accepted here'
  if (typeof reference === 'string') return reference
  const certificates = signature.find('ds:KeyInfo/ds:X509Data/ds:X509Certificate', NS).flatMap((one) => certificateOf(one.content))
  return {
    signedInfo: Buffer.from(info.canonicalizeToString(canonical)), value: base64(textOf(signature, 'ds:SignatureValue')), hash: signing.hash, keyType: signing.key, reference,
    certificates, keys: [...certificates.map(({ publicKey }) => publicKey), ...(certificates.length > 0 ? [] : bareKey(signature))],
    weak: signing.hash === 'sha1' || reference.digest === 'sha1',
  }
}

/** Only the whole document counts: a reference to a part would let another part be put beside it. */
function readReference(element: XmlElement): Reference | string {
  if ((element.attr('URI')?.value ?? '-') !== '') return 'it signs a part of the alert, not the whole'
  const transforms = element.find('ds:Transforms/ds:Transform', NS) as XmlElement[]
  const others = transforms.filter((one) => one.attr('Algorithm')?.value !== ENVELOPED)
  if (others.length === transforms.length || others.length > 1) return 'it must be enveloped in the alert, without other transformations'
  const canonical = others[0] ? canonicalOf(others[0]) : {}
  const digest = DIGESTS.get(algorithm(element, 'ds:DigestMethod'))
  if (!canonical || !digest) return 'its algorithms are not ones that are accepted here'
  return { digest, value: textOf(element, 'ds:DigestValue').replace(/\s/g, ''), canonical }
}

function canonicalOf(element: XmlElement | null): SubtreeC14NOptions | undefined {
  const found = CANONICAL.get(element?.attr('Algorithm')?.value ?? '')
  const prefixes = (element?.get('ec:InclusiveNamespaces', NS) as XmlElement | null)?.attr('PrefixList')?.value.split(/\s+/).filter(Boolean)
  return found && { ...found, ...(prefixes?.length ? { inclusiveNamespacePrefixes: prefixes } : {}) }
}

function digestFits(text: string, { digest, value, canonical }: Reference, without: number[]): boolean {
  const doc = XmlDocument.fromString(text, { option: OPTIONS })
  try {
    signaturesOf(doc).filter((_, i) => without.includes(i)).forEach((one) => one.remove())
    return createHash(digest).update(doc.canonicalizeToString(canonical)).digest('base64') === value
  } finally {
    doc.dispose()
  }
}

/** XML Signature writes the two numbers of an elliptic signature side by side, not in DER. */
function signatureFits({ signedInfo, value, hash, keyType }: Signed, key: KeyObject): boolean {
  if (key.asymmetricKeyType !== keyType) return false
  return verify(hash, signedInfo, keyType === 'ec' ? { key, dsaEncoding: 'ieee-p1363' } : key, value)
}

function certificateOf(text: string): X509Certificate[] {
  try {
    return [new X509Certificate(base64(text))]
  } catch {
    return []
  }
}

function bareKey(signature: XmlElement): KeyObject[] {
  const [n, e] = ['Modulus', 'Exponent'].map((name) => base64(textOf(signature, `ds:KeyInfo/ds:KeyValue/ds:RSAKeyValue/ds:${name}`)).toString('base64url'))
  if (!n || !e) return []
  try {
    return [createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' })]
  } catch {
    return []
  }
}

function algorithm(element: XmlElement, path: string): string {
  return (element.get(path, NS) as XmlElement | null)?.attr('Algorithm')?.value ?? ''
}

function textOf(element: XmlElement, path: string): string {
  return element.get(path, NS)?.content ?? ''
}

function base64(text: string): Buffer {
  return Buffer.from(text.replace(/\s/g, ''), 'base64')
}
