import { Fault, type Party } from '../values/index.ts'
import { checkAdmission, checkEnd, checkRotation, type Scene } from './key-acts.ts'
import type { Credential, KeyState, Sits } from './key-model.ts'
import type { Announcement, KeyBody, Role } from './kinds/index.ts'
import { keyId } from './sign.ts'

/** A key act that stands in the log and does not count, with the reason. */
export interface RefusedAct {
  index: number
  code: string
  message: string
}

/**
 * All credentials ever announced, by key id. Live or not is a question of a law size, never of a date that an author wrote:
 * a signature counts only if its key was live at the law link of the batch that sealed it.
 */
export class KeyRing {
  readonly #byId = new Map<string, Credential[]>()
  readonly refused: RefusedAct[] = []

  /**
   * Applies one key act, signed by `by`, which stands at `index` of the law log; what it says counts from index + 1. The first entry
   * of a log announces the desk's own key, signed by itself. Faults of `key-acts.ts`, `key-unknown`, `key-not-live`.
   */
  apply(act: KeyBody, index: number, by: string, sits: Sits = () => true): void {
    if (this.#byId.size === 0) return this.#first(act, index, by)
    const signer = this.liveAt(by, index)
    if (act.act === 'admit') return this.#admit(act, index, signer, sits)
    if (act.act === 'rotate') return this.#rotate(act, index, signer, sits)
    this.#end(act, index, signer, sits)
  }

  /** The credential that `kid` was at law size `size`; Fault `key-unknown` or `key-not-live`. */
  liveAt(kid: string, size: number): Credential {
    const spans = this.#byId.get(kid)
    if (!spans) throw new Fault('key-unknown', 'no credential act admits this key')
    const live = spans.find((span) => isLive(span, size))
    if (!live) throw new Fault('key-not-live', 'the key was not live at the law link of this batch')
    return live
  }

  /** Live credentials of a party at a size, for a role if given. */
  of(party: Party, size: number, role?: Role): Credential[] {
    return [...this.#byId.values()].flat().filter((c) => c.party === party && isLive(c, size) && (role === undefined || c.role === role))
  }

  /** Whether the whole log is one of exercises: its first key, the desk's, says so. */
  get exercise(): boolean {
    return this.#byId.values().next().value?.[0]?.exercise ?? false
  }

  /** Every credential, the dead ones too, in the order in which they came. */
  all(): Credential[] {
    return [...this.#byId.values()].flat().sort((a, b) => a.from - b.from)
  }

  /** Whether two lines of root keys claim this party's seat at that size. Neither fills it until the body which seated them ends one. */
  contested(party: Party, exercise: boolean, size: number): boolean {
    return new Set(this.#roots(party, exercise, size).map(({ line }) => line)).size > 1
  }

  stateOf(credential: Credential, size: number): KeyState {
    if (credential.doubt) return 'compromised'
    if (credential.ended) return credential.ended
    return this.contested(credential.party, credential.exercise, size) ? 'rival' : 'live'
  }

  /** The law size since which what `kid` signed is doubted, for a statement sealed under `lawSize`; null where nothing is. */
  doubtOf(kid: string, lawSize: number): number | null {
    const doubts = (this.#byId.get(kid) ?? []).flatMap(({ doubt }) => (doubt && doubt.since <= lawSize ? [doubt.since] : []))
    return doubts.length === 0 ? null : Math.min(...doubts)
  }

  /** A copy to try acts on. */
  fork(): KeyRing {
    const copy = new KeyRing()
    for (const [kid, spans] of this.#byId) copy.#byId.set(kid, spans.map((span) => ({ ...span })))
    return copy
  }

  #first(act: KeyBody, index: number, by: string): void {
    if (act.act !== 'admit' || act.role !== 'desk' || keyId(act.x) !== by)
      throw new Fault('key-unknown', 'a law log begins with the key of its desk, signed by itself')
    this.#add(act, index, { by, line: by, seatedBy: act.party })
  }

  #admit(act: Announcement, index: number, by: Credential, sits: Sits): void {
    checkAdmission(act, this.#scene(act, index, by, sits))
    this.#add(act, index, { by: by.kid, line: act.role === 'root' ? keyId(act.x) : by.line, seatedBy: act.role === 'root' ? by.party : by.seatedBy })
  }

  #rotate(act: Extract<KeyBody, { act: 'rotate' }>, index: number, by: Credential, sits: Sits): void {
    const target = this.liveAt(act.instead, index)
    checkRotation(act, target, this.#scene(act, index, by, sits))
    Object.assign(target, { to: index, ended: 'rotated', next: keyId(act.x) } satisfies Partial<Credential>)
    this.#add(act, index, { by: by.kid, line: target.line, seatedBy: target.seatedBy })
  }

  #end(act: Exclude<KeyBody, Announcement>, index: number, by: Credential, sits: Sits): void {
    const spans = this.#byId.get(act.key)
    const last = spans?.at(-1)
    if (!spans || !last) throw new Fault('key-unknown', 'cannot end a key that was never announced', { field: 'body.key' })
    const scene = this.#scene({ party: last.party, exercise: last.exercise, x: last.x }, index, by, sits)
    checkEnd(act, last, scene, index)
    if (act.act === 'compromised') return this.#doubt(last, index, by.kid, act)
    if (!isLive(last, index)) throw new Fault('key-not-live', 'that key counts no longer', { field: 'body.key' })
    Object.assign(last, { to: index, ended: 'revoked' } satisfies Partial<Credential>)
  }

  /**
   * What was signed since then is doubted, and so are the keys that this one announced since, with all that those did: they count no
   * longer either, and stay in the log. The key that says so stands.
   */
  #doubt({ kid }: Credential, index: number, by: string, { since, why }: { since: number; why?: string | undefined }): void {
    for (const span of this.#byId.get(kid)!) {
      const from = Math.min(since, span.doubt?.since ?? since)
      span.doubt = { since: from, at: index, ...(why === undefined ? {} : { why }) }
      if (span.to === undefined) Object.assign(span, { to: index, ended: 'compromised' } satisfies Partial<Credential>)
    }
    const fallen = this.all().filter((c) => c.by === kid && c.kid !== kid && c.kid !== by && c.from > since && !c.doubt)
    for (const one of fallen) this.#doubt(one, index, by, { since: one.from, why })
  }

  #add({ act: _, ...holder }: Announcement & { instead?: string }, index: number, origin: Pick<Credential, 'by' | 'line' | 'seatedBy'>): void {
    const { instead: __, ...rest } = holder
    const kid = keyId(rest.x)
    this.#byId.set(kid, [...(this.#byId.get(kid) ?? []), { ...rest, kid, from: index + 1, ...origin }])
  }

  #roots(party: Party, exercise: boolean, size: number): Credential[] {
    return this.of(party, size, 'root').filter((root) => root.exercise === exercise)
  }

  #scene({ party, exercise, x }: Pick<Announcement, 'party' | 'exercise' | 'x'>, index: number, by: Credential, sits: Sits): Scene {
    return { by, sits, roots: this.#roots(party, exercise, index), before: this.#byId.get(keyId(x)) ?? [] }
  }
}

function isLive({ from, to }: Credential, size: number): boolean {
  return from <= size && (to === undefined || size <= to)
}
