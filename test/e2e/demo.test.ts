import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, up } from '../../src/server/up.ts'
import { t } from '../../src/web/index.ts'
import { CHROMIUM, launch, type Walker, walker } from './walker.ts'

if (!CHROMIUM) console.warn('skipped: no Chromium on this machine, nobody walks through the demo in a browser')

const data = mkdtempSync(join(tmpdir(), 'contadora-demo-'))
let desk: Running
let browser: Browser
const at = () => `http://127.0.0.1:${desk.port}`
const open = () => up({ demo: true, port: '0', data }, () => {}, { CONTADORA_BEAT_SECONDS: '1' })

beforeAll(async () => {
  desk = await open()
  if (CHROMIUM) browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await desk.close()
  rmSync(data, { recursive: true })
})

/** A person without a browser: keeps its cookie, follows the redirects of its posts. */
function reader() {
  let cookie = ''
  const get = async (path: string) => (await fetch(at() + path, { headers: { cookie } })).text()
  const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]
  return {
    get,
    step: (html: string) => /class="step"><b>([^<]*)</.exec(html)?.[1],
    token: (html: string) => field(html, 'token')!,
    async post(path: string, html: string, fields: Record<string, string>) {
      const csrf = field(html, 'csrf')
      const answer = await fetch(at() + path, { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ ...fields, ...(csrf ? { csrf } : {}) }) })
      const set = answer.headers.get('set-cookie')
      if (set) cookie = set.split(';')[0]!
      return answer.status === 303 ? get(answer.headers.get('location')!) : `${answer.status}`
    },
  }
}

