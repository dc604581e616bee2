import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeSeed, makeWorld, type Seed, sessionOf } from './world.ts'
import { type Act, play } from './story.ts'

let seed: Seed
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())

/** Something of every kind that JAM may not read. */
const HIDDEN: Act[] = [
  { does: 'warn', by: 'MEX', to: ['CUB'], owed: false, audience: 'named' }, { does: 'answer', of: 0, by: 0, act: 'question' }, { does: 'draft', by: 'CAN' }, { does: 'order', by: 'CAN' }, { does: 'contact', by: 'HTI' },
  { does: 'file', by: 'MEX', year: 2018, audience: 'author' }, { does: 'need', by: 'MEX', to: ['CUB'], audience: 'named' }, { does: 'round', by: 'MEX', to: ['CUB'], audience: 'named' },
  { does: 'consult', by: 'MEX', to: ['CUB'], secret: true, audience: 'named' }, { does: 'door', by: 'MEX', to: 'CUB' }, { does: 'paper', by: 'CUB', audience: 'named' }, { does: 'keep', by: 'CAN', year: 2017 }, { does: 'capture', audience: 'author', to: [] },
]
/** Names under which a form or a program says which statement it means, and what else gets it as far as the look-up. */
const IDS = ['draft', 'question', 'query', 'warning', 'version', 'claim', 'seat', 'withdraw', 'filing', 'offer', 'of', 'visit', 'evaluation', 'take', 'ask']
const REST = { answer: 'acknowledge', confirm: 'yes', text: 'words', reader: 'CUB', agrees: 'yes', state: 'done', stance: 'support', ballot: 'for', subject: 'CUB', 'rating-at-0': 'completed', to: 'visit', given: 'yes', reservation: 'words', mandate: '0', declaration: 'words', reply: 'words', recommendation: 'words', participation: 'goods', within: '5', horizon: 'hours', what: 'words', objective: 'words', 'lead-agency': 'agency', 'lead-nature': 'civil', date: '2020-01-01', decision: 'given', authority: 'cabinet', record: 'minute', positive: 'yes', part: 'imports', act: 'made' }
const ACTS: [RegExp, string[]][] = [
  [/consultations\//, ['position', 'memo', 'vote', 'outcome', 'reservation', 'follow-up']], [/rounds\//, ['evaluation', 'consent', 'visit', 'reply', 'recommendation', 'step']],
  [/needs\//, ['offer', 'negotiate', 'consent', 'accept', 'decline', 'end']], [/./, ['drop']],
]
/** What means no statement by its id: doors, the demo, the test of a line, the start of a drill, a part of a return. */
const NO_ID = /\*|\/sign-|\/passkeys|\/demo\/|\/reach$|\/drills$|:part/
/** A socket of this machine, which the demo's desk does not ration. */
const HERE = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }

it('what is sent about a statement that one may not read is answered as about one that does not exist', async () => {
  const world = await makeWorld(seed, 'sqlite')
  await play(world, HIDDEN)
  const { app, desk, close } = world
  const session = sessionOf(desk, 'JAM', 'releaser')
  const own = { cookie: `contadora=${desk.seals.seal('session', session)}`, 'x-csrf-token': desk.seals.csrf(session) }
  const send = async (path: string, act: string, id: string): Promise<string> => {
    const fields = { ...REST, do: act, ...Object.fromEntries(IDS.map((name) => [name, id])) }
    const [body, type] = path.startsWith('/api/') ? [JSON.stringify(fields), 'application/json'] : [new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded']
    const answer = await app.fetch(new Request(`http://desk.example${addressOf(path, act, id)}`, { method: 'POST', body, headers: { ...own, 'content-type': type } }), HERE)
    return `${answer.status} ${answer.headers.get('location')} ${(await answer.text()).replaceAll(id, 'ID')}`
  }
  try {
    const all = (await desk.store.undisclosedStatements({ limit: 1000 })).filter(({ kind }) => kind !== 'law-link')
    const unread = await Promise.all(all.map(async (one) => ((await desk.store.read('JAM', one.id)) ? [] : [one])))
    const hidden = new Map(unread.flat().map(({ kind, id }) => [kind, id]))
    expect(hidden.size).toBeGreaterThanOrEqual(25)
    const paths = [...new Set(app.routes.filter(({ method, path }) => method === 'POST' && !NO_ID.test(path)).map(({ path }) => path))]
    let notThere = 0
    for (const path of paths) for (const act of ACTS.find(([at]) => at.test(path))![1]) {
      const nothing = await send(path, act, '00'.repeat(16))
      notThere += Number(nothing.startsWith('404'))
      for (const [kind, id] of hidden) expect(`${path} ${act} ${kind} ${await send(path, act, id)}`).toBe(`${path} ${act} ${kind} ${nothing}`)
    }
    expect(notThere).toBeGreaterThan(40)
  } finally {
    await close()
  }
}, 300_000)

function addressOf(path: string, act: string, id: string): string {
  const values: Record<string, string> = { lang: 'es', act, kind: 'transfer', instrument: 'RIO', form: 'unroca-annual', period: '2018', n: '9' }
  return path.replace(/:(\w+)(\{(?:[^{}]|\{[^}]*\})*\})?/g, (_, name: string) => values[name] ?? id)
}
