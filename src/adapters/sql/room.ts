import { Fault } from '../../core/values/index.ts'
import type { Dialect } from './dialect.ts'

/** Runs what writes; Fault `disk-full` when there was no room for it: the transaction left nothing, and what was acknowledged before stands. */
export async function withRoom<R>(dialect: Pick<Dialect, 'isFull'>, write: () => Promise<R>): Promise<R> {
  try {
    return await write()
  } catch (error) {
    if (!dialect.isFull(error) && (error as { code?: string }).code !== 'ENOSPC') throw error
    throw new Fault('disk-full', 'there is no room on the disk of this desk: nothing was written, and nothing acknowledged is lost. Make room, then try again')
  }
}
