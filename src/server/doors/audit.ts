import { utter } from '../../core/statements/index.ts'
import { type Json, unhex } from '../../core/values/index.ts'
import { DESK, type Desk } from '../desk.ts'
import { accept } from '../say.ts'
import type { Handler } from '../worker.ts'
import type { AuditTask } from './audit-job.ts'

const ID_BYTES = 16

/** Seals what happened at the doors. The worker hands over a beat at a time, and the store commits them together. */
export function auditHandler(desk: Desk): Handler {
  return async ({ payload }) => {
    const { party, body, id, salt, made } = payload as unknown as AuditTask
    const { authority, signer } = await desk.office(DESK, 'desk')
    // id and salt were drawn when it happened, so that a job done again seals the same bytes: answered as before
    const release = party === null ? { audience: 'author' as const } : { audience: 'named' as const, to: [party] }
    await accept(desk, utter({ kind: 'audit', author: DESK, authority, made, release, body: body as unknown as Json }, signer, (bytes) => unhex(bytes === ID_BYTES ? id : salt)))
  }
}
