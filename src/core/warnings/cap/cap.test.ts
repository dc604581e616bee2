import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCap, type CapAlert } from '../../watch/index.ts'
import { Fault, LANGUAGES } from '../../values/index.ts'
import { FAMILIES } from '../words/index.ts'
import { jamaicaDraft, QUAKE_AT } from '../jamaica.fixture.ts'
import { ackMessage, alertMessage, cancelMessage, capTime, capWord, referenceTo, writeCap, type Envelope } from './index.ts'

const envelope = (
  n: number, over: Partial<Envelope> = {},
): Envelope => ({ identifier: `desk-7f3a-${n}`, sender: 'jam@desk.example', sent: QUAKE_AT + n * 300_000, ...over })
const first = alertMessage(jamaicaDraft(), envelope(1))
const second = alertMessage(jamaicaDraft({ version: 2, facts: { magnitude: '7.7' } }), envelope(2, { references: [referenceTo(first)] }))
const cancel = cancelMessage(jamaicaDraft({ version: 3 }), 'ended', envelope(3, { references: [referenceTo(first), referenceTo(second)] }))
const ack = ackMessage(second, 'acknowledged', { identifier: 'desk-ack-1', sender: 'cub@desk.example', sent: QUAKE_AT + 700_000 })

describe('what is written is valid and reads back as it was', () => {
  test.each<[string, CapAlert]>([['alert', first], ['update', second], ['cancel', cancel], ['ack', ack]])('%s', (_, alert) => {
    const check = checkCap(writeCap(alert))
    expect(check).toMatchObject({ valid: true, errors: [] })
    expect(check.alert).toEqual(alert)
  })

  test.each(FAMILIES)('%s', (family) => {
    const body = jamaicaDraft()
    const said = alertMessage(
      { ...body, theme: family, shapes: [{ kind: 'polygon', value: '10,-70 11,-70 11,-69 10,-70', scheme: '' }] }, envelope(1),
    )
    expect(checkCap(writeCap(said)).errors).toEqual([])
  })

  test('any words', () => {
    const words = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !/[<&]/.test(text) && text.trim() === text && text !== '')
    fc.assert(fc.property(words, (headline) => {
      const info = { ...first.infos[0]!, headline }
      const clean = headline.toWellFormed().replace(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '',
      ).replace(/\r\n?/g, '\n').trim()
      expect(checkCap(writeCap({ ...first, infos: [info] })).alert?.infos[0]?.headline ?? '').toBe(clean)
    }))
  })
})

describe('what it says', () => {
  test('restricted to the addressed by default, loud as an exercise, one block a language', () => {
    expect(first).toMatchObject(
      { status: 'Exercise', scope: 'Restricted', addresses: ['CUB', 'CYM'], msgType: 'Alert', note: 'EXERCISE, NOT REAL' }
    )
    expect(first.infos.map(({ language }) => language)).toEqual([...LANGUAGES])
    expect(first.infos.every(({ event, headline }) => event.length <= 35 && /REAL|RÉEL/.test(headline ?? ''))).toBe(true)
  })

  test('numeric offsets, never Z', () => {
    expect(first.sent.text).toBe('2020-01-28T14:15:24-05:00')
    expect([capTime(QUAKE_AT, 0).text, capTime(QUAKE_AT + 999, 330).text]).toEqual(
      ['2020-01-28T19:10:24-00:00', '2020-01-29T00:40:24+05:30']
    )
    expect(new TextDecoder().decode(writeCap(first))).not.toMatch(/\dZ</)
  })

  test('an update refers, a cancel ends without a severity', () => {
    expect(second).toMatchObject({ msgType: 'Update', references: [{ identifier: 'desk-7f3a-1', sent: '2020-01-28T14:15:24-05:00' }] })
    expect(cancel.infos[1]).toMatchObject({ urgency: 'Past', severity: 'Unknown', responseTypes: ['AllClear'] })
    expect(cancel.infos[1]!.headline).toContain('CANCELADO')
  })

  test('an acknowledgement goes to the sender alone and says which kind', () => {
    expect(ack).toMatchObject(
      { msgType: 'Ack', scope: 'Private', addresses: ['jam@desk.example'], note: 'acknowledged', status: 'Exercise', infos: [] }
    )
  })
})

describe('what is refused', () => {
  const actual = jamaicaDraft({ mode: 'actual' })
  test.each<[string, () => unknown, string]>([
    [
      'public without the right to address the public', () => alertMessage(actual, envelope(1, { public: { mayAddressPublic: false } })),
      'cap-public',
    ],
    ['a public exercise', () => alertMessage(jamaicaDraft(), envelope(1, { public: { mayAddressPublic: true } })), 'cap-public'],
    ['a cancel of nothing', () => cancelMessage(actual, 'error', envelope(1)), 'cap-references'],
    ['a sender with a space', () => alertMessage(actual, envelope(1, { sender: 'the desk' })), 'cap-word'],
    ['an identifier with a comma', () => capWord('a,b'), 'cap-word'],
    ['expired before sent', () => writeCap(alertMessage(jamaicaDraft({ expires: QUAKE_AT }), envelope(1))), 'cap-invalid'],
    [
      'an open ring',
      () => writeCap(alertMessage({ ...actual, shapes: [{ kind: 'polygon', value: '1,1 2,2 3,1 4,4', scheme: '' }] }, envelope(1))),
      'cap-invalid',
    ],
    ['markup', () => writeCap({ ...first, infos: [{ ...first.infos[0]!, headline: 'read <b>this</b>' }] }), 'cap-invalid'],
  ])('%s', (_, run, code) => {
    let caught: unknown
    try {
      run()
    } catch (error) {
      caught = error
    }
    expect(caught instanceof Fault ? caught.code : caught).toBe(code)
  })

  test('public where the authority may', () => {
    const open = alertMessage(actual, envelope(1, { public: { mayAddressPublic: true } }))
    expect([open.scope, open.restriction, checkCap(writeCap(open)).valid]).toEqual(['Public', undefined, true])
  })
})
