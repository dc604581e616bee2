import { expect, test } from 'vitest'
import { isScan, mostBytes, mustBeFile, mustBeMedia } from './uploads.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
const ZIP = [0x50, 0x4b, 3, 4]

test.each([
  ['a.csv', bytes('a,b\r\n1,2')], ['a.xlsx', bytes(ZIP, 'rest')], ['a.json', bytes('{}')], ['A.XML', bytes('<a/>')], ['latin.csv', bytes([0x61, 0xf1, 0x0a])], ['excel.txt', bytes([0xff, 0xfe, 0x61, 0x00])],
])('%s is taken', (name, content) => expect(() => mustBeFile(name, content)).not.toThrow())

test.each([
  ['a.xlsx', bytes('a,b')], ['a.xlsm', bytes(ZIP)], ['a.csv', bytes(ZIP)], ['a.csv', bytes('MZ program')], ['a.csv', bytes([0x7f], 'ELF')], ['a.txt', bytes('#!/bin/sh')], ['a.csv', bytes('a', [0], 'b')],
  ['a.pdf', bytes('%PDF-1.7')], ['a.xls', bytes([0xd0, 0xcf, 0x11, 0xe0])], ['a', bytes('a')], ['a.csv.exe', bytes('a')], ['a.html', bytes('<script>')], ['a.svg', bytes('<svg/>')], ['a.json', bytes([0x1f, 0x8b])],
])('%s (%#) is refused', (name, content) => expect(() => mustBeFile(name, content)).toThrow(expect.objectContaining({ code: 'file-type' })))

test('a scan is known by its first bytes, whatever it is called', () => {
  for (const good of [bytes('%PDF-1.7'), bytes([0x89], 'PNG'), bytes([0xff, 0xd8, 0xff, 0xe1]), bytes('II*', [0]), bytes('MM', [0], '*')]) expect(isScan(good)).toBe(true)
  for (const bad of [bytes(''), bytes('a,b'), bytes(ZIP), bytes('MZ program'), bytes('<svg/>')]) expect(isScan(bad)).toBe(false)
})

test('one mebibyte, unless a row says more', () => {
  expect(['/en/office/contacts', '/api/v1/ack/x', '/api/v1/statements', '/es/file/UNROCA/2020'].map(mostBytes)).toEqual([1 << 20, 1 << 20, 2 << 20, 8 << 20])
})

test('a body says what it is, or is none', () => {
  for (const good of ['application/json', 'application/cap+xml; charset=utf-8', 'multipart/form-data; boundary=x']) expect(() => mustBeMedia(good, '5')).not.toThrow()
  expect(() => mustBeMedia(undefined, '0')).not.toThrow()
  for (const bad of ['text/plain', 'application/octet-stream', 'application/x-msdownload']) expect(() => mustBeMedia(bad, '5')).toThrow(expect.objectContaining({ code: 'media-type' }))
})
