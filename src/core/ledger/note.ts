import { Fault } from '../values/index.ts'
import { signText, verifyText } from './cosignature.ts'
import type { PosixSeconds } from './cosignature.ts'
import type { Signer, VerifierKey } from './keys.ts'
import { base64, isKeyName, noteText, unbase64 } from './text.ts'

/** Room for the 16 signatures that C2SP signed-note wants accepted even if all are post-quantum, six times over. */
const MAX_NOTE_BYTES = 1_000_000
const MAX_NOTE_SIGNATURES = 100

export interface NoteSignature {
  readonly name: string
  readonly keyId: number
  /** what follows the key id */
  readonly blob: Uint8Array
}

export interface UnverifiedNote {
  readonly unverifiedText: string
  readonly signatures: readonly NoteSignature[]
}

export interface VerifiedNote {
  readonly text: string
  /** by the known keys, each once, in the order of the note; `time` for cosignatures */
  readonly signed: readonly { readonly key: VerifierKey; readonly time?: PosixSeconds }[]
}

/** Takes a note apart: C2SP signed-note. Fault `note-form`. Nothing in it may be believed yet. */
export function parseUnverifiedNote(bytes: Uint8Array): UnverifiedNote {
  if (bytes.length > MAX_NOTE_BYTES) throw new Fault('note-form', `the note has ${bytes.length} bytes; at most ${MAX_NOTE_BYTES} are read`)
  const whole = noteText(bytes, 'note-form')
  const blank = whole.lastIndexOf('\n\n')
  if (blank < 0 || !whole.endsWith('\n'))
    throw new Fault('note-form', 'the note has no blank line before its signatures, or no newline at its end')
  const lines = whole.slice(blank + 2).split('\n').slice(0, -1)
  if (lines.length === 0) throw new Fault('note-form', 'the note has no signature line')
  if (lines.length > MAX_NOTE_SIGNATURES)
    throw new Fault('note-form', `the note has ${lines.length} signatures; at most ${MAX_NOTE_SIGNATURES} are read`)
  return { unverifiedText: whole.slice(0, blank + 1), signatures: lines.map(parseSignatureLine) }
}

/**
 * Signatures of keys that are not in `keys` are ignored, and a second one by the same key too.
 * Faults: `note-form`; `note-keys` (two of `keys` share name and id); `note-signature` (one by a known key does not hold);
 * `note-unsigned` (none by a known key).
 */
export function verifyNote(bytes: Uint8Array, keys: readonly VerifierKey[]): VerifiedNote {
  const note = parseUnverifiedNote(bytes)
  const signed = new Map<VerifierKey, { key: VerifierKey; time?: PosixSeconds }>()
  for (const signature of note.signatures) {
    const key = keyOf(signature, keys)
    if (!key || signed.has(key)) continue
    const held = verifyText(key, note.unverifiedText, signature.blob)
    if (!held) throw new Fault('note-signature', `the signature of ${key.name} does not fit the note`)
    signed.set(key, { key, ...held })
  }
  if (signed.size === 0) throw new Fault('note-unsigned', 'the note is signed by none of the known keys')
  return { text: note.unverifiedText, signed: [...signed.values()] }
}

/** Signs a text that ends in a newline; `time` is used by cosigning keys only, and they sign nothing but checkpoints. */
export function signNote(text: string, signers: readonly Signer[], time: PosixSeconds): Uint8Array {
  if (!text.endsWith('\n')) throw new Fault('note-form', 'the text of a note ends in a newline')
  noteText(Buffer.from(text), 'note-form')
  return noteBytes(text, signers.map((signer) => ({ name: signer.key.name, keyId: signer.key.id, blob: signText(signer, text, time) })))
}

/** The note with more signature lines under it, as when a witness answers. */
export function addSignatures(bytes: Uint8Array, more: readonly NoteSignature[]): Uint8Array {
  const note = parseUnverifiedNote(bytes)
  return noteBytes(note.unverifiedText, [...note.signatures, ...more])
}

function noteBytes(text: string, signatures: readonly NoteSignature[]): Uint8Array {
  return Buffer.from(`${text}\n${signatures.map(signatureLine).join('')}`)
}

function signatureLine({ name, keyId, blob }: NoteSignature): string {
  const id = Buffer.alloc(4)
  id.writeUInt32BE(keyId)
  return `\u2014 ${name} ${base64(Buffer.concat([id, blob]))}\n`
}

function parseSignatureLine(line: string, at: number): NoteSignature {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ')
  const bytes = unbase64(encoded)
  if (dash !== '\u2014' || rest.length > 0 || !isKeyName(name) || !bytes || bytes.length < 5)
    throw new Fault('note-form', `signature line ${at + 1} is not an em dash, a key name and base64`, { field: `signatures[${at}]` })
  return { name, keyId: bytes.readUInt32BE(0), blob: bytes.subarray(4) }
}

function keyOf(signature: NoteSignature, keys: readonly VerifierKey[]): VerifierKey | undefined {
  const found = keys.filter((key) => key.name === signature.name && key.id === signature.keyId)
  if (found.length > 1) throw new Fault('note-keys', `two of the known keys are both ${signature.name} with the same id`)
  return found[0]
}
