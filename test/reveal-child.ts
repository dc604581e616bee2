// A process of its own for the test that kills a desk at the reveal: `node reveal-child.ts DIR`. Opens the desk at the cut-off and does its jobs.
import { writeSync } from 'node:fs'
import { openDesk, ROOT } from '../src/server/open.ts'
import { readConfig } from '../src/server/config.ts'
import { CUTOFF } from './exchange-instant.ts'
import { revealHandler } from '../src/server/jobs/reveal.ts'

const desk = await openDesk(readConfig({ data: process.argv[2]!, demo: true }, {}, ROOT), { clock: () => CUTOFF + 3_600_000 })
writeSync(1, 'open\n')
for (let due = await desk.store.takeJobs('reveal', 40, 0); due.length > 0; due = await desk.store.takeJobs('reveal', 40, 0))
  for (const job of due) {
    await revealHandler(desk)(job)
    writeSync(1, 'revealed\n')
    await desk.store.done(job)
  }
writeSync(1, 'done\n')
await desk.store.close()
