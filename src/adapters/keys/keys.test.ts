import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changePassphrase, openKeyStore, passphraseFrom } from './index.ts'
import { unseal } from './vault.ts'

let dir: string
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'contadora-keys-'))))
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const sealed = (): Buffer => readFileSync(join(dir, 'keys.sealed'))
const PHRASE = 'a phrase of the desk'

/** Everything private in the file, in every spelling in which it could slip out. */
function spellings(phrase: string): string[] {
  const { vault } = unseal(sealed(), phrase)
  const seeds = [...vault.keys.values()].map((key) => Buffer.from(key.export({ format: 'jwk' }).d!, 'base64url'))
  return [...seeds, ...vault.secrets.values()].flatMap((bytes) => (['hex', 'base64', 'base64url', 'latin1'] as const).map((how) => Buffer.from(bytes).toString(how)))
}

describe('a key store', () => {
  it('keeps keys and secrets under their names, and opens with its passphrase only', () => {
    const first = openKeyStore(dir, PHRASE)
    const [{ x, kid }, secret] = [first.signer('JAM/releaser'), first.secret('sessions')]
    first.ensure(['CUB/releaser'])
    const again = openKeyStore(dir, PHRASE)
    expect([again.signer('JAM/releaser').x, again.secret('sessions'), again.names()]).toEqual([x, secret, ['JAM/releaser', 'CUB/releaser']])
    expect([again.byId(kid)?.x, again.byId('none')]).toEqual([x, undefined])
    expect(() => openKeyStore(dir, 'of another')).toThrow(expect.objectContaining({ code: 'keys-locked' }))
    expect(() => openKeyStore(dir)).toThrow(expect.objectContaining({ code: 'keys-locked' }))
    expect(existsSync(join(dir, 'keys.passphrase'))).toBe(false)
  })

  it('never writes the same bytes under one nonce, and never a key in the clear', () => {
    const store = openKeyStore(dir, PHRASE)
    const files = ['a', 'b', 'c'].map((name) => {
      store.secret(name)
      store.signer(name)
      return sealed()
    })
    expect(new Set(files.map((bytes) => bytes.subarray(35, 47).toString('hex'))).size).toBe(3)
    for (const text of spellings(PHRASE)) expect(files[2]!.toString('latin1').includes(text)).toBe(false)
  })

  it('opened to inspect undoes nothing that a running desk adds meanwhile', () => {
    const running = openKeyStore(dir)
    running.secret('sessions')
    const beside = openKeyStore(dir, '', { inspect: true })
    const { x } = running.signer('JAM/releaser')
    beside.signer('CUB/releaser')
    beside.secret('cursors')
    expect(openKeyStore(dir).names()).toEqual(['JAM/releaser'])
    expect(openKeyStore(dir).signer('JAM/releaser').x).toBe(x)
  })

  it.skipIf(process.platform === 'win32')('refuses a file that others could read, and says what to do; what it writes nobody else reads', () => {
    openKeyStore(dir).signer('a')
    for (const file of ['keys.sealed', 'keys.passphrase']) {
      expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600)
      for (const mode of [0o640, 0o604, 0o660, 0o644]) {
        chmodSync(join(dir, file), mode)
        expect(() => openKeyStore(dir)).toThrow(expect.objectContaining({ code: 'keys-open', message: expect.stringContaining(`chmod 600 ${join(dir, file)}`) }))
      }
      chmodSync(join(dir, file), 0o600)
    }
    expect(openKeyStore(dir).names()).toEqual(['a'])
  })

  it('says what is wrong with a file that was cut off, damaged, or is none', () => {
    openKeyStore(dir).signer('a')
    const whole = sealed()
    const codeOf = (bytes: Buffer): string => {
      writeFileSync(join(dir, 'keys.sealed'), bytes, { mode: 0o600 })
      try {
        openKeyStore(dir)
      } catch (error) {
        return (error as { code: string }).code
      }
      return 'none'
    }
    expect([codeOf(whole.subarray(0, 40)), codeOf(Buffer.alloc(200)), codeOf(whole.subarray(0, whole.length - 1))]).toEqual(['keys-form', 'keys-form', 'keys-locked'])
    for (const at of [20, 40, 50, 70]) {
      const bad = Buffer.from(whole)
      bad[at]! ^= 1
      expect(codeOf(bad)).toBe('keys-locked')
    }
    expect(codeOf(whole)).toBe('none')
  })

  it('changes its passphrase: the same keys, another salt, and the phrase beside it is gone', () => {
    const { x } = openKeyStore(dir).signer('a')
    const before = sealed()
    expect(() => changePassphrase(dir, '', 'short')).toThrow(expect.objectContaining({ code: 'passphrase-short' }))
    expect(() => changePassphrase(join(dir, 'none'), '', PHRASE)).toThrow(expect.objectContaining({ code: 'keys-missing' }))
    expect(changePassphrase(dir, '', PHRASE)).toEqual({ keys: 1 })
    expect(sealed().subarray(19, 35)).not.toEqual(before.subarray(19, 35))
    expect(openKeyStore(dir, PHRASE).signer('a').x).toBe(x)
    expect(readdirSync(dir)).toEqual(['keys.sealed'])
    expect(() => changePassphrase(dir, 'not this one', 'another long phrase')).toThrow(expect.objectContaining({ code: 'keys-locked' }))
  })

  it('shows nothing private when it is printed, nor does a Fault of it', () => {
    const store = openKeyStore(dir, PHRASE)
    store.signer('a')
    store.secret('b')
    let fault: unknown
    try {
      openKeyStore(dir, 'wrong, and secret too')
    } catch (error) {
      fault = error
    }
    const shown = [store, store.signer('a'), fault].map((one) => inspect(one, { depth: 9, showHidden: true }) + JSON.stringify(one)).join('\n')
    for (const text of [...spellings(PHRASE), PHRASE, 'wrong, and secret too']) expect(shown.includes(text)).toBe(false)
  })

  it('files keys under plain names only', () => {
    expect(() => openKeyStore(dir).signer('a\nb')).toThrow(expect.objectContaining({ code: 'key-name' }))
  })
})

it('a passphrase comes from the environment or from a file, whose last line end is not part of it', () => {
  const file = join(dir, 'phrase')
  writeFileSync(file, ' spaces count \n')
  expect(passphraseFrom({ CONTADORA_PASSPHRASE: 'x' })).toBe('x')
  expect(passphraseFrom({ CONTADORA_PASSPHRASE: 'x', CONTADORA_PASSPHRASE_FILE: file })).toBe(' spaces count ')
  expect(() => passphraseFrom({ CONTADORA_PASSPHRASE_FILE: join(dir, 'none') })).toThrow(expect.objectContaining({ code: 'file-unreadable' }))
  expect(passphraseFrom({})).toBe('')
})
