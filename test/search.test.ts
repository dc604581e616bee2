import { afterAll, beforeAll, expect } from 'vitest'
import type { ContactBody } from '../src/core/statements/index.ts'
import { foldedWords, type Json } from '../src/core/values/index.ts'
import { findPublic, publicThings } from '../src/server/search.ts'
import { searchStatements } from '../src/server/search-words.ts'
import { DESK } from '../src/server/desk.ts'
import { say } from '../src/server/say.ts'
import { file, inWorlds } from './exchange-fixture.ts'
import { cookieOf, makeSeed, type Seed, type World } from './properties/world.ts'
import { onEachEngine } from './store-fixture.ts'

let seed: Seed
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())

async function contact({ desk }: World, party: string, office: string): Promise<string> {
  const body: ContactBody = { themes: [], office, nature: 'civil', step: 0, channels: [] }
  return (await say(desk, await desk.office(party, 'drafter'), { kind: 'contact', release: { audience: 'named', to: [DESK] }, body: body as unknown as Json })).id
}
const found = async ({ desk }: World, viewer: string, words: string) => (await searchStatements(desk.store, viewer, foldedWords(words), { limit: 50 })).items.map(({ id }) => id)

onEachEngine('search', (engine) => {
  const it = inWorlds(engine, () => seed)

  it('finds by any beginning, whatever the accent, the newest first, and only for whoever reads it', async (world) => {
    const one = await contact(world, 'CUB', 'Mesa de guardia de inundación')
    const two = await contact(world, 'CUB', 'Guardia nocturna')
    expect(await found(world, 'CUB', 'GUARDIAS')).toEqual([two, one])
    expect(await found(world, 'CUB', 'inundacion guard')).toEqual([one])
    expect(await found(world, 'CUB', 'guardia inexistente')).toEqual([])
    for (const stranger of ['public', 'JAM']) expect(await found(world, stranger, 'guardia')).toEqual([])
  })

  it('finds what is public of a return by its face, and nothing of its body, for a reader of the face alone', async (world) => {
    const { id } = await file(world, 'JAM', { form: 'unroca-annual', shown: true, data: { remark: 'zanzibar' } }, { audience: 'parties', under: ['CITAAC'] })
    const grants = (await world.desk.store.grantsOf(id)).grants.map(({ reader, part }) => `${reader} ${part}`)
    expect(await found(world, 'JAM', 'zanzibar')).toEqual([id])
    if (grants.includes('public face')) expect(await found(world, 'public', 'unroca')).toEqual([id])
    expect(await found(world, 'public', 'zanzibar')).toEqual([])
    expect(await found(world, 'public', 'unroca zanzibar')).toEqual([])
  })

  it('goes on page by page, and a cursor of another is refused as one that was never given', async (world) => {
    for (let n = 0; n < 25; n++) await contact(world, 'CUB', `Puesto ${n}`)
    const ask = async (path: string, party: string) => world.app.request(path, { headers: cookieOf(world, party) })
    const first = await (await ask('/api/v1/search?q=puesto', 'CUB')).json() as { found: { id: string }[]; note: { next: string } }
    expect(first.found.length).toBe(20)
    const second = await (await ask(`/api/v1/search?q=puesto&after=${encodeURIComponent(first.note.next)}`, 'CUB')).json() as typeof first
    expect(second.found.length).toBe(5)
    expect(new Set([...first.found, ...second.found].map(({ id }) => id)).size).toBe(25)
    const other = await ask(`/api/v1/search?q=puesto&after=${encodeURIComponent(first.note.next)}`, 'JAM')
    expect([other.status, ((await other.json()) as { title: string }).title]).toEqual([400, 'cursor'])
    expect((await ask(`/api/v1/search?q=${'a'.repeat(300)}`, 'CUB')).status).toBe(413)
  })

  it('looks at fewer statements the more words are asked, and says where to go on', async (world) => {
    const office = Array.from({ length: 26 }, (_, i) => `w${String.fromCharCode(97 + i)}`)
    const items = Array.from({ length: 800 }, (_, i) => ({
      id: i.toString(16).padStart(32, '0'), kind: 'contact', author: 'CUB', signed: `x${i}`, body: Buffer.from(JSON.stringify({ office: office.join(' ') })), bodySalt: Buffer.alloc(32), grants: [{ reader: 'CUB', cause: 'author' }],
    }))
    await world.desk.store.seal({ log: 'statements', items })
    const asked = async (words: string[]) => searchStatements(world.desk.store, 'CUB', words, { limit: 20 })
    expect((await asked(['nothing'])).next).toBeNull()
    const first = await asked([...office, 'nothing'])
    expect([first.items.length, first.next]).toEqual([0, expect.any(String)])
    expect((await searchStatements(world.desk.store, 'CUB', [...office, 'nothing'], { limit: 20, after: first.next! })).next).toBeNull()
  })

  it('finds the public things of the region in four languages, each with its address or its source', async (world) => {
    const things = await publicThings(world.desk)
    const first = (words: string, lang: 'en' | 'es' | 'pt' | 'fr') => findPublic(things, foldedWords(words), lang, 5).items[0]
    expect(first('jamaïque', 'fr')).toMatchObject({ kind: 'state', id: 'JAM' })
    expect(first('tratado asistencia reciproca', 'es')).toMatchObject({ kind: 'instrument', id: 'RIO' })
    expect(first('terremoto', 'es')).toMatchObject({ kind: 'theme', id: 'earthquake' })
    const claim = findPublic(things, foldedWords('caribbean terrorism'), 'en', 20).items.find(({ kind }) => kind === 'claim')
    expect(claim?.source?.certainty).toBeDefined()
    for (const [words, lang] of [['migración', 'es'], ['migração', 'pt'], ['blanchiment', 'fr']] as const)
      expect(findPublic(things, foldedWords(words), lang, 999).items.some(({ kind }) => kind === 'claim'), words).toBe(true)
    for (const [words, lang] of [['alerta temprana', 'es'], ['alerta precoce', 'pt'], ['alerte précoce', 'fr'], ['rendición de cuentas', 'es']] as const)
      expect(findPublic(things, foldedWords(words), lang, 999).items.flatMap(({ title }) => (/early warning|accountability/i.test(title.en) ? [words] : [])).length, words).toBeGreaterThan(0)
    expect(things.every(({ to, source }) => to !== null || source !== null)).toBe(true)
  })
})
