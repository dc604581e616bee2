import type { AuditLine, DoorsView } from '../src/web/index.ts'
import { MIN, QUAKE } from './web-context.ts'

const SEAT = '11'.repeat(16)

export const doors: DoorsView = {
  seat: SEAT, how: 'invite', until: QUAKE + 600 * MIN, passkeysHere: true, mayClose: true, mayAudit: true,
  passkeys: [
    { id: 'k1', label: 'Duty phone', added: QUAKE - 600 * MIN, synced: true, suspect: null },
    { id: 'k2', label: 'Key in the safe', added: QUAKE - 500 * MIN, synced: false, suspect: QUAKE - MIN },
  ],
  seats: [
    { id: SEAT, office: 'ODPEM duty desk', role: 'releaser', since: QUAKE - 700 * MIN, passkeys: 2, suspect: true, own: true },
    { id: '22'.repeat(16), office: 'ODPEM duty desk', role: 'drafter', since: QUAKE - 700 * MIN, passkeys: 1, suspect: false, own: false },
  ],
}

export const doorsEmpty: DoorsView = { ...doors, seat: null, how: 'demo', passkeysHere: false, passkeys: [], seats: [], mayClose: false, mayAudit: false }

const line = (n: number, over: Partial<AuditLine>): AuditLine => ({
  id: String(n).repeat(32), at: QUAKE + n * MIN, act: 'sign-in', what: 'passkey', seat: SEAT, office: 'ODPEM duty desk', role: 'releaser', how: 'passkey', count: 1, statement: null, ...over,
})

export const lines: AuditLine[] = [
  line(5, { act: 'release', what: 'warning', statement: 'ab'.repeat(16) }),
  line(4, { act: 'export', what: '/api/v1/warnings.csv' }),
  line(3, {}),
  line(2, { act: 'sign-in-failed', what: 'passkey-wrong', count: 3 }),
  line(1, { act: 'seat-passkey-added', what: 'Duty phone', how: null }),
]
