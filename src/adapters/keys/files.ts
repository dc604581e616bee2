import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Fault } from '../../core/values/index.ts'

/** A passphrase from the environment, or from the file that NAME_FILE names, without the line end of that file; '' for none. Fault `file-unreadable`. */
export function passphraseFrom(env: Record<string, string | undefined>, name = 'CONTADORA_PASSPHRASE'): string {
  const file = env[`${name}_FILE`]
  if (file === undefined) return env[name] ?? ''
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  } catch {
    throw new Fault('file-unreadable', `the file that ${name}_FILE names cannot be read`, { file })
  }
}

/** Bytes of a file that its owner alone may read; null when there is none. Fault `keys-open` for one that others could have read. */
export function readPrivate(file: string): Buffer | null {
  if (!existsSync(file)) return null
  const mode = statSync(file).mode & 0o777
  // Windows has no such bits: the folder's own rights stand guard there
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Fault('keys-open', `others on this machine can read it (mode ${mode.toString(8)}): run "chmod 600 ${file}"; if they may have, replace its keys`, { file })
  return readFileSync(file)
}

/** Write, fsync, rename, fsync the folder: after a crash the old file or the new one stands, whole. */
export function writeDurably(file: string, bytes: Uint8Array, mode = 0o600): void {
  const part = `${file}.${process.pid}.part`
  writeFileSync(part, bytes, { mode, flush: true })
  chmodSync(part, mode)
  renameSync(part, file)
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
