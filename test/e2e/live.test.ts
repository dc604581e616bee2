import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, up } from '../../src/server/up.ts'
import { answerTo } from '../../src/server/warnings/answer.ts'
import { compose } from '../../src/server/warnings/draft.ts'
import { draftOf, releaseDraft, saveDraft } from '../../src/server/warnings/release.ts'
import { CHROMIUM, launch } from './walker.ts'

if (!CHROMIUM) console.warn('skipped: no Chromium on this machine, nobody watches a page change by itself')

const data = mkdtempSync(join(tmpdir(), 'contadora-live-'))
let running: Running
let browser: Browser

beforeAll(async () => {
  running = await up({ demo: true, port: '0', data }, () => {}, {})
  if (CHROMIUM) browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await running.close()
  rmSync(data, { recursive: true })
})

/** The demo's first report, told by Jamaica to the states near it. */
async function warn(): Promise<string> {
  const { desk, book } = running.parts
  const [drafter, releaser] = [await desk.office('JAM', 'drafter'), await desk.office('JAM', 'releaser')]
  const { id } = await saveDraft(desk, drafter, await compose(running.parts, drafter, book.told()[0]!))
  return (await releaseDraft(desk, { draft: (await draftOf(desk, 'JAM', id))!, by: releaser })).id
}

describe.skipIf(!CHROMIUM)('a page that is open', () => {
  test('shows an answer when it comes, without being asked again', async () => {
    const { desk } = running.parts
    const warning = await warn()
    const page = await (await browser.newContext()).newPage()
    await page.goto(`http://127.0.0.1:${running.port}/en/sign-in`)
    await page.locator('button[value="JAM/releaser"]').click()
    await page.goto(`http://127.0.0.1:${running.port}/en/warnings/${warning}`)
    await page.evaluate(() => Object.assign(window, { here: true }))
    expect(await page.locator('#main').innerText()).not.toContain('acknowledged by a person')
    await answerTo(desk, await desk.office('CUB', 'drafter'), { warning, act: 'acknowledged', channel: 'desk' })
    await page.locator('#main').getByText('acknowledged by a person').first().waitFor({ timeout: 20_000 })
    expect(await page.evaluate(() => 'here' in window)).toBe(true)
  })
})
