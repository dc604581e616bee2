import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, up } from '../../src/server/up.ts'
import { CHROMIUM, launch } from './walker.ts'

if (!CHROMIUM) console.warn('skipped: no Chromium on this machine, nobody moves the slider through the years')

const data = mkdtempSync(join(tmpdir(), 'contadora-years-'))
let running: Running
let browser: Browser

beforeAll(async () => {
  running = await up({ demo: true, port: '0', data }, () => {}, {})
  if (CHROMIUM) browser = await launch()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await running?.close()
  rmSync(data, { recursive: true })
})

const open = async (path: string, options: Parameters<Browser['newContext']>[0] = {}) => {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(`http://127.0.0.1:${running.port}${path}`)
  return page
}

describe.skipIf(!CHROMIUM)('the architecture through the years', () => {
  test('by keyboard, on the slider: the table, the address and the links follow', async () => {
    const page = await open('/es/architecture?asof=2004-12-31&level=hemispheric')
    const signs = () => page.locator('.grid').innerText()
    const before = await signs()
    await page.locator('#year').focus()
    for (let i = 0; i < 60; i++) await page.keyboard.press('ArrowLeft')
    await page.waitForURL(/asof=1944-12-31/)
    expect(await page.locator('output').innerText()).toBe('1944')
    expect(await signs()).not.toBe(before)
    expect(page.url()).toContain('level=hemispheric')
    expect(await page.locator('.grid tbody a').first().getAttribute('href')).toContain('asof=1944-12-31')
    await page.reload()
    expect(await page.locator('#year').inputValue()).toBe('1944')
  })

  test('without script the form does it, and the page keeps its width on a phone', async () => {
    const page = await open('/pt/architecture', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    expect(await page.locator('.years').isVisible()).toBe(false)
    await page.locator('#asof').fill('1962-06-01')
    await page.locator('form.filters button').click()
    expect(page.url()).toContain('asof=1962-06-01')
    expect(await page.locator('.lead').innerText()).toContain('1962')
    // the wide table is not there: each instrument unfolds to who is what
    expect(await page.locator('.grid').isVisible()).toBe(false)
    const rio = page.locator('.folded details', { hasText: 'TIAR' }).first()
    await rio.locator('summary').click()
    expect(await rio.innerText()).toContain('Cuba')
  })

  test('the slider moves what is folded too, and the citation says the day', async () => {
    const page = await open('/en/architecture?asof=2004-12-31&level=hemispheric&known=2010', { viewport: { width: 390, height: 844 } })
    await page.locator('#year').focus()
    await page.keyboard.press('Home')
    await page.waitForURL(/asof=1942-12-31/)
    expect(page.url()).toContain('known=2010')
    expect(await page.locator('.folded a').first().getAttribute('href')).toContain('asof=1942-12-31')
    expect(await page.locator('.cite').innerText()).toContain('asof=1942-12-31')
  })

  test.each(['/en/architecture', '/fr/architecture/timeline', '/es/architecture/pairs/MEX/USA', '/pt/architecture/pairs/caribbean/CUB', '/en/states/MEX', '/fr/states'])('%s has no fault that axe finds, wide or narrow', async (path) => {
    for (const width of [1280, 390]) {
      const page = await open(path, { viewport: { width, height: 844 } })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  }, 60_000)
})
