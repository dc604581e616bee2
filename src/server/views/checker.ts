import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ASSETS, type CheckerView, STYLE, VERIFIER } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { ROOT } from '../open.ts'
import { policyOf } from '../record.ts'

/** The page that checks a bundle, in one file: its own policy admits this script and this style, by their hashes, and no connection at all. */
export function checkerView(desk: Pick<Desk, 'keys' | 'config'>): CheckerView {
  const [script, style] = [assetText(VERIFIER), assetText(STYLE)]
  const csp = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`
  return { policy: policyOf(desk), script, style, csp }
}

function assetText(url: string): string {
  return readFileSync(join(ROOT, ASSETS.find((asset) => asset.url === url)!.file), 'utf8')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
