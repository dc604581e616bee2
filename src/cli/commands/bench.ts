import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { Fault } from '../../core/values/index.ts'
import type { Global } from '../io.ts'

const RUNNER = join(import.meta.dirname, '..', '..', '..', 'bench', 'main.ts')

/** The benchmarks are TypeScript that Node runs as it is; they come with the sources and not with an installed package. */
export function bench(program: Command): void {
  program.command('bench [name...]').description('measure this machine against the budgets of the design').action(async (names: string[]) => {
    if (!existsSync(RUNNER)) throw new Fault('file-unreadable', 'the benchmarks come with the sources: clone the repository', { file: 'bench/main.ts' })
    const words = program.opts<Global>().json ? ['--json', ...names] : names
    const child = spawn(process.execPath, [RUNNER, ...words], { stdio: 'inherit' })
    const [code] = (await once(child, 'close')) as [number | null]
    process.exitCode = code ?? 1
  })
}
