import { strToU8, zipSync } from 'fflate'

/** Files as a ZIP whose bytes follow from them and the day alone. */
export function packed(files: Readonly<Record<string, string | Uint8Array>>, made: string): Uint8Array {
  const mtime = `${made}T00:00:00Z`
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, file]) => [name, [typeof file === 'string' ? strToU8(file) : file, { mtime }]])), { level: 6 })
}

/** Frictionless data package v2: what is the same of every package here. */
export const PACKAGE = {
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  licenses: [{ name: 'Apache-2.0', title: 'Apache License 2.0 for the compilation; facts carry their sources' }],
} as const

export function citationFile({ title, made, url, message }: { title: string; made: string; url: string; message: string }): string {
  return `cff-version: 1.2.0
message: ${message}
title: ${JSON.stringify(title)}
type: dataset
date-released: ${made}
url: ${url}
license: Apache-2.0
authors:
  - name: The Contadora developers
`
}
