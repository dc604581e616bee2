import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseCoasts } from '../../core/watch/index.ts'
import type { Coasts } from '../../core/watch/index.ts'

/**
 * Coasts and borders of Natural Earth 1:10m (public domain), from the installed package world-atlas: 3.7 MB read, 40 ms.
 * Fault `coasts-shape` when the file is not what it should be; the error of the file system when it is missing.
 */
export function loadCoasts(): Coasts {
  return parseCoasts(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-10m.json')))
}

export * from './state-names.ts'
