#!/usr/bin/env node
// Plain JavaScript that any Node can read: finds the pinned Node 24 and runs the desk with it.
// `--node FILE ARGS` runs FILE with that Node instead of the command line of the desk.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const major = Number(process.versions.node.split('.')[0])

function pinnedNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(file) ? file : null
  } catch {
    return null
  }
}

const runtime = major >= 24 ? process.execPath : pinnedNode()
if (!runtime) {
  console.error(`contadora needs Node 24 or newer; this is Node ${process.versions.node} and no pinned one was installed for ${process.platform}-${process.arch}. Install Node 24, or run "npm ci" without --omit=optional.`)
  process.exit(3)
}

const rest = process.argv.slice(2)
const entry = join(here, '..', 'dist', 'cli', 'main.js')
const argv = rest[0] === '--node' ? rest.slice(1) : [entry, ...rest]
if (rest[0] !== '--node' && !existsSync(entry)) {
  console.error('contadora is not built yet: run "npm run build" first ("npm start" does it for you).')
  process.exit(3)
}

if (runtime === process.execPath && rest[0] !== '--node') {
  await import(entry)
} else {
  const child = spawn(runtime, argv, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
