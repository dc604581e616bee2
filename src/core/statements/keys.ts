import { Fault, type Party } from '../values/index.ts'
import type { KeyBody, Role } from './kinds/index.ts'
import { keyId } from './sign.ts'

/** One credential with the span of law sizes in which it lives. */
export interface Credential extends KeyBody {
  kid: string
  from: number
  to?: number
}

/**
 * All credentials ever admitted, by key id. Live or not is a question of a law size, never of a date that an author wrote:
 * a signature counts only if its key was live at the law link of the batch that sealed it.
 */
export class KeyRing {
  readonly #byId = new Map<string, Credential[]>()

  /** Applies one key statement, which stands at `index` of the law log. Keys count from index + 1. Fault `key-unknown`. */
  apply(body: KeyBody, index: number): void {
    const kid = keyId(body.x)
    if (body.act === 'revoke' || body.act === 'compromised') return this.#end(kid, index)
    if (body.act === 'rotate') {
      if (!body.instead) throw new Fault('key-instead', 'a rotation names the key it replaces', { field: 'instead' })
      this.#end(body.instead, index)
    }
    const spans = this.#byId.get(kid) ?? []
    spans.push({ ...body, kid, from: index + 1 })
    this.#byId.set(kid, spans)
  }

  /** The credential that `kid` was at law size `size`; Fault `key-unknown` or `key-not-live`. */
  liveAt(kid: string, size: number): Credential {
    const spans = this.#byId.get(kid)
    if (!spans) throw new Fault('key-unknown', 'no credential act admits this key')
    const live = spans.find((span) => span.from <= size && (span.to === undefined || size <= span.to))
    if (!live) throw new Fault('key-not-live', 'the key was not live at the law link of this batch')
    return live
  }

  /** Live credentials of a party at a size, for a role if given. */
  of(party: Party, size: number, role?: Role): Credential[] {
    return [...this.#byId.values()]
      .flat()
      .filter((c) => c.party === party && c.from <= size && (c.to === undefined || size <= c.to) && (role === undefined || c.role === role))
  }

  #end(kid: string, index: number): void {
    const open = this.#byId.get(kid)?.find((span) => span.to === undefined)
    if (!open) throw new Fault('key-unknown', 'cannot end a key that was never admitted', { field: 'x' })
    open.to = index
  }
}
