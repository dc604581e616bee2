import { lstatSync, mkdirSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/**
 * A folder of this user alone where compiled law may be kept: under XDG_CACHE_HOME, else ~/.cache, else the folder for temporary
 * files. Undefined when none is safe: what is read from it becomes law, so a folder that another user owns or could write to is
 * never read. CONTADORA_CACHE names another; empty text switches it off.
 */
export function cacheFolder(env: Record<string, string | undefined> = process.env): string | undefined {
  if (env.CONTADORA_CACHE !== undefined) return env.CONTADORA_CACHE === '' ? undefined : own(env.CONTADORA_CACHE)
  const base = env.XDG_CACHE_HOME ?? (env.HOME === undefined ? undefined : join(homedir(), '.cache'))
  return (base === undefined ? undefined : own(join(base, 'contadora'))) ?? own(join(tmpdir(), `contadora-${userInfo().uid}`))
}

function own(dir: string): string | undefined {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    const found = lstatSync(dir)
    const uid = process.getuid?.()
    const safe = found.isDirectory() && (uid === undefined || (found.uid === uid && (found.mode & 0o022) === 0))
    return safe ? dir : undefined
  } catch {
    return undefined
  }
}
