import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../src/core/values/index.ts'
import { ASSETS, CONTENT_SECURITY_POLICY } from '../src/web/index.ts'
import { context, MIN, QUAKE } from './web-context.ts'
import { SAMPLES } from './web-samples.ts'

// run through the debugger, which no content policy stops, so that the policy stays on while pages are judged
const require = createRequire(import.meta.url)
const AXE = readFileSync(createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const ROOT = join(import.meta.dirname, '..')
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
if (!CHROMIUM) console.warn('skipped: no Chromium on this machine, pages are not opened in a browser')

/** Islands as the browser gets them, without a build: the types are stripped from the source. */
function asset(url: string): { type: string; body: string } | null {
  const found = ASSETS.find((one) => one.url === url)
  if (!found) return null
  const file = found.file.replace(/^dist\/(.*)\.js$/, 'src/$1.ts')
  const text = readFileSync(join(ROOT, file), 'utf8')
  return { type: found.type, body: file.endsWith('.ts') ? stripTypeScriptTypes(text) : text }
}

let server: Server
let browser: Browser
let at = ''
let now = QUAKE + 26 * MIN
const listeners = new Set<ServerResponse>()

beforeAll(async () => {
  if (!CHROMIUM) return
  server = createServer((req, res) => {
    const url = (req.url ?? '').split('?')[0]!
    const file = asset(url)
    if (file) return void res.setHeader('content-type', file.type).end(file.body)
    if (url === '/api/v1/stream') return void listeners.add(res.writeHead(200, { 'content-type': 'text/event-stream' }) && res)
    const [, lang, name = ''] = url.split('/')
    if (!SAMPLES[name]) return void res.writeHead(404).end()
    res.setHeader('content-type', 'text/html; charset=utf-8').setHeader('content-security-policy', CONTENT_SECURITY_POLICY)
    res.end(SAMPLES[name][1](context(lang as Language, SAMPLES[name][0], { now })))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
})

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
})

describe.skipIf(!CHROMIUM)('in a browser', () => {
  // each page in one language, all four used in turn; wide by day, then narrow by night
  test.each(Object.keys(SAMPLES).map((name, i) => [name, LANGUAGES[i % 4]!] as const))(
    '%s (%s): accessible, refused nothing, no sideways scroll',
    async (name, lang) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
      const refused: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') refused.push(message.text())
      })
      page.on('pageerror', (error) => refused.push(error.message))
      await page.goto(`${at}/${lang}/${name}`)
      await page.evaluate(AXE)
      const judge = (rules: object) =>
        page.evaluate(`axe.run({ ...${JSON.stringify(rules)}, resultTypes: ['violations'] })
      .then((found) => found.violations.map((one) => one.id + ': ' + one.nodes[0].html.slice(0, 200)))`)
      expect(await judge({ runOnly: TAGS })).toEqual([])
      await page.setViewportSize({ width: 360, height: 800 })
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await judge({ runOnly: ['color-contrast', 'target-size'] })).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      expect(refused).toEqual([])
      await page.close()
    },
  )

  test('the first key reaches the content', async () => {
    const page = await browser.newPage()
    await page.goto(`${at}/en/home`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.close()
  })

  test('news come in by themselves, and wait while somebody writes', async () => {
    const page = await browser.newPage()
    await page.goto(`${at}/en/warning`)
    const told = () => page.locator('.left').first().textContent()
    await page.locator('textarea[name=note]').fill('half a sen')
    now += 5 * MIN
    const say = () => {
      for (const listener of listeners) listener.write('data: {}\n\n')
    }
    say()
    await page.waitForTimeout(900)
    expect(await page.locator('textarea[name=note]').inputValue()).toBe('half a sen')
    expect(await page.locator('#live').textContent()).toBe('')
    await page.locator('textarea[name=note]').fill('')
    await page.locator('h1').click()
    say()
    await page.locator('#live:not(:empty)').waitFor()
    expect(await told()).toMatch(/left/)
    await page.close()
    now = QUAKE + 26 * MIN
  })

  test('a note survives a closed tab, and goes once the desk shows that it has it', async () => {
    const browsing = await browser.newContext()
    const page = await browsing.newPage()
    await page.goto(`${at}/en/warning`)
    await page.locator('textarea[name=note]').fill('Two schools opened as shelters')
    await page.close()
    const again = await browsing.newPage()
    await again.goto(`${at}/en/warning`)
    expect(await again.locator('textarea[name=note]').inputValue()).toBe('Two schools opened as shelters')
    await again.route('**/en/warning', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace('data-keep=', 'data-received="Two schools opened as shelters" data-keep='),
      })
    })
    await again.reload()
    expect(await again.locator('textarea[name=note]').inputValue()).toBe('')
    await browsing.close()
  })
})
