// Runs every benchmark of this folder, each in a process of its own, and prints what they measured against the budgets of the design:
// `node bench/main.ts [--json] [name...]`. Nothing here fails a build: a shared machine has slow days.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { judge, type Judged, type Measure } from './index.ts'

const HERE = import.meta.dirname
const MARK = '\u0001figures '

const words = process.argv.slice(2)
if (words[0] === '--one') await runOne(words[1]!)
else await runAll(words.filter((word) => !word.startsWith('--')), words.includes('--json'))

async function runOne(name: string): Promise<void> {
  const { run } = (await import(join(HERE, `${name}.ts`))) as { run(): Promise<(Measure & { what?: string })[]> }
  const figures = (await run()).map(({ what, ...one }) => ({ ...one, name: one.name ?? what }))
  process.stdout.write(`${MARK}${JSON.stringify(figures)}\n`)
  process.exit(0)
}

async function runAll(wanted: string[], json: boolean): Promise<void> {
  const names = readdirSync(HERE).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3)).filter((name) => name !== 'main' && name !== 'index')
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    process.stderr.write(`no benchmark ${unknown.join(', ')}; there are ${names.join(', ')}\n`)
    process.exit(2)
  }
  const results: { bench: string; figures: Judged[]; failed?: string }[] = []
  if (!json) process.stdout.write(`${machine()}\n`)
  for (const bench of wanted.length > 0 ? wanted : names) {
    const { figures, failed } = await inProcess(bench)
    results.push({ bench, figures: figures.map(judge), ...(failed ? { failed } : {}) })
    if (!json) process.stdout.write(tableOf(bench, figures.map(judge), failed))
  }
  if (json) process.stdout.write(`${JSON.stringify({ machine: machine(), results }, null, 1)}\n`)
  else process.stdout.write(`\n${closing(results.flatMap(({ figures }) => figures))}\n`)
}

async function inProcess(name: string): Promise<{ figures: Measure[]; failed?: string }> {
  const child = spawn(process.execPath, [join(HERE, 'main.ts'), '--one', name], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_NO_WARNINGS: '1' } })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => void (out += chunk))
  child.stderr.on('data', (chunk: Buffer) => void (err += chunk))
  const [code] = (await once(child, 'close')) as [number]
  const line = out.split('\n').find((text) => text.startsWith(MARK))
  if (line) return { figures: JSON.parse(line.slice(MARK.length)) as Measure[] }
  return { figures: [], failed: `ended with ${code}: ${err.trim().split('\n').slice(0, 12).join(' | ')}` }
}

function machine(): string {
  const [load = 0] = loadavg()
  const { node, v8, sqlite } = process.versions
  return `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${load.toFixed(1)} at the start; ${process.platform} ${process.arch}, Node ${node} (V8 ${v8}, SQLite ${sqlite ?? '?'})`
}

function tableOf(bench: string, figures: readonly Judged[], failed: string | undefined): string {
  const rows = figures.map(({ name, value, unit, budget, verdict, note }) =>
    `  ${name.padEnd(72)} ${digits(value).padStart(12)} ${unit.padEnd(9)} ${budget.padEnd(9)} ${verdict.padEnd(7)}${note ? `  ${note}` : ''}`.trimEnd())
  return `\n${bench}\n${[...rows, ...(failed ? [`  failed: ${failed}`] : [])].join('\n')}\n`
}

function digits(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}

function closing(figures: readonly Judged[]): string {
  const count = (verdict: Judged['verdict']) => figures.filter((one) => one.verdict === verdict).length
  return `${count('reached')} budgets reached, ${count('missed')} missed${count('missed') > 0 ? `: ${figures.filter(({ verdict }) => verdict === 'missed').map(({ name }) => name).join('; ')}` : ''}`
}
