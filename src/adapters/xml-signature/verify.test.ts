import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asFault } from '../../core/values/index.ts'
import { readTrust, verifyAlert } from './index.ts'

const noOpenssl = spawnSync('openssl', ['version']).status !== 0
const dir = mkdtempSync(join(tmpdir(), 'contadora-sign-'))
afterAll(() => rmSync(dir, { recursive: true }))

const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' })
const pem = (name: string) => readFileSync(join(dir, `${name}.pem`), 'utf8')
const trusted = (...names: string[]) => names.map((name) => new X509Certificate(pem(name)))
const utf8 = (text: string) => new TextEncoder().encode(text)

beforeAll(() => {
  if (noOpenssl) return
  const self = ['-nodes', '-days', '3650', '-x509']
  const made = (name: string, ...key: string[]) => openssl('req', ...self, '-newkey', ...key, '-subj', `/O=Synthetic ${name}`, '-keyout', `${name}.key`, '-out', `${name}.pem`)
  made('authority', 'rsa:2048')
  made('stranger', 'rsa:2048')
  made('curve', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256')
  openssl('req', '-nodes', '-newkey', 'rsa:2048', '-subj', '/O=Synthetic sender', '-keyout', 'sender.key', '-out', 'sender.csr')
  openssl('x509', '-req', '-in', 'sender.csr', '-CA', 'authority.pem', '-CAkey', 'authority.key', '-CAcreateserial', '-days', '3650', '-out', 'sender.pem')
})

// certificates made here live from today on
const SENT = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 19)}-00:00`
const alertOf = (sent: string) => `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><!-- drill --><identifier>s-1</identifier><sender>w@example.org</sender>
<sent>${sent}</sent><status>Exercise</status><msgType>Alert</msgType><scope>Public</scope></alert>`
const ALERT = alertOf(SENT)
const C14N = {
  '1.0': [0, 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'], '1.1': [2, 'http://www.w3.org/2006/12/xml-c14n11'],
  exclusive: [1, 'http://www.w3.org/2001/10/xml-exc-c14n#'], comments: [0, 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments'],
} as const

interface How {
  by: string
  canonical?: keyof typeof C14N
  uri?: string
  withKey?: boolean
  alert?: string
}

function signed({ by, canonical = '1.0', uri = '', withKey = true, alert = ALERT }: How): string {
  const [mode, algorithm] = C14N[canonical]
  const options = { mode, withComments: canonical === 'comments' }
  const method = `http://www.w3.org/2001/04/xmldsig-more#${by === 'curve' ? 'ecdsa' : 'rsa'}-sha256`
  const digest = createHash('sha256').update(XmlDocument.fromString(alert).canonicalizeToString(options)).digest('base64')
  const info = `<SignedInfo><CanonicalizationMethod Algorithm="${algorithm}"/><SignatureMethod Algorithm="${method}"/><Reference URI="${uri}"><Transforms><Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><Transform Algorithm="${algorithm}"/></Transforms><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue>${digest}</DigestValue></Reference></SignedInfo>`
  const key = withKey ? `<KeyInfo><X509Data><X509Certificate>${pem(by).replace(/-----.*-----|\n/g, '')}</X509Certificate></X509Data></KeyInfo>` : ''
  const whole = (value: string) => alert.replace('</alert>', `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">${info}<SignatureValue>${value}</SignatureValue>${key}</Signature></alert>`)
  const node = XmlDocument.fromString(whole('')).get('//ds:SignedInfo', { ds: 'http://www.w3.org/2000/09/xmldsig#' }) as XmlElement
  const bytes = Buffer.from(node.canonicalizeToString(options))
  return whole(sign('sha256', bytes, { key: createPrivateKey(readFileSync(join(dir, `${by}.key`))), dsaEncoding: 'ieee-p1363' }).toString('base64'))
}

const wordOf = (text: string, ...names: string[]) => verifyAlert(utf8(text), trusted(...names))?.word

test.skipIf(noOpenssl).each(Object.keys(C14N) as (keyof typeof C14N)[])('canonical %s: fits, and not after one letter has changed', (canonical) => {
  const text = signed({ by: 'sender', canonical })
  expect([wordOf(text, 'sender'), wordOf(text, 'authority'), wordOf(text, 'stranger'), wordOf(text)]).toEqual(['valid', 'valid', 'untrusted', 'untrusted'])
  expect(wordOf(text.replace('Exercise', 'Actual'), 'authority')).toBe('invalid')
  expect(wordOf(text.replace('drill', 'other'), 'sender')).toBe(canonical === 'comments' ? 'invalid' : 'valid')
})

test.skipIf(noOpenssl)('elliptic keys, no key named, a key of somebody else', () => {
  expect(wordOf(signed({ by: 'curve', canonical: 'exclusive' }), 'curve')).toBe('valid')
  const bare = signed({ by: 'stranger', withKey: false })
  expect([wordOf(bare, 'stranger'), wordOf(bare, 'authority')]).toEqual(['valid', 'untrusted'])
  const claimed = signed({ by: 'stranger' }).replace(/<X509Certificate>.*<\/X509Certificate>/, `<X509Certificate>${pem('authority').replace(/-----.*-----|\n/g, '')}</X509Certificate>`)
  expect(wordOf(claimed, 'authority')).toBe('invalid')
})

test.skipIf(noOpenssl)('what signs less than the whole, or after the certificate has ended, is not valid', () => {
  expect(verifyAlert(utf8(signed({ by: 'sender', uri: '#part' })), trusted('sender'))).toMatchObject({ word: 'invalid', because: expect.stringContaining('part') })
  const digest = signed({ by: 'sender' }).replace('2001/04/xmlenc#sha256', '2001/04/xmlenc#md5')
  expect(wordOf(digest, 'sender')).toBe('invalid')
  const wrapped = signed({ by: 'sender' }).replace('</scope>', '</scope><info><event>Flood</event></info>')
  expect(wordOf(wrapped, 'sender')).toBe('invalid')
  const old = signed({ by: 'sender', alert: alertOf('2001-01-01T00:00:00-00:00') })
  expect(wordOf(old, 'sender', 'authority')).toBe('untrusted')
  const unsaid = signed({ by: 'sender' }).replace(/<Signature[\s\S]*<\/Signature>/, '')
  expect(wordOf(unsaid, 'sender')).toBe('unsigned')
})

test('an external entity is refused before anything is verified', () => {
  const text = ALERT.replace('<alert', '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/passwd">]><alert').replace('s-1', '&x;')
  expect(() => verifyAlert(utf8(text))).toThrow(expect.objectContaining({ code: 'xml-doctype' }))
})

test('a folder without certificates, and one that is not there, say so', () => {
  const empty = mkdtempSync(join(dir, 'empty-'))
  const code = (folder: string) => {
    try {
      return readTrust(folder).length
    } catch (error) {
      return asFault(error).code
    }
  }
  expect([code(empty), code(join(dir, 'none'))]).toEqual(['trust-empty', 'trust-unreadable'])
  writeFileSync(join(empty, 'x.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
  expect(code(empty)).toBe('trust-unreadable')
})
