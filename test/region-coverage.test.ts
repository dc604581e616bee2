import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadRegion } from '../src/adapters/region-files/index.ts'
import type { Instrument } from '../src/core/law/index.ts'

const { facts } = await loadRegion(join(import.meta.dirname, '..', 'region'))

type Certain = { certainty: string } | undefined
/** Established: a source was read. General knowledge is shown, and does not count. */
const read = (claim: Certain) => claim !== undefined && claim.certainty !== 'background'
const any = (claims: readonly Certain[] | undefined) => (claims ?? []).some(read)
const binding = (one: Instrument) => one.nature === 'binding'

/** Per field: whom it can be asked of, and whether a source that was read establishes it. */
const FIELDS: Record<string, { of?: (one: Instrument) => boolean; has: (one: Instrument) => boolean }> = {
  'title in another language, as in use': { has: (one) => Object.keys(one.title).length > 1 },
  'title in all four, as in use': { has: (one) => Object.keys(one.title).length === 4 },
  themes: { has: (one) => one.themes.length > 0 },
  adoption: { has: (one) => any(one.adopted) },
  'entry into force, or seen in force': { of: binding, has: (one) => any(one.inForce) || any(one.inForceSeen) },
  'rule of entry into force': { of: binding, has: (one) => read(one.entry.treaty) },
  'rule for a later state': { of: binding, has: (one) => read(one.entry.state) },
  depositary: { of: binding, has: (one) => read(one.depositary) },
  denunciation: { of: binding, has: (one) => read(one.denunciation) },
  'acts of states, or parties of another': { has: (one) => one.follows !== undefined || facts.actions.some(({ instrument }) => instrument === one.id) },
  'a duty read': { has: (one) => one.duties.some(read) },
}

test('how much of each field is established, field by field', () => {
  const counted = Object.entries(FIELDS).map(([field, { of = () => true, has }]) => {
    const asked = facts.instruments.filter(of)
    return [field, `${asked.filter(has).length} of ${asked.length}`] as const
  })
  console.info(['established by a source that was read; of titles, those in use, which no source here gives:', ...counted.map(([field, count]) => `  ${field}: ${count}`)].join('\n'))
  // a count that changes is a reading gained or lost: say which in the commit
  expect(Object.fromEntries(counted)).toEqual({
    'title in another language, as in use': '86 of 114',
    'title in all four, as in use': '52 of 114',
    themes: '110 of 114',
    adoption: '95 of 114',
    'entry into force, or seen in force': '47 of 80',
    'rule of entry into force': '16 of 80',
    'rule for a later state': '19 of 80',
    depositary: '68 of 80',
    denunciation: '20 of 80',
    'acts of states, or parties of another': '85 of 114',
    'a duty read': '59 of 114',
  })
})

test('a title in another language says where it comes from', () => {
  const without = facts.instruments.flatMap(({ id, title, titleSource = {} }) =>
    Object.keys(title).filter((language) => language !== 'en' && !(language in titleSource)).map((language) => `${id} ${language}`))
  expect(without).toEqual([])
})
