import { Fault } from '../values/index.ts'
import type { TreeHead } from './check.ts'
import { checkHash, HASH_BYTES } from './hash.ts'
import { checkSize } from './shape.ts'
import { base64, decimal, unbase64 } from './text.ts'

/** C2SP tlog-checkpoint: what a log says of itself at one size. */
export interface Checkpoint extends TreeHead {
  /** identity of the log, like `desk.example.org/ledger` */
  readonly origin: string
  /** opaque lines after the root; nobody audits them and ML-DSA-44 does not sign them */
  readonly extensions: readonly string[]
}

/** The text of the note, final newline included. Faults: `checkpoint-form`, `size-range`, `hash-length`. */
export function checkpointText(checkpoint: Omit<Checkpoint, 'extensions'> & { extensions?: readonly string[] }): string {
  checkSize(checkpoint.size)
  checkHash(checkpoint.root, 'the root')
  const lines = [checkpoint.origin, String(checkpoint.size), base64(checkpoint.root), ...(checkpoint.extensions ?? [])]
  if (lines.some((line) => line === '' || /[\u0000-\u001f]/.test(line)))
    throw new Fault('checkpoint-form', 'the origin and the extensions of a checkpoint are single lines and not empty')
  return `${lines.join('\n')}\n`
}

/** Reads the text of a note whose signatures were checked, or will be. Fault `checkpoint-form`, with the field. */
export function parseUnverifiedCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw new Fault('checkpoint-form', 'the checkpoint does not end in a newline')
  const [origin = '', sizeLine = '', rootLine = '', ...extensions] = text.slice(0, -1).split('\n')
  const size = decimal(sizeLine)
  const root = unbase64(rootLine)
  if (origin === '') throw new Fault('checkpoint-form', 'the checkpoint has no origin', { field: 'origin' })
  if (size === undefined) throw new Fault('checkpoint-form', `"${sizeLine.slice(0, 40)}" is not a tree size`, { field: 'size' })
  if (root?.length !== HASH_BYTES) throw new Fault('checkpoint-form', 'the root is not 32 bytes of base64', { field: 'root' })
  if (extensions.includes('')) throw new Fault('checkpoint-form', 'an extension line is empty', { field: 'extensions' })
  return { origin, size, root, extensions }
}
