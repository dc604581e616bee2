import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../src/adapters/sql/index.ts'
import { BUILT, Clerk, command, startDesk, type Place } from './desk-process.ts'
import { POSTGRES, throwAwayDatabase } from './pg.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function inPlace(engine: 'sqlite' | 'postgres', run: (place: Place) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-desk-'))
  const database = engine === 'postgres' ? await throwAwayDatabase(POSTGRES!) : undefined
  try {
    await run({ dir, url: database?.url })
  } finally {
    await rm(dir, { recursive: true, force: true })
    await database?.drop()
  }
}

/** The focal points that are sealed at this place, read beside whoever runs there. */
async function sealedNames({ dir, url }: Place): Promise<Set<string>> {
  const store = await openStore({
    dir, ...(url ? { url } : {}), origin: 'demo.contadora.invalid', inspect: true, clock: () => Date.now(), random: (bytes) => new Uint8Array(bytes),
    lawLink: () => { throw new Error('nothing is sealed here') },
  })
  try {
    const contacts = (await store.undisclosedStatements({ limit: 1_000_000 })).filter(({ kind }) => kind === 'contact')
    return new Set(contacts.map(({ body }) => (JSON.parse(Buffer.from(body!).toString()) as { office: string }).office))
  } finally {
    await store.close()
  }
}

async function killedUnderLoad(place: Place, round: number): Promise<string[]> {
  const desk = await startDesk(place)
  const clerks = ['JAM/drafter', 'CUB/releaser', 'MEX/drafter'].map((office) => new Clerk(desk.base, office))
  await Promise.all(clerks.map((clerk) => clerk.signIn()))
  const working = Promise.all(clerks.map((clerk, i) => clerk.goOn(`${round}-${i}`)))
  // Long enough that most rounds die under a beat too, which signs and writes files while statements are sealed.
  await pause(Math.random() * 1200)
  await desk.kill()
  await working
  return clerks.flatMap(({ acknowledged }) => acknowledged)
}

for (const [engine, rounds] of [['sqlite', 20], ['postgres', 4]] as const)
  describe.skipIf(!BUILT || (engine === 'postgres' && !POSTGRES))(`a whole desk, killed with -9 (${engine}; skipped where it is not built or has no server)`, () => {
    it(`loses nothing that it acknowledged, ${rounds} times, and its ledger verifies`, async () => {
      await inPlace(engine, async (place) => {
        const acknowledged: string[] = []
        for (let round = 0; round < rounds; round++) acknowledged.push(...(await killedUnderLoad(place, round)))
        const kept = await sealedNames(place)
        expect(acknowledged.length).toBeGreaterThan(rounds)
        expect(acknowledged.filter((name) => !kept.has(name))).toEqual([])
        const { code, out, err } = await command(place, 'ledger', 'verify', '--json')
        expect([code, code === 0 ? '' : out + err]).toEqual([0, ''])
        expect((JSON.parse(out) as { ok: boolean }).ok).toBe(true)
        const desk = await startDesk(place)
        const clerk = new Clerk(desk.base, 'JAM/drafter')
        await clerk.signIn()
        await clerk.name('after all that')
        await desk.kill()
        expect((await sealedNames(place)).has('after all that')).toBe(true)
      })
    }, 400_000)
  })

describe.skipIf(!BUILT)('a running desk (skipped where it is not built)', () => {
  it('keeps a second process off its data, is backed up meanwhile, and comes back from the backup', async () => {
    await inPlace('sqlite', async (place) => {
      const desk = await startDesk(place)
      const clerk = new Clerk(desk.base, 'JAM/drafter')
      await clerk.signIn()
      await clerk.name('before the backup')
      const second = await command(place, 'up', '--demo', '--port', '0')
      expect([second.code, second.err]).toEqual([5, expect.stringContaining(`in use by process ${desk.process.pid}: stop it first`)])
      const working = clerk.goOn('during')
      const file = join(place.dir, 'backup.contadora')
      expect((await command(place, 'backup', file)).code).toBe(0)
      expect((await command(place, 'backup', file)).code).not.toBe(0)
      await desk.kill()
      await working
      await inPlace('sqlite', async (other) => {
        expect((await command(other, 'restore', file)).code).toBe(0)
        expect((await command(other, 'ledger', 'verify')).code).toBe(0)
        expect((await command(other, 'restore', file)).code).not.toBe(0)
        const [whole, copy] = [await sealedNames(place), await sealedNames(other)]
        expect(copy.has('before the backup')).toBe(true)
        expect([...copy].filter((name) => !whole.has(name))).toEqual([])
      })
    })
  }, 120_000)
})
