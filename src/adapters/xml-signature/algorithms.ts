import { XmlC14NMode } from 'libxml2-wasm'

const DSIG = 'http://www.w3.org/2000/09/xmldsig#'
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#'
const ENC = 'http://www.w3.org/2001/04/xmlenc#'

export const ENVELOPED = `${DSIG}enveloped-signature`
export const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#'

export interface Canonical {
  mode: (typeof XmlC14NMode)[keyof typeof XmlC14NMode]
  withComments: boolean
}

/** W3C Canonical XML 1.0 and 1.1, and Exclusive Canonicalization 1.0, each with and without comments. */
export const CANONICAL = new Map<string, Canonical>([
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', XmlC14NMode.XML_C14N_1_0], [EXCLUSIVE, XmlC14NMode.XML_C14N_EXCLUSIVE_1_0],
  ['http://www.w3.org/2006/12/xml-c14n11', XmlC14NMode.XML_C14N_1_1],
].flatMap(([uri, mode]) => [
  [uri as string, { mode: mode as Canonical['mode'], withComments: false }],
  [`${String(uri).replace(/#$/, '')}#WithComments`, { mode: mode as Canonical['mode'], withComments: true }],
]))

/** Names of node:crypto. SHA-1 is read because national services still sign with it, and is said beside the word. */
export const DIGESTS = new Map([
  [`${DSIG}sha1`, 'sha1'], [`${ENC}sha256`, 'sha256'], [`${MORE}sha384`, 'sha384'], [`${ENC}sha512`, 'sha512'],
])

export interface Signing {
  hash: string
  key: 'rsa' | 'ec'
}

/** RFC 9231. A keyed hash is missing on purpose: whoever can check one can make one. */
export const SIGNINGS = new Map<string, Signing>([
  [`${DSIG}rsa-sha1`, { hash: 'sha1', key: 'rsa' }], [`${MORE}rsa-sha256`, { hash: 'sha256', key: 'rsa' }],
  [`${MORE}rsa-sha384`, { hash: 'sha384', key: 'rsa' }], [`${MORE}rsa-sha512`, { hash: 'sha512', key: 'rsa' }],
  [`${MORE}ecdsa-sha1`, { hash: 'sha1', key: 'ec' }], [`${MORE}ecdsa-sha256`, { hash: 'sha256', key: 'ec' }],
  [`${MORE}ecdsa-sha384`, { hash: 'sha384', key: 'ec' }], [`${MORE}ecdsa-sha512`, { hash: 'sha512', key: 'ec' }],
])
