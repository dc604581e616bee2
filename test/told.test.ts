import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { POSTGRES } from './pg.ts'
import { bench } from './store-fixture.ts'

const soon = async (holds: () => boolean): Promise<void> => {
  for (let tried = 0; !holds(); tried++) {
    if (tried > 500) throw new Error('it did not come')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe.skipIf(!POSTGRES)(`several servers on one PostgreSQL${POSTGRES ? '' : ' (skipped: CONTADORA_TEST_POSTGRES names no server)'}`, () => {
  let admin: pg.Client | undefined
  afterEach(async () => void (await admin?.end()))

  it('nudge each other, never themselves, and nudge everybody after a broken connection', async () => {
    const data = await bench('postgres')
    const [a, b] = [await data.open(), await data.open({ dir: await mkdtemp(join(data.dir, 'other-')) })]
    const [heardA, heardB]: [string[][], string[][]] = [[], []]
    await a.onOthers((readers) => void heardA.push([...readers]))
    await b.onOthers((readers) => void heardB.push([...readers]))
    a.tellOthers(['JAM', 'public'])
    await soon(() => heardB.length === 1)
    b.tellOthers(['CUB'])
    await soon(() => heardA.length === 1)
    expect([heardA, heardB]).toEqual([[['CUB']], [['JAM', 'public']]])
    // more than one message at once: no reader is left out
    for (let n = 0; n < 200; n++) a.tellOthers([`R${n}`])
    await soon(() => new Set(heardB.flat()).size === 202)
    admin = new pg.Client({ connectionString: data.url! })
    await admin.connect()
    await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'")
    heardB.length = 0
    await soon(() => heardB.length > 0)
    expect(heardB[0]).toEqual(['public'])
    heardB.length = 0
    a.tellOthers(['HTI'])
    await soon(() => heardB.length > 0)
    expect(heardB.flat()).toContain('HTI')
  })
})
