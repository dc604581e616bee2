import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filingContent, filingsSeen } from '../../src/server/filings.ts'
import { type Running, up } from '../../src/server/up.ts'
import { fileExercise } from '../analysis-fixture.ts'
import { CHROMIUM, launch, signIn, walker } from './walker.ts'

if (!CHROMIUM) console.warn('skipped: no Chromium on this machine, nobody looks at a chart or keeps a record in a browser')

const data = mkdtempSync(join(tmpdir(), 'contadora-analysis-'))
let desk: Running
let browser: Browser
const at = () => `http://127.0.0.1:${desk.port}`

beforeAll(async () => {
  desk = await up({ demo: true, port: '0', data }, () => {}, { CONTADORA_BEAT_SECONDS: '60' })
  await fileExercise(desk.desk)
  if (CHROMIUM) browser = await launch()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await desk.close()
  rmSync(data, { recursive: true })
})

describe.skipIf(!CHROMIUM)('in a browser', () => {
  test.each([['en', 1280], ['es', 390]] as const)('charts at %s, %i px, without script: what is shown, what is missing, and the table behind', async (lang, width) => {
    const walk = await walker(browser, { at: at(), name: `charts-${lang}`, lang, width, script: false })
    const { page } = walk
    await page.goto(`${at()}/${lang}/charts`)
    await walk.look()
    await page.locator('a[href$="/charts/spending"]').click()
    await page.locator('.countries summary').click()
    await page.locator('#country-MEX').check()
    await page.locator('#from').fill('2012')
    await page.locator('#to').fill('2017')
    await page.locator('form.filters button').click()
    expect(new URL(page.url()).search).toBe('?country=MEX&time=2012..2017')
    await walk.look()
    expect(await page.locator('figure.plot > svg:visible').count()).toBe(1)
    expect(await page.locator('section[aria-labelledby=gaps]').innerText()).toContain('2015')
    for (const chart of ['spending-by-force', 'balance?a=MEX&b=CAN', 'activities?country=MEX', 'neighbours?country=MEX', 'transfers', 'size-projection', 'implementation-parties', 'poll-war', 'impact-size']) {
      await page.goto(`${at()}/${lang}/charts/${chart}`)
      await walk.look()
    }
    await walk.end()
  }, 240_000)

  test('a difference is asked of both sides, and each answers', async () => {
    const walk = await walker(browser, { at: at(), name: 'reconcile', lang: 'fr', width: 390, script: false })
    const { page } = walk
    await signIn(page, at(), 'fr', 'CRI/releaser', '/reconcile')
    const ask = page.locator('button[name=ask]').first()
    await walk.look()
    const asked = await ask.getAttribute('value')
    await ask.click()
    expect(await page.locator('#asked li').count()).toBe(2)
    await walk.look()
    await signIn(page, at(), 'fr', `${asked!.split(' ')[1]}/releaser`, '/reconcile')
    await page.locator('#asked a').first().click()
    await page.locator('textarea[name=text]').first().fill('Livraison comptée à la date du contrat.')
    await page.locator('textarea[name=text] >> xpath=ancestor::form >> button').first().click()
    await signIn(page, at(), 'fr', 'CRI/releaser', '/reconcile')
    expect(await page.locator('#asked').innerText()).toContain('répondu')
    await walk.end()
  }, 240_000)

  test('a clerk keeps a record, sees which returns now differ, and a second credential files the correction beside the original', async () => {
    const walk = await walker(browser, { at: at(), name: 'records-es', lang: 'es', width: 390, script: false })
    const { page } = walk
    await signIn(page, at(), 'es', 'CAN/drafter', '/records')
    await page.locator('section[aria-labelledby=take] button', { hasText: 'Registro de Armas' }).click()
    await walk.look()
    expect(await page.locator('section[aria-labelledby=differs] article').count()).toBe(0)
    await page.locator('section[aria-labelledby=kind-transfer] td a').first().click()
    await page.fill('#f-quantity', '-1')
    await page.locator('button[value=save]').click()
    expect(await page.locator('#f-quantity-error').innerText()).toContain('Número de unidades')
    await walk.look()
    await page.fill('#f-quantity', '4')
    await page.locator('button[value=save]').click()
    await walk.look()
    expect(await page.locator('section[aria-labelledby=differs] article').count()).toBe(1)
    await page.locator('section[aria-labelledby=differs] button[value=correct]').click()
    await page.locator('button[value=finish]').click()
    await signIn(page, at(), 'es', 'CAN/releaser', '/file/unroca-annual/2017')
    await page.locator('button[value=release]').click()
    const both = (await filingsSeen(desk.desk, 'public')).filter(({ state, form }) => state === 'CAN' && form === 'unroca-annual')
    expect(both.map(({ replaces }) => replaces)).toEqual([undefined, both[0]!.id])
    const quantities = await Promise.all(both.map(async ({ id }) => ((await filingContent(desk.desk, 'public', id))!.data as { exports: { C: string }[] }).exports.map(({ C }) => C)))
    expect(quantities.map((all) => all.toSorted())).toEqual([['10', '6'], expect.arrayContaining(['4'])])
    await page.goto(`${at()}/es/records`)
    expect(await page.locator('section[aria-labelledby=differs] article').count()).toBe(0)
    // the browser itself counts the refusal as an error
    await page.context().close()
  }, 240_000)
})
