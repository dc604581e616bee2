import { Fault } from '../../core/values/index.ts'

const MIB = 1024 * 1024

/** Where a file is hashed and forgotten: nothing here opens it, and its page says beside the field what it takes. */
const HASHED = /^\/(en|es|pt|fr)\/monday\/paper$/

/** A return reads its workbook by the same rules, and says what is wrong beside the others of its errors. */
const RETURN = /^\/(en|es|pt|fr)\/file\/[^/]+\/[^/]+$/

/** What a body may hold, where it is more than the one mebibyte that every other address takes. */
const LARGER: readonly { at: RegExp; bytes: number; why: string }[] = [
  { at: /^\/api\/v1\/statements$/, bytes: 2 * MIB, why: 'a statement of 1 MiB travels in base64' },
  { at: /^\/(en|es|pt|fr)\/file\//, bytes: 8 * MIB, why: 'a return of a year of transfers, as a workbook' },
  { at: HASHED, bytes: 16 * MIB, why: 'a note of some pages, as a scanner makes it' },
]

export function mostBytes(pathname: string): number {
  return LARGER.find(({ at }) => at.test(pathname))?.bytes ?? MIB
}

const MEDIA = /^(application\/(x-www-form-urlencoded|json|problem\+json|cap\+xml|xml)|multipart\/form-data|text\/xml)\b/i

/** Fault `media-type` for a body of a kind that no address here reads. */
export function mustBeMedia(type: string | undefined, length: string | undefined): void {
  if (type === undefined && (length === undefined || length === '0')) return
  if (!MEDIA.test(type ?? '')) throw new Fault('media-type', 'send a form, JSON or XML, and say which in content-type', { field: 'content-type' })
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** Programs, archives and documents that can act: refused whatever they are called. */
const ACTIVE: readonly (readonly number[])[] = [
  [0x4d, 0x5a], [0x7f, 0x45, 0x4c, 0x46], [0xcf, 0xfa, 0xed, 0xfe], [0xca, 0xfe, 0xba, 0xbe], [0xd0, 0xcf, 0x11, 0xe0], [0x25, 0x50, 0x44, 0x46],
  [0x52, 0x61, 0x72, 0x21], [0x37, 0x7a, 0xbc, 0xaf], [0x1f, 0x8b], [0x23, 0x21],
]
const TEXTS = new Set(['csv', 'tsv', 'txt', 'json', 'xml', 'yaml', 'yml'])

/** A file by its name and its first bytes, which must agree. Fault `file-type` says what is taken. */
export function mustBeFile(name: string, bytes: Uint8Array): void {
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const starts = (magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte)
  const good = extension === 'xlsx' ? starts(ZIP) : TEXTS.has(extension) && !starts(ZIP) && !ACTIVE.some(starts) && isText(bytes)
  if (!good) throw new Fault('file-type', 'take an .xlsx workbook without macros, or text as .csv, .tsv, .txt, .json, .xml or .yaml; the content must be what the name says', { field: 'file' })
}

/** Where the page itself says beside its field what may be sent. */
export function saysItself(pathname: string): boolean {
  return HASHED.test(pathname) || RETURN.test(pathname)
}

const SCANS: readonly (readonly number[])[] = [[0x25, 0x50, 0x44, 0x46], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x49, 0x49, 0x2a, 0x00], [0x4d, 0x4d, 0x00, 0x2a]]

/** A PDF, or a picture as scanners and telephones make them: PNG, JPEG, TIFF. */
export function isScan(bytes: Uint8Array): boolean {
  return SCANS.some((magic) => magic.every((byte, i) => bytes[i] === byte))
}

/** Text has no NUL; UTF-16 with its mark is what spreadsheets call Unicode text. */
function isText(bytes: Uint8Array): boolean {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return utf16 || !bytes.subarray(0, 65_536).includes(0)
}
