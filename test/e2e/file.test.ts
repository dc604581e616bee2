import { mkdtempSync, rmSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheets } from '../../src/adapters/sheets/index.ts'
import { writeXlsx } from 'hucre/xlsx'
import { filingContent, filingsSeen } from '../../src/server/filings.ts'
import { type Running, up } from '../../src/server/up.ts'
import { CHROMIUM, launch, signIn, walker } from './walker.ts'

if (!CHROMIUM) console.warn('skipped: no Chromium on this machine, nobody files a return in a browser')

const data = mkdtempSync(join(tmpdir(), 'contadora-file-'))
let desk: Running
let browser: Browser
const at = () => `http://127.0.0.1:${desk.port}`

beforeAll(async () => {
  desk = await up({ demo: true, port: '0', data }, () => {}, { CONTADORA_BEAT_SECONDS: '60' })
  if (CHROMIUM) browser = await launch()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await desk.close()
  rmSync(data, { recursive: true })
})

describe.skipIf(!CHROMIUM)('the clerk', () => {
  test('a small state files every due return of the year on a phone, in Spanish, in few steps', async () => {
    const walk = await walker(browser, { at: at(), name: 'file-es', lang: 'es', width: 390, script: false })
    const { page } = walk
    let steps = 0
    const click = async (selector: string) => {
      await page.locator(selector).first().click()
      steps++
    }
    await signIn(page, at(), 'es', 'KNA/drafter', '/file')
    steps++
    await walk.look()
    const year = String(new Date().getUTCFullYear() - 1)
    const open = `article[aria-labelledby$="-${year}"]:has(button[value=nil])`
    const due = await page.locator(open).count()
    expect(due).toBeGreaterThanOrEqual(4)
    for (let left = due; left > 0; left--) {
      await click(`${open} button[value=nil]`)
      expect(await page.locator(open).count()).toBe(left - 1)
    }
    await signIn(page, at(), 'es', 'KNA/releaser', '/file')
    steps++
    for (let left = due; left > 0; left--) {
      await click('section[aria-labelledby=waiting] a.button')
      if (left === due) await walk.look()
      const chosen = page.locator('input[name=audience]:checked')
      if ((await chosen.count()) === 0) await click('#to-public')
      await click('button[value=release]')
      expect(await walk.words()).toContain('Registrado como')
      await page.goto(`${at()}/es/file`)
      steps++
    }
    await walk.look()
    // whatever is still open is no duty of the year: nothing here that is due was left out for want of a button
    expect(await page.locator(`article[aria-labelledby$="-${year}"] h3, article[aria-labelledby$="-${year}"] h2`).allTextContents()).toEqual([])
    const filed = (await filingsSeen(desk.desk, 'KNA')).filter(({ state, period }) => state === 'KNA' && period === year)
    expect(filed.map(({ answer }) => answer)).toEqual(Array.from({ length: due }, () => 'nil'))
    // ten minutes at twenty seconds a step, which is slow for a button
    expect(steps).toBeLessThanOrEqual(30)
    console.info(`${due} returns in ${steps} steps`)
    await walk.end()
  }, 240_000)

  test('a workbook with one bad row: the good one is kept, the bad one shown with its place, the workbook comes back with what to do', async () => {
    const walk = await walker(browser, { at: at(), name: 'file-excel', lang: 'en', width: 1280, script: true })
    const { page } = walk
    await signIn(page, at(), 'en', 'VCT/drafter', '/file')
    await page.goto(`${at()}/en/file/unroca-annual/2024`)
    await page.locator('section[aria-labelledby=ways] details summary').first().click()
    const template = page.waitForEvent('download')
    await page.locator('section[aria-labelledby=ways] a[href$="template.xlsx"]').click()
    const file = join(data, 'template.xlsx')
    await (await template).saveAs(file)
    const grids = await readSheets(readFileSync(file), 'xlsx', 'template.xlsx')
    const sheets = grids.map((grid) => ({ name: grid.sheet, rows: (grid.sheet === 'Imports' ? [grid.rows[0]!, ['IV', 'USA', 2], ['IV', 'USA', -3]] : grid.rows) as (string | number | null)[][] }))
    writeFileSync(file, await writeXlsx({ sheets }))
    await page.locator('#file').setInputFiles(file)
    await Promise.all([page.waitForURL('**#review'), page.locator('button[value=upload]').click()])
    const words = await walk.words()
    expect(words).toMatch(/Imports[^]*3[^]*C:[^]*below zero/)
    expect(await page.locator('#part-imports + ul li').count()).toBe(1)
    await walk.look()
    const back = page.waitForEvent('download')
    await page.locator('section[aria-labelledby=review] a[href$="template.xlsx"]').click()
    await (await back).saveAs(file)
    const marked = (await readSheets(readFileSync(file), 'xlsx', 'x')).find(({ sheet }) => sheet === 'Errors')!
    expect(marked.rows[1]!.slice(0, 2)).toEqual(['Imports', 3])
    await page.locator('button[value=finish]').click()
    await signIn(page, at(), 'en', 'VCT/releaser', '/file')
    await page.goto(`${at()}/en/file/unroca-annual/2024`)
    await page.locator('button[value=release]').click()
    const [mine] = (await filingsSeen(desk.desk, 'VCT')).filter(({ state, form }) => state === 'VCT' && form === 'unroca-annual')
    expect((await filingContent(desk.desk, 'public', mine!.id))?.data).toMatchObject({ imports: [{ A: 'IV', B: 'USA', C: '2' }] })
    await walk.end()
  }, 240_000)

  test('a correction begins from what was filed, shows what it changes, and stands beside the first for everybody', async () => {
    const walk = await walker(browser, { at: at(), name: 'file-correct', lang: 'pt', width: 390, script: false })
    const { page } = walk
    await signIn(page, at(), 'pt', 'TTO/drafter', '/file')
    await page.goto(`${at()}/pt/file/unroca-annual/2024`)
    await walk.look()
    await page.locator('#part-exports + ul a').click()
    await page.fill('#f-C', '4')
    await page.locator('button[value=save]').click()
    expect(await walk.words()).toContain('Novo:')
    await walk.look()
    await page.locator('button[value=finish]').click()
    await signIn(page, at(), 'pt', 'TTO/releaser', '/file')
    await page.goto(`${at()}/pt/file/unroca-annual/2024`)
    await walk.look()
    await page.locator('button[value=release]').click()
    await page.context().clearCookies()
    await page.goto(`${at()}/pt/filings/UNROCA/TTO/2024`)
    expect(await page.locator('.beside article').count()).toBe(2)
    expect(await walk.words()).toMatch(/corrigido depois[^]*O que a correção muda[^]*Retirado:[^]*Novo:/)
    await walk.look()
    await walk.end()
  }, 240_000)

  test('the table of states and duties is there on a phone, and prints whole; a note prints its words alone', async () => {
    const walk = await walker(browser, { at: at(), name: 'matrix', lang: 'es', width: 390, script: false })
    const { page } = walk
    await page.goto(`${at()}/es/filings`)
    const venezuela = page.locator('.grid a[href$="/states/VEN"]')
    expect(await page.locator('.grid').isVisible()).toBe(true)
    const [head, cell] = await Promise.all([page.locator('.grid thead th').nth(4).boundingBox(), page.locator('.grid tbody tr:first-child > *').nth(4).boundingBox()])
    expect([head!.width, Math.round(head!.x)]).toEqual([cell!.width, Math.round(cell!.x)])
    await walk.look()
    await page.emulateMedia({ media: 'print' })
    const cut = `(() => { const box = document.querySelector('.grid-scroll'); return box.scrollHeight - box.clientHeight })()`
    expect([await venezuela.isVisible(), await page.evaluate(cut)]).toEqual([true, 0])
    await page.goto(`${at()}/es/filings/CSBM_OAS/SUR/2024/note`)
    expect((await page.locator('body').innerText()).trim()).toMatch(/^EJERCICIO[^]*Gobierno de Suriname[^]*consideración\.$/)
    await walk.end()
  }, 120_000)

  test('a secretariat enters a scanned note and writes to a silent state; the state sees both on its first page, and answers', async () => {
    const walk = await walker(browser, { at: at(), name: 'monday', lang: 'en', width: 1280, script: true })
    const { page } = walk
    await signIn(page, at(), 'en', 'OAS-GS/depositary', '/monday')
    await page.locator('#paper ~ details summary').click()
    await page.selectOption('#of', 'SUR')
    for (const [id, text] of [['office', 'Ministry (exercise)'], ['received', '2026-01-20'], ['subject', 'Note 12'], ['text', 'Nothing to report.']] as const) await page.fill(`#${id}`, text)
    await page.locator('#scan').setInputFiles({ name: 'note.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 exercise') })
    await Promise.all([page.waitForURL('**/monday#paper'), page.locator('form[enctype] button').click()])
    expect(await walk.words()).toContain('Note 12')
    await page.locator('a[href*="/SUR/"][href$="/note"]').first().click()
    await walk.look()
    await page.locator('main form button').click()
    expect(await walk.words()).toMatch(/What was written about it[^]*note verbale/)
    await page.goto(`${at()}/en/monday`)
    await walk.look()
    await signIn(page, at(), 'en', 'SUR/drafter', '/')
    expect(await walk.words()).toContain('1 note that came on paper waits for your word')
    await walk.look()
    await page.goto(`${at()}/en/monday`)
    expect(await walk.words()).toMatch(/Suriname note verbale/)
    await Promise.all([page.waitForURL('**/monday#paper'), page.locator('button[value=yes]').click()])
    expect(await walk.words()).toContain('confirmed by the state')
    await walk.end()
  }, 240_000)

  test('a bad answer stands beside its field; a good one is kept; a page offline waits on the device and goes out by itself', async () => {
    const walk = await walker(browser, { at: at(), name: 'file-step', lang: 'fr', width: 390, script: true })
    const { page } = walk
    await signIn(page, at(), 'fr', 'DMA/drafter', '/file')
    await page.goto(`${at()}/fr/file/unroca-annual/2024/imports/new`)
    await page.selectOption('#f-A', 'IV')
    await page.fill('#f-B', 'USA')
    await page.fill('#f-C', '4')
    await page.context().setOffline(true)
    await page.locator('button[value=save]').click()
    await page.locator('label[for=f-C] .waiting').waitFor()
    await page.context().setOffline(false)
    await page.waitForURL('**/file/unroca-annual/2024')
    expect(await page.locator('#part-imports + ul li').count()).toBe(1)
    await page.context().close()
  }, 120_000)
})
