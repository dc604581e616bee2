import type { Routes } from '../http.ts'
import { takeParcel } from '../door.ts'

/** Where statements come in that were signed elsewhere. The signature is the only credential: no session, no cookie. */
export const doorRoutes: Routes = (app, parts) => {
  app.post('/api/v1/statements', async (c) => {
    const receipt = await takeParcel(parts, new Uint8Array(await c.req.arrayBuffer()))
    return c.json(receipt, receipt.repeated ? 200 : 201, { location: `/api/v1/statements/${receipt.id}`, 'cache-control': 'private, no-store' })
  })
}
