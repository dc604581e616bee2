import { expect, test } from 'vitest'
import { asFault } from '../../values/index.ts'
import { readXml, XML_LIMITS } from './index.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const code = (bytes: Uint8Array): string => {
  try {
    readXml(bytes)
    return 'read'
  } catch (error) {
    return asFault(error).code
  }
}

test('text, CDATA, attributes and namespaces become plain data', () => {
  const root = readXml(utf8('<?xml version="1.0"?>\n<a:x xmlns:a="urn:a" k="1">one<![CDATA[<b>]]>&amp;<y/></a:x>'))
  expect(root).toMatchObject({ name: 'x', ns: 'urn:a', line: 2, attrs: { k: '1' }, text: 'one<b>&' })
  expect(root.children[0]).toMatchObject({ name: 'y', ns: '' })
})

test('the declared encoding is believed, and a false claim is refused', () => {
  const latin = (encoding: string) => new Uint8Array(Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><x>más</x>`, 'latin1'))
  expect(readXml(latin('ISO-8859-1')).text).toBe('más')
  expect(code(latin('utf-8'))).toBe('xml-encoding')
  expect(code(latin('UTF-7'))).toBe('xml-encoding')
  expect(readXml(new Uint8Array(Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><x>más</x>', 'utf16le'))).text).toBe('más')
})

const BOMB = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
test.each([
  ['an entity bomb', `<?xml version="1.0"?><!-- <x> --><!DOCTYPE x [${BOMB}]><x>&b;</x>`],
  ['an external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
  ['an external subset', '<?pi <x> ?><!doctype x SYSTEM "http://127.0.0.1/x.dtd"><x/>'],
  ['a parameter entity', '\n\n<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/p">%p;]><x/>'],
])('%s is refused before parsing', (_, text) => {
  expect(code(utf8(text))).toBe('xml-doctype')
  expect(code(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')))).toBe('xml-doctype')
})

test('a DOCTYPE quoted as data is data', () => {
  expect(readXml(utf8('<x><![CDATA[<!DOCTYPE html>]]></x>')).text).toBe('<!DOCTYPE html>')
})

test('deep, wide, truncated, empty and foreign input is a Fault, and the reader works afterwards', () => {
  expect(code(utf8('<a>'.repeat(40_000) + '</a>'.repeat(40_000)))).toBe('xml-depth')
  expect(code(utf8(`<a>${'<b/>'.repeat(XML_LIMITS.tags)}</a>`))).toBe('xml-tags')
  expect(code(utf8('<a><b>'))).toBe('xml-form')
  expect(code(utf8('<a>&undefined;</a>'))).toBe('xml-form')
  expect(code(utf8(''))).toBe('xml-form')
  expect(code(utf8('not xml'))).toBe('xml-form')
  expect(code(new Uint8Array(200 * 1024 * 1024))).toBe('xml-size')
  expect(code(new Uint8Array([0x3c, 0x61, 0, 0xff]))).toBe('xml-encoding')
  expect(readXml(utf8('<a>well</a>')).text).toBe('well')
})
