import { expect, test } from 'vitest'
import type { SeatBody } from '../../core/statements/index.ts'
import { afterAct, type Seat } from './seat-fold.ts'

const id = 'a'.repeat(32)
const OFFER: SeatBody = { act: 'offered', seat: id, party: 'JAM', office: 'Duty desk', nature: 'civil', role: 'drafter', at: 1 }
const passkey = { id: 'k', key: 'AA', transports: [], counter: 0, synced: false, label: 'phone' }

function fold(said: readonly (readonly [author: string, body: SeatBody])[]): Seat | undefined {
  const seats = new Map<string, Seat>()
  said.forEach(([author, body], at) => afterAct(seats, 'DESK', { author, at, body }))
  return seats.get(id)
}

test('offered, taken, given a passkey, closed', () => {
  const seat = fold([['DESK', OFFER], ['DESK', { act: 'accepted', seat: id, party: 'JAM', invite: id }], ['DESK', { act: 'passkey-added', seat: id, party: 'JAM', passkey }], ['JAM', { act: 'closed', seat: id, party: 'JAM', why: 'by-office' }]])
  expect(seat).toMatchObject({ since: 1, closed: 3, passkeys: [{ id: 'k', added: 2, suspect: null }] })
})

test('nobody else offers a seat, and a party gives none of its seats a passkey by its own word', () => {
  expect(fold([['JAM', OFFER]])).toBeUndefined()
  const add: SeatBody = { act: 'passkey-added', seat: id, party: 'JAM', passkey }
  expect(fold([['DESK', OFFER], ['JAM', add], ['CUB', { ...add, party: 'CUB' }]])!.passkeys).toEqual([])
})

test('another state closes no seat, under its own name or a false one', () => {
  const close = (party: string): SeatBody => ({ act: 'closed', seat: id, party, why: 'by-office' })
  expect(fold([['DESK', OFFER], ['CUB', close('CUB')], ['CUB', close('JAM')]])!.closed).toBeNull()
})

test('a seat is offered once: a second offer under its id changes nothing', () => {
  expect(fold([['DESK', OFFER], ['DESK', { ...OFFER, party: 'CUB', role: 'releaser' }]])).toMatchObject({ party: 'JAM', role: 'drafter' })
})

test('signing out everywhere begins a new round; one session does not', () => {
  const out = (session: string | null): SeatBody => ({ act: 'signed-out', seat: id, party: 'JAM', session })
  expect(fold([['DESK', OFFER], ['DESK', out('0'.repeat(64))]])!.round).toBe(0)
  expect(fold([['DESK', OFFER], ['DESK', out(null)], ['DESK', out(null)]])!.round).toBe(2)
})
