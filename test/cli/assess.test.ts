import { expect, test } from 'vitest'
import { fileWith, run } from './run.ts'

const response = { theme: 'flood', what: 'shelters', level: 'national', lead: { agency: 'Civil protection', nature: 'civil' }, rights: 'open to all' }
const army = { agency: 'Army', nature: 'military' }

test('the two hierarchies, and what tells them apart', async () => {
  const one = await run(['assess', 'hierarchies', 'andean-twelve', '--json'])
  expect([one.code, one.json.lists.length, one.json.lists[0].entries.length]).toEqual([0, 1, 12])
  const two = await run(['assess', 'distance', 'caribbean', 'andean-ten', '--json'])
  expect(two.json).toMatchObject({ a: 'caribbean-2003-04-04', b: 'andean-2003-04-01-ten', distance: { cost: 2, pairs: 10, share: 0.2 }, because: ['unranked-left-out'] })
  const none = await run(['assess', 'distance', 'caribbean', 'nobody', '--json'])
  expect([none.code, none.json.error.code]).toEqual([2, 'unknown-list'])
})

test('levels say which end is high, and how far the indicator agrees', async () => {
  const { code, json } = await run(['assess', 'levels', '--on', '2003-12-31', '--json'])
  expect([code, json.scale.slice(0, 11), json.printed.scores.length, json.indicator.length]).toEqual([0, '1 = maximum', 35, 35])
  expect(json.agreement.printedOn).toEqual(json.agreement.on)
  expect(json.agreement.on[0]).toMatchObject({ over: 'all', n: 28 })
})

test.each([
  [response, 0, []], [{ ...response, lead: army }, 1, ['no-civil-lead', 'military-without-reason']], [{ ...response, lead: army, reason: 'it has the boats' }, 0, ['no-civil-lead']],
  [{ ...response, what: 'against migrants', reason: 'because' }, 1, ['people-as-threat']],
  [{ entries: [{ theme: 'poverty', rank: 1, tier: '', wording: 'x', status: 'present', origin: [], roles: [], ties: [] }] }, 1, ['people-as-threat']],
])('check %#: exit %i', async (given, code, rules) => {
  const found = await run(['assess', 'check', fileWith(given), '--json'])
  expect([found.code, found.json.valid, found.json.flags.map(({ rule }: { rule: string }) => rule)]).toEqual([code, code === 0, rules])
})

test('a file that is none of these is wrong use, with the field', async () => {
  const found = await run(['assess', 'check', fileWith({ ...response, theme: 'nothing' }), '--json'])
  expect([found.code, found.json.error.code, found.json.error.field]).toEqual([2, 'unknown-theme', 'theme'])
  expect((await run(['assess', 'check', fileWith([]), '--json'])).code).toBe(2)
  expect((await run(['assess', 'check', fileWith({ entries: [{ theme: 'flood' }] }), '--json'])).json.error.code).toBe('body-shape')
})

test('capability is a word of states: without a desk there is none', async () => {
  expect((await run(['assess', 'capability', 'JAM', '--json'])).code).toBe(3)
})
