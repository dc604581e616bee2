import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Disclosed, PageQuery } from '../adapters/sql/index.ts'
import { Fault, hex, type Party, unhex } from '../core/values/index.ts'
import type { Desk } from './desk.ts'

const MAC_BYTES = 16
const ID_BYTES = 16

export interface SealedPage {
  items: Disclosed[]
  /** cursor of the next page; null: nothing more now */
  next: string | null
}

/**
 * A page of what `viewer` may read, with a cursor that may leave the desk. The cursor names the last statement shown, sealed for this
 * viewer, and no place: places count what others were told. It is the same whenever the same page is asked for, so that an ETag
 * over it holds. Fault `cursor` alike for one that was altered, is another viewer's, or names what this viewer may not read.
 */
export async function sealedPage(desk: Desk, viewer: Party, query: Omit<PageQuery, 'after'> & { after?: string }): Promise<SealedPage> {
  const { after, ...rest } = query
  const { items, next } = await desk.store.page(viewer, after === undefined ? rest : { ...rest, after: openCursor(desk, viewer, after) })
  return { items, next: next === null ? null : cursorAt(desk, viewer, items.at(-1)!.id) }
}

export function cursorAt(desk: Desk, viewer: Party, id: string): string {
  return Buffer.concat([seal(desk, viewer, id), unhex(id)]).toString('base64url')
}

export function openCursor(desk: Desk, viewer: Party, token: string): string {
  const bytes = Buffer.from(token, 'base64url')
  const id = hex(bytes.subarray(MAC_BYTES))
  const exact = bytes.length === MAC_BYTES + ID_BYTES && bytes.toString('base64url') === token
  const sealed = exact && timingSafeEqual(bytes.subarray(0, MAC_BYTES), seal(desk, viewer, id))
  if (!sealed) throw new Fault('cursor', 'there is nothing here to go on from: start again from the first page', { field: 'after' })
  return id
}

function seal({ keys }: Desk, viewer: Party, id: string): Buffer {
  return createHmac('sha256', keys.secret('cursors')).update(`${viewer} ${id}`).digest().subarray(0, MAC_BYTES)
}
