import type { Routes } from '../http.ts'
import { takeParcel } from '../door.ts'
import { MAX_PARCEL_BYTES } from '../../core/statements/index.ts'
import { Fault } from '../../core/values/index.ts'

/** Where statements come in that were signed elsewhere. The signature is the only credential: no session, no cookie. */
export const doorRoutes: Routes = (app, parts) => {
  app.post('/api/v1/statements', async (c) => {
    if (Number(c.req.header('content-length') ?? 0) > MAX_PARCEL_BYTES) throw new Fault('too-large', `a signed statement with its body has at most ${MAX_PARCEL_BYTES} bytes`)
    const receipt = await takeParcel(parts, new Uint8Array(await c.req.arrayBuffer()))
    return c.json(receipt, receipt.repeated ? 200 : 201, { location: `/api/v1/statements/${receipt.id}`, 'cache-control': 'private, no-store' })
  })
}