describe('the guide', () => {
  test('a new desk opens with the first report, and its first step', async () => {
    const me = reader()
    const home = await me.get('/en/')
    expect(home).toContain('M 7.3 - 125 km NNW of Lucea, Jamaica')
    expect(me.step(home)).toBe('Step 1 of 9')
  })

  test('a step taken twice is taken once, a page without its token takes none, and a restart leaves the story where it was', async () => {
    const me = reader()
    const home = await me.get('/en/')
    const owed = await me.post('/en/demo/next', home, { token: me.token(home) })
    const drafted = await me.post('/en/demo/next', owed, { token: me.token(owed) })
    expect([me.step(owed), me.step(drafted)]).toEqual(['Step 2 of 9', 'Step 3 of 9'])
    const again = await me.post('/en/demo/next', drafted, { token: me.token(owed) })
    expect(me.step(again)).toBe('Step 3 of 9')
    expect(await me.post('/en/demo/next', '', { token: me.token(drafted) })).toBe('403')
    await desk.close()
    desk = await open()
    const after = await me.get('/en/')
    expect(me.step(after)).toBe('Step 3 of 9')
    expect((after.match(/href="\/en\/release\//g) ?? []).length).toBe(1)
  })

  test('the hooks take what this desk signed and nothing else', async () => {
    const hook = (path: string, headers: Record<string, string> = {}) => fetch(`${at()}/demo/hook/${path}`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', ...headers } }).then(({ status }) => status)
    const forged = { 'webhook-id': 'x', 'webhook-timestamp': String(Math.floor(Date.now() / 1000)), 'webhook-signature': 'v1,AAAA' }
    expect(await Promise.all([hook('JAM/1'), hook('JAM/1', forged), hook('CUB/1', forged), hook('CYM/1', forged), hook('JAM/9', forged)])).toEqual([401, 401, 410, 404, 404])
  })

  test('doors of the demo stay shut to a form of another site and to a proxy', async () => {
    const post = (headers: Record<string, string>) => fetch(`${at()}/en/demo/start`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams({ story: 'quake' }) }).then(({ status }) => status)
    expect(await Promise.all([post({ 'sec-fetch-site': 'cross-site' }), post({ 'x-forwarded-for': '203.0.113.9' })])).toEqual([403, 404])
  })
})

const WAYS = [
  ['en', 1280, true], ['es', 390, false],
] as const

describe.skipIf(!CHROMIUM)('in a browser', () => {
  test.each(WAYS)('the earthquake, %s, %i px, script %s', async (lang, width, script) => {
    const walk = await walker(browser, { at: at(), name: `quake-${lang}-${width}`, lang, width, script })
    await walk.start('quake')
    await earthquake(walk, lang)
    await walk.end()
  }, 240_000)

  test.each([['pt', 390, true], ['fr', 1280, false]] as const)('the hurricane, %s, %i px, script %s', async (lang, width, script) => {
    const walk = await walker(browser, { at: at(), name: `hurricane-${lang}-${width}`, lang, width, script })
    await walk.start('hurricane')
    await hurricane(walk, lang)
    await walk.end()
  }, 240_000)

  test('a warning is released by keyboard alone', async () => {
    const walk = await walker(browser, { at: at(), name: 'keyboard', lang: 'en', width: 1280, script: true })
    await walk.start('quake')
    for (let step = 1; step < 4; step++) await walk.next()
    await tabTo(walk, 'confirm')
    await walk.page.keyboard.press('Space')
    await walk.page.keyboard.press('Tab')
    await Promise.all([walk.page.waitForURL(/\/en\/warnings\/[0-9a-f]{32}$/), walk.page.keyboard.press('Enter')])
    await walk.look()
    expect(await walk.step()).toBe('5 9')
    await walk.end()
  }, 240_000)
})

async function tabTo({ page }: Walker, id: string): Promise<void> {
  await page.locator('body').focus()
  for (let presses = 0; presses < 120; presses++) {
    if (await page.evaluate(`document.activeElement.id === '${id}'`)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`#${id} is not reached by Tab`)
}

async function earthquake(walk: Walker, lang: 'en' | 'es'): Promise<void> {
  expect(await walk.step()).toBe('1 9')
  await walk.next()
  expect([await walk.step(), await walk.words()]).toEqual(['2 9', expect.stringContaining(t(lang, 'owed.nobody'))])
  await walk.next()
  expect(await walk.step()).toBe('3 9')
  await walk.next()
  expect([await walk.step(), await walk.words()]).toEqual(['4 9', expect.stringContaining(t(lang, 'warning.no-focal-point'))])
  await walk.next()
  expect(await walk.step()).toBe('5 9')
  const told = await walk.words()
  expect(told).toContain(t(lang, 'warning.no-focal-point'))
  expect(told.match(/webhook/g)?.length).toBeGreaterThanOrEqual(2)
  await walk.next()
  expect(await walk.step()).toBe('6 9')
  await walk.next()
  expect([await walk.step(), await walk.words()]).toEqual(['7 9', expect.stringContaining(t(lang, 'answer.acknowledged'))])
  await walk.page.locator('.guide .under a').click()
  await walk.look()
  expect(await walk.words()).toMatch(/warning\.alert[^]*<status>Exercise<\/status>/)
  await walk.next()
  expect([await walk.step(), await walk.page.locator('h1').innerText()]).toEqual(['8 9', 'M 7.7 - 123 km NNW of Lucea, Jamaica'])
  const sources = await walk.words()
  expect(['USGS', 'GDACS', 'CAP'].filter((name) => !sources.includes(name))).toEqual([])
  await walk.next()
  expect([await walk.step(), await walk.words()]).toEqual(['9 9', expect.stringContaining(t(lang, 'warning.reopened-higher-severity'))])
  await walk.next()
  expect(await walk.step()).toBe('told')
  expect(walk.page.url()).toContain('/report')
}

async function hurricane(walk: Walker, lang: 'pt' | 'fr'): Promise<void> {
  for (let step = 1; step <= 2; step++) {
    expect(await walk.step()).toBe(`${step} 8`)
    await walk.next()
  }
  expect([await walk.step(), await walk.words()]).toEqual(['3 8', expect.stringContaining(t(lang, 'warning.by-standing-order'))])
  for (let step = 3; step <= 6; step++) {
    expect(await walk.step()).toBe(`${step} 8`)
    await walk.next()
  }
  // the button of step 7 looks again; it stands until Grenada's time has run out
  while ((await walk.step()) === '7 8') {
    await walk.page.waitForTimeout(1500)
    await walk.page.locator('.guide > .inner > form > button').click()
  }
  expect(await walk.step()).toBe('8 8')
  expect(await walk.words()).toContain(t(lang, 'answer.lapsed'))
  await walk.next()
  expect(await walk.step()).toBe('told')
  const report = await walk.words()
  expect((['answer.acted', 'answer.declined', 'answer.lapsed'] as const).map((key) => t(lang, key)).filter((word) => !report.includes(word))).toEqual([])
}
