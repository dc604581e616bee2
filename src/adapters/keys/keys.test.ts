import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKeyStore } from './index.ts'

let dir: string
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'contadora-keys-'))))
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('a key store', () => {
  it('keeps keys and secrets under their names, and opens with its passphrase only', () => {
    const first = openKeyStore(dir, 'of the desk')
    const [{ x }, secret] = [first.signer('JAM/releaser'), first.secret('sessions')]
    first.ensure(['CUB/releaser'])
    const again = openKeyStore(dir, 'of the desk')
    expect([again.signer('JAM/releaser').x, again.secret('sessions'), again.names()]).toEqual([x, secret, ['JAM/releaser', 'CUB/releaser']])
    expect(() => openKeyStore(dir, 'of another')).toThrow(expect.objectContaining({ code: 'keys-locked' }))
  })

  it('never writes the same bytes under one nonce, and never a key in the clear', () => {
    const store = openKeyStore(dir, 'of the desk')
    const sealed = ['a', 'b', 'c'].map((name) => {
      store.secret(name)
      return readFileSync(join(dir, 'keys.sealed'))
    })
    expect(new Set(sealed.map((bytes) => bytes.subarray(16, 28).toString('hex'))).size).toBe(3)
    expect(sealed[2]!.includes(store.secret('a').toString())).toBe(false)
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
})
