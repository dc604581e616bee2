import { ParseOption, XmlDocument, XmlLibError } from 'libxml2-wasm'
import { Fault } from '../../values/index.ts'
import { buildTree, type Element } from './build.ts'
import { decodeXml, prologOf } from './decode.ts'

/**
 * The library has no clock to stop it, so time is bounded by size: 32 MB and a million tags parse in a few seconds at worst.
 * Depth 256 is libxml2's own limit without its HUGE option.
 */
export const XML_LIMITS = { bytes: 32 * 1024 * 1024, tags: 1_000_000 } as const
const OPTIONS = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_IGNORE_ENC

/**
 * Reads a whole document. A DOCTYPE is refused before the parser sees it, so no entity can be declared, expanded or fetched.
 * Fault `xml-size`, `xml-encoding`, `xml-doctype`, `xml-tags`, `xml-form` (with its line), `xml-depth`.
 */
export function readXml(bytes: Uint8Array): Element {
  if (bytes.length > XML_LIMITS.bytes) throw new Fault('xml-size', `${bytes.length} bytes; at most ${XML_LIMITS.bytes} are read`)
  const text = decodeXml(bytes).trimStart()
  if (/<!DOCTYPE/i.test(prologOf(text)))
    throw new Fault('xml-doctype', 'a DOCTYPE is refused: no alert needs one, and entities hide attacks')
  if (tagCount(text) > XML_LIMITS.tags) throw new Fault('xml-tags', `more than ${XML_LIMITS.tags} tags`)
  const doc = parse(text)
  try {
    if (doc.dtd) throw new Fault('xml-doctype', 'a DOCTYPE is refused')
    return buildTree(text)
  } finally {
    doc.dispose()
  }
}

function parse(text: string): XmlDocument {
  try {
    return XmlDocument.fromString(text, { option: OPTIONS })
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw new Fault('xml-form', 'not XML: there is no root element')
    const first = error.details[0]
    const message = (first?.message ?? error.message).trim()
    const code = /depth/i.test(message) ? 'xml-depth' : 'xml-form'
    throw new Fault(code, `not well-formed XML: ${message.slice(0, 200)}`, first && first.line > 0 ? { line: first.line } : {})
  }
}

function tagCount(text: string): number {
  let count = 0
  for (let at = text.indexOf('<'); at >= 0 && count <= XML_LIMITS.tags; at = text.indexOf('<', at + 1)) count++
  return count
}
