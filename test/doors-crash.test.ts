import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AuditBody } from '../src/core/statements/index.ts'
import { readAll } from '../src/server/all.ts'
import { readConfig } from '../src/server/config.ts'
import { auditHandler } from '../src/server/doors/audit.ts'
import { openDesk, ROOT } from '../src/server/open.ts'
import { bodyOf } from '../src/server/body.ts'
import { BUILT, Clerk, startDesk } from './desk-process.ts'

/** Acknowledged and then killed, before the beat at which the audit is sealed: the note was durable with the statement itself. */
test.skipIf(!BUILT)('every statement that an office was told is sealed has its note in the audit after kill -9, once', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-audit-'))
  try {
    const first = await startDesk({ dir, url: undefined })
    const clerks = ['JAM/drafter', 'CUB/releaser'].map((office) => new Clerk(first.base, office))
    for (const clerk of clerks) await clerk.signIn()
    const working = clerks.map((clerk, i) => clerk.goOn(`office-${i}`))
    while (clerks.some(({ acknowledged }) => acknowledged.length < 40)) await new Promise((done) => setTimeout(done, 20))
    await first.kill()
    await Promise.all(working)
    const desk = await openDesk(readConfig({ data: dir, demo: true }, { CONTADORA_ORIGIN: 'demo.contadora.invalid' }, ROOT), { clock: () => Date.now() + 3_600_000 })
    for (let jobs = await desk.store.takeJobs('audit', 500, 60_000); jobs.length > 0; jobs = await desk.store.takeJobs('audit', 500, 60_000))
      for (const job of jobs) await auditHandler(desk)(job).then(() => desk.store.done(job))
    for (const [i, party] of ['JAM', 'CUB'].entries()) {
      const said = (await readAll(desk.store, party, { kind: 'contact' })).filter((item) => bodyOf<{ office: string }>(item)!.office.startsWith('office-')).map(({ id }) => id)
      const notes = (await readAll(desk.store, party, { kind: 'audit' })).map((item) => bodyOf<AuditBody>(item)!)
      const used = notes.filter(({ act, what }) => act === 'key-use' && what === 'contact').map(({ statement }) => statement)
      expect(said.length).toBeGreaterThanOrEqual(clerks[i]!.acknowledged.length)
      expect(used.sort()).toEqual(said.sort())
      expect(notes.filter(({ act }) => act === 'sign-in')).toHaveLength(1)
    }
    await desk.store.close()
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}, 120_000)
