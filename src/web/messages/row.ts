/** One message in the four languages, in this order; the order is the type, so a missing language does not compile. */
export type Row = readonly [en: string, es: string, pt: string, fr: string]
export type Rows = Record<string, Row>

/**
 * MF2 source of a message that counts `$n`. `many` is the form of whole millions in Spanish, Portuguese and French
 * (CLDR plural rules); left out, it equals `other`.
 */
export function count(one: string, other: string, many = other): string {
  return `.input {$n :number} .match $n one {{${one}}} many {{${many}}} * {{${other}}}`
}
