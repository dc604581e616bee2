/** One element as plain data. `text` is the character data directly inside it, markup in CDATA included as text. */
export interface Element {
  name: string
  ns: string
  /** where its tag begins, from 1 */
  line: number
  attrs: Record<string, string>
  children: Element[]
  text: string
}

type Scope = Record<string, string>
interface Open {
  element: Element
  scope: Scope
}

const XML_NS = 'http://www.w3.org/XML/1998/namespace'
const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/**
 * The tree of a text that libxml2 has already found well-formed, without a DOCTYPE: so tags match, quotes close, prefixes are bound.
 * Asking the library node by node takes five times as long as reading the text again here, and its sibling walk ends at a processing
 * instruction (libxml2-wasm 0.7.2), so that one `<?x?>` could hide the areas of an alert.
 */
export function buildTree(source: string): Element {
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source
  const top: Element = { name: '', ns: '', line: 0, attrs: {}, children: [], text: '' }
  const stack: Open[] = [{ element: top, scope: { '': '', xml: XML_NS } }]
  const lines = lineCounter(text)
  let at = 0
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', at)) {
    const inside = stack[stack.length - 1]!
    if (open > at) inside.element.text += plain(text.slice(at, open))
    const end = special(text, open)
    if (end) {
      if (end.data !== undefined) inside.element.text += end.data
      at = end.at
      continue
    }
    const close = tagEnd(text, open)
    if (text[open + 1] === '/') stack.pop()
    else {
      const opened = start(text.slice(open + 1, close), inside.scope, lines(open))
      inside.element.children.push(opened.element)
      if (text[close - 1] !== '/') stack.push(opened)
    }
    at = close + 1
  }
  return top.children[0]!
}

/** Comments and instructions are passed over; CDATA is text as it stands. */
function special(text: string, open: number): { at: number; data?: string } | undefined {
  if (text[open + 1] === '?') return { at: text.indexOf('?>', open) + 2 }
  if (text[open + 1] !== '!') return undefined
  if (text.startsWith('<!--', open)) return { at: text.indexOf('-->', open + 4) + 3 }
  const end = text.indexOf(']]>', open)
  return { at: end + 3, data: text.slice(open + 9, end) }
}

/** `>` may stand inside an attribute. */
function tagEnd(text: string, open: number): number {
  for (let i = open + 1; ; i++) {
    const char = text[i]
    if (char === '>') return i
    if (char === '"' || char === "'") i = text.indexOf(char, i + 1)
  }
}

function start(tag: string, outer: Scope, line: number): Open {
  const name = /^[^\s/]+/.exec(tag)![0]
  const attrs: Record<string, string> = {}
  let scope = outer
  if (tag.length > name.length + 1) {
    for (const [, key = '', double, single] of tag.slice(name.length).matchAll(ATTRIBUTE)) {
      const value = plain((double ?? single ?? '').replace(/[\t\n]/g, ' '))
      if (key === 'xmlns') scope = { ...scope, '': value }
      else if (key.startsWith('xmlns:')) scope = { ...scope, [key.slice(6)]: value }
      else attrs[key.slice(key.indexOf(':') + 1)] = value
    }
  }
  const colon = name.indexOf(':')
  const ns = scope[colon < 0 ? '' : name.slice(0, colon)] ?? ''
  return { element: { name: name.slice(colon + 1), ns, line, attrs, children: [], text: '' }, scope }
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plain(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hexadecimal?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole
    return String.fromCodePoint(hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16))
  })
}

/** Line of an offset; offsets must not go back. */
function lineCounter(text: string): (offset: number) => number {
  let [line, next] = [1, text.indexOf('\n')]
  return (offset) => {
    while (next >= 0 && next < offset) {
      line++
      next = text.indexOf('\n', next + 1)
    }
    return line
  }
}
