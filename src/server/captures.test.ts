import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { keepOf } from './captures.ts'

const sample = (name: string) => readFileSync(new URL(`../core/watch/feeds/samples/${name}`, import.meta.url))

test('of a bundle with names and addresses nothing is kept but what was read of it, and its hash', () => {
  const kept = keepOf('stix', sample('stix.json'))
  expect([kept.feed, kept.raw]).toEqual(['observations', null])
  expect(new TextDecoder().decode(kept.bytes)).not.toMatch(/personname|@example/i)
  expect(kept.parsed.observations.map(({ theme }) => theme)).toEqual(['cyber', 'cyber'])
})

test('a feed with an alert about a person is kept without it', () => {
  const kept = keepOf('nws', sample('nws.json'))
  expect(kept.raw).toBeNull()
  expect(new TextDecoder().decode(kept.bytes)).not.toContain('Missing: somebody')
})
