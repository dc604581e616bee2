import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hintFor } from '../src/cli/hints.ts'
import { type Checked, checkRegion } from '../src/cli/region.ts'

const REGION = join(import.meta.dirname, '..', 'region')
const folder = mkdtempSync(join(tmpdir(), 'contadora-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

let sound: Checked
beforeAll(async () => {
  sound = await checkRegion(REGION)
})

let copies = 0
/** A copy of the region with texts replaced in it; a text that is not there fails the test. */
async function broken(...edits: [file: string, from: string | RegExp, to: string][]): Promise<Checked> {
  const dir = join(folder, String(copies++))
  cpSync(REGION, dir, { recursive: true })
  for (const [file, from, to] of edits) {
    const before = readFileSync(join(dir, file), 'utf8')
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    writeFileSync(join(dir, file), after)
  }
  const checked = await checkRegion(dir)
  rmSync(dir, { recursive: true })
  return checked
}

const at = ({ faults, doubts }: Checked, code: string, file: string) => [...faults, ...doubts].filter((one) => one.code === code && one.place.file === file)
const row = (state: string, act: string, rest: string): [RegExp, string] => [new RegExp(`^  ${state}:\\n`, 'm'), `  ${state}:\n    - { act: ${act}, ${rest}, certainty: high }\n`]

describe('a copy of the region that is broken', () => {
  test('the region as it ships is sound', () => expect(sound.faults).toEqual([]))

  const FAULTS: [what: string, code: string, file: string, field: RegExp, ...edits: [string, string | RegExp, string][]][] = [
    ['text that is no YAML', 'yaml-syntax', 'instruments/RIO.yaml', /^$/, ['instruments/RIO.yaml', 'level: hemispheric', 'level: [hemispheric']],
    ['a word of no list', 'yaml-value', 'instruments/RIO.yaml', /^level$/, ['instruments/RIO.yaml', 'level: hemispheric', 'level: galactic']],
    ['a field that is none', 'yaml-value', 'instruments/RIO.yaml', /^levels$/, ['instruments/RIO.yaml', 'level: hemispheric', 'levels: hemispheric']],
    ['a date that does not exist', 'yaml-value', 'actions/RIO.yaml', /^actions\.ARG\[0\]\.date$/, ['actions/RIO.yaml', 'act: signed, date: 1947-09-02', 'act: signed, date: 1947-09-31']],
    ['a date that does not exist, of an instrument', 'yaml-value', 'instruments/RIO.yaml', /^adopted\[0\]\.value$/, ['instruments/RIO.yaml', 'value: 1947-09-02', 'value: 1947-02-29']],
    ['an act that is none', 'yaml-value', 'actions/RIO.yaml', /^actions\.ARG\[0\]\.act$/, ['actions/RIO.yaml', 'act: signed', 'act: shouted']],
    ['a file under another name', 'file-name', 'instruments/RIO.yaml', /^id$/, ['instruments/RIO.yaml', /^id: RIO$/m, 'id: TIAR']],
    ['an unknown instrument', 'file-name', 'actions/RIO.yaml', /^instrument$/, ['actions/RIO.yaml', /^instrument: RIO$/m, 'instrument: TIAR']],
    ['an unknown instrument to follow', 'unknown-instrument', 'instruments/RIO.yaml', /^follows$/, ['instruments/RIO.yaml', /^coverage: listed$/m, 'coverage: listed\nfollows: TIAR']],
    ['an unknown state', 'unknown-state', 'actions/RIO.yaml', /^actions\.ZZZ$/, ['actions/RIO.yaml', /^ {2}ARG:$/m, '  ZZZ:']],
    ['an unknown state of a reservation', 'unknown-state', 'actions/RIO.yaml', /^actions\.ARG\[0\]\.toward$/, ['actions/RIO.yaml', ...row('ARG', 'objected', 'source: s2, toward: ZZZ')]],
    ['an unknown source', 'unknown-source', 'actions/RIO.yaml', /^actions\.ARG\[0\]\.source$/, ['actions/RIO.yaml', 'source: s2', 'source: s999']],
    ['an unknown theme', 'unknown-theme', 'instruments/RIO.yaml', /^themes$/, ['instruments/RIO.yaml', 'themes: [armed-conflict, terrorism', 'themes: [armed-conflic, terrorism']],
    ['an unknown bearer', 'unknown-party', 'instruments/RIO.yaml', /^duties\[\d\]\.bearer\.parties\[0\]$/, ['instruments/RIO.yaml', /bearer: \{ role: [^}]*\}/, 'bearer: { role: named, parties: [ZZZ] }']],
    ['an unknown body', 'unknown-party', 'instruments/CITAAC.yaml', /^duties\[0\]\.receiver\[0\]\.body$/, ['instruments/CITAAC.yaml', 'body: OAS-GS', 'body: OAS-XX']],
    ['an unknown depositary', 'unknown-party', 'instruments/TLATELOLCO.yaml', /^depositary\.by\[0\]$/, ['instruments/TLATELOLCO.yaml', 'by: [MEX]', 'by: [MEXICO]']],
    ['a duty named twice', 'duty-twice', 'instruments/RIO.yaml', /^duties\[1\]\.id$/, ['instruments/RIO.yaml', /- id: '?RIO:(?!3-1)[^\n]*/, "- id: 'RIO:3-1:assist'"]],
    ['a row twice', 'row-twice', 'actions/RIO.yaml', /^actions\.ARG\[1\]$/, ['actions/RIO.yaml', /^( {4}- \{ act: signed[^\n]*\n)/m, '$1$1']],
    ['a circle of following', 'follows-cycle', 'instruments/RIO.yaml', /^follows$/, ['instruments/RIO.yaml', /^coverage: listed$/m, 'coverage: listed\nfollows: BOGOTA'], ['instruments/BOGOTA.yaml', /^coverage: (\w+)$/m, 'coverage: $1\nfollows: RIO']],
    ['a circle of succession', 'succession-cycle', 'actions/VCCR.yaml', /^actions\.ATG\[0\]\.toward$/, ['actions/VCCR.yaml', ...row('ATG', 'succeeded', 'source: s1, toward: DMA')], ['actions/VCCR.yaml', ...row('DMA', 'succeeded', 'source: s1, toward: ATG')]],
    ['more consents than there are states', 'entry-never-met', 'instruments/RIO.yaml', /^entry\.treaty\.value\.n$/, ['instruments/RIO.yaml', 'rule: share-of-signatories, share: [2, 3]', 'rule: nth-consent, n: 190']],
    ['three consents between two', 'entry-never-met', 'instruments/LAPAZ.yaml', /^entry\.treaty\.value\.n$/, ['instruments/LAPAZ.yaml', /^coverage:/m, 'entry:\n  treaty: { value: { rule: nth-consent, n: 3 }, source: a, certainty: high }\ncoverage:']],
    ['a share of no signatories', 'entry-never-met', 'instruments/RIO.yaml', /^entry\.treaty\.value\.share$/, ['actions/RIO.yaml', /act: signed,/g, 'act: approved,']],
    ['in force on a day before adoption', 'entry-never-met', 'instruments/RIO.yaml', /^entry\.treaty\.value\.date$/, ['instruments/RIO.yaml', 'rule: share-of-signatories, share: [2, 3]', 'rule: date, date: 1940-01-01']],
    ['a share above one', 'yaml-value', 'instruments/RIO.yaml', /^entry\.treaty\.value\.share$/, ['instruments/RIO.yaml', 'share: [2, 3]', 'share: [3, 2]']],
    ['a delay that is none', 'yaml-value', 'instruments/RIO.yaml', /^denunciation\.value\.after$/, ['instruments/RIO.yaml', 'after: P2Y', 'after: two years']],
    ['a voting rule of an unknown body', 'yaml-value', 'votes.yaml', /^rules\[0\]\.body$/, ['votes.yaml', 'body: RIO-OC', 'body: RIO-XX']],
    ['a case that the law does not answer so', 'case-differs', 'cases/withdrawals.yaml', /^cases\[0\]\.expect$/, ['cases/withdrawals.yaml', "expect: { party: 'yes'", "expect: { party: 'no'"]],
    ['a case on an unknown instrument', 'case-differs', 'cases/withdrawals.yaml', /^cases\[0\]\.expect$/, ['cases/withdrawals.yaml', 'instrument: RIO', 'instrument: TIAR']],
    ['a state without its code', 'yaml-value', 'states.yaml', /code/, ['states.yaml', /code: MEX$/m, 'code: MEXICO']],
  ]
  test.each(FAULTS)('%s is a fault: %s in %s', async (_, code, file, field, ...edits) => {
    expect(at(sound, code, file)).toEqual([])
    const found = at(await broken(...edits), code, file)
    expect(found.map(({ place }) => place.field ?? '')).toContainEqual(expect.stringMatching(field))
    expect(found.every(({ place }) => (place.line ?? 0) >= 1)).toBe(true)
    expect(hintFor(found[0]!)).not.toContain('read the message')
  })

  const DOUBTS: [what: string, code: string, file: string, ...edits: [string, string | RegExp, string][]][] = [
    ['an effect before its notice', 'effect-before-notice', 'actions/RIO.yaml', ['actions/RIO.yaml', ...row('URY', 'effective', 'date: 2001-01-01, source: s11')]],
    ['an effect without a notice', 'effect-without-notice', 'actions/RIO.yaml', ['actions/RIO.yaml', ...row('BRA', 'effective', 'date: 2001-01-01, source: s11')]],
    ['a denunciation by a non-party', 'notice-by-non-party', 'actions/RIO.yaml', ['actions/RIO.yaml', ...row('KNA', 'notified', 'date: 1990-01-01, source: s11')]],
    ['a notice after the exit', 'notice-after-exit', 'actions/RIO.yaml', ['actions/RIO.yaml', ...row('MEX', 'notified', 'date: 2010-01-01, source: s11')]],
    ['a notice withdrawn that was never given', 'withdrawn-without-notice', 'actions/RIO.yaml', ['actions/RIO.yaml', ...row('BRA', 'notice-withdrawn', 'date: 2001-01-01, source: s11')]],
    ['a readmission without exclusion', 'readmitted-without-exclusion', 'actions/RIO.yaml', ['actions/RIO.yaml', ...row('BRA', 'readmitted', 'date: 2001-01-01, source: s11')]],
    ['a ratification before the signature', 'approved-before-signature', 'actions/RIO.yaml', ['actions/RIO.yaml', ...row('BRA', 'approved', 'date: 1947-09-01, source: s11')]],
    ['a deposit before the signature', 'consent-before-signature', 'actions/RIO.yaml', ['actions/RIO.yaml', ...row('BRA', 'deposited', 'date: 1947-09-01, source: s11')]],
    ['an act before the adoption', 'before-adoption', 'actions/RIO.yaml', ['actions/RIO.yaml', ...row('BRA', 'signed', 'date: 1940-01-01, source: s11')]],
    ['an act after its source', 'after-its-source', 'actions/RIO.yaml', ['actions/RIO.yaml', ...row('BRA', 'notified', 'date: 2020-01-01, source: s1')]],
    ['two days of one act', 'sources-differ', 'actions/BOGOTA.yaml', ['actions/BOGOTA.yaml', ...row('MEX', 'deposited', 'date: 1949-11-23, source: s2')]],
    ['in force before adoption', 'force-before-adoption', 'instruments/RIO.yaml', ['instruments/RIO.yaml', 'value: 1948-12-03', 'value: 1938-12-03']],
  ]
  test.each(DOUBTS)('%s is kept and flagged: %s', async (_, code, file, ...edits) => {
    const before = at(sound, code, file).length
    const checked = await broken(...edits)
    const found = at(checked, code, file)
    expect(found.length).toBeGreaterThan(before)
    expect(found.every(({ place }) => (place.line ?? 0) > 1 && place.field !== undefined)).toBe(true)
    expect(hintFor(found[0]!)).toMatch(/kept/)
    expect(checked.faults.filter((one) => one.code !== 'case-differs')).toEqual([])
  })
})
