import { kindOf, parseBody } from '../core/statements/index.ts'

/** A statement's body as its kind reads it; null for a kind that is not known here, or where only the face may be read. */
export function bodyOf<T>(statement: { kind: string; body: Uint8Array | null }): T | null {
  const kind = kindOf(statement.kind)
  return kind && statement.body ? (parseBody(kind, statement.body) as T) : null
}
