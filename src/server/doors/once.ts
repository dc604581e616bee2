import type { Desk } from '../desk.ts'

/** Jobs that only say that something was used; the worker puts them by. */
export const USED = 'used'

/** True for the first who asks with this name, on whichever server and through any restart. */
export async function once(desk: Desk, name: string): Promise<boolean> {
  // a job of one key exists once in the store
  return (await desk.store.enqueue([{ queue: USED, key: name, payload: {} }])) === 1
}
