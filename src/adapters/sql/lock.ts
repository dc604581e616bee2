import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Fault } from '../../core/values/index.ts'

/**
 * Holds a data directory for one process. The lock is SQLite's exclusive one on a file of its own: the kernel frees it with
 * the process, even after kill -9, so nobody ever has to delete a stale lock. The pid beside it is only for the message.
 * Fault `data-locked` when somebody else holds it.
 */
export function lockDirectory(dir: string): { release(): void } {
  const pidFile = join(dir, 'lock.pid')
  const db = new DatabaseSync(join(dir, 'lock.db'), { timeout: 0 })
  try {
    db.exec('pragma locking_mode=exclusive; begin exclusive')
  } catch (error) {
    db.close()
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error
    throw new Fault('data-locked',
      `this data directory is in use by process ${pidIn(pidFile)}: stop it first, or use another data directory`, { file: dir })
  }
  writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 })
  return { release: () => db.close() }
}

const SQLITE_BUSY = 5

function pidIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return '(unknown)'
  }
}
