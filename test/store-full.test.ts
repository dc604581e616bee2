import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { beat, bench, item } from './store-fixture.ts'

/** A disk of a few megabytes; null where this account may not make one. */
function smallDisk(): string | null {
  const dir = mkdtempSync(join(tmpdir(), 'contadora-small-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', dir], { stdio: 'ignore' })
    return dir
  } catch {
    rmSync(dir, { recursive: true, force: true })
    return null
  }
}

const disk = process.platform === 'linux' ? smallDisk() : null
afterAll(() => {
  if (disk === null) return
  execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

describe.skipIf(disk === null)(`a disk without room${disk === null ? ' (skipped: this account may not mount one)' : ''}`, () => {
  it('refuses, says what, loses nothing acknowledged, and goes on when there is room again', async () => {
    const data = await bench('sqlite')
    const ballast = join(disk!, 'ballast')
    writeFileSync(ballast, Buffer.alloc(4 * 1024 * 1024))
    const store = await data.open({ dir: join(disk!, 'desk'), projections: [] })
    const acknowledged: string[] = []
    const seal = async () => acknowledged.push((await store.seal({ log: 'statements', items: [item({ body: Buffer.alloc(20_000, 97) })] }))[0]!.id)
    let refusal: unknown
    for (let n = 0; n < 1000 && refusal === undefined; n++) await seal().catch((error: unknown) => (refusal = error))
    expect(refusal).toMatchObject({ code: 'disk-full' })
    expect(acknowledged.length).toBeGreaterThan(20)
    for (let n = 0; n < 5; n++) await expect(seal()).rejects.toMatchObject({ code: 'disk-full' })
    const kept = async () => new Set((await store.undisclosedStatements({ limit: 100_000 })).map(({ id }) => id))
    const before = await kept()
    expect(acknowledged.filter((id) => !before.has(id))).toEqual([])
    await store.publish(beat).catch((error: unknown) => expect(error).toMatchObject({ code: 'disk-full' }))
    rmSync(ballast)
    for (let n = 0; n < 10; n++) await seal()
    await store.publish(beat)
    const after = await kept()
    expect(acknowledged.filter((id) => !after.has(id))).toEqual([])
    expect((await store.verify()).map(({ fault }) => fault)).toEqual([null, null])
    await store.close()
    const again = await data.open({ dir: join(disk!, 'desk'), projections: [] })
    expect((await again.undisclosedStatements({ limit: 100_000 })).length).toBe(after.size)
  }, 60_000)
})
