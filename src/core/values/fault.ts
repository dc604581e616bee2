/** Where in the input something is wrong: a file and line, a field path, or both. */
export interface Place {
  file?: string
  line?: number
  field?: string
}

/**
 * An input that cannot be accepted. `code` is stable and never renamed; `message` says what is wrong and
 * what to do, in English, for logs and the command line. Screens translate by `code`.
 */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: string
  readonly place: Place
  constructor(code: string, message: string, place: Place = {}) {
    super(message)
    this.code = code
    this.place = place
  }
}

/** `file:line field: message`, leaving out what is not known. */
export function faultLine(fault: Fault): string {
  const { file, line, field } = fault.place
  const at = file === undefined ? '' : line === undefined ? `${file}: ` : `${file}:${line}: `
  return `${at}${field === undefined ? '' : `${field}: `}${fault.message}`
}

/** Narrows an unknown throw to a Fault; anything else is rethrown, because it is a bug and not an input. */
export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  throw error
}
