import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const require = createRequire(import.meta.url)
const AXE = readFileSync(createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')
const SHOTS = join(import.meta.dirname, '..', '..', 'test-results')
const BUDGET = 40 * 1024

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

export function launch(): Promise<Browser> {
  mkdirSync(SHOTS, { recursive: true })
  return chromium.launch({
    executablePath: CHROMIUM!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** Sits down at an office of the demo, and goes on to a page. */
export async function signIn(page: Page, at: string, lang: string, office: string, next: string): Promise<void> {
  await page.goto(`${at}/${lang}/sign-in?next=/${lang}${next}`)
  await Promise.all([page.waitForURL(`**/${lang}${next}`), page.locator(`button[value="${office}"]`).click()])
}

export interface Walker {
  page: Page
  /** the words of the content, without the frame */
  words(): Promise<string>
  /** the guide's count, as it reads: `3 of 9` in any language, or the word for the end */
  step(): Promise<string>
  /** what a person sees on this page is judged, and kept as a picture */
  look(): Promise<void>
  /** the one button of the guide, then a look at where it leads */
  next(): Promise<void>
  start(story: 'quake' | 'hurricane'): Promise<void>
  end(): Promise<void>
}

interface Way {
  at: string
  name: string
  lang: string
  width: number
  script: boolean
}

/** A person at a browser: every page is judged by axe, weighed, and listened to for errors and refusals of the content policy. */
export async function walker(browser: Browser, { at, name, lang, width, script }: Way): Promise<Walker> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, javaScriptEnabled: script, colorScheme: 'light' })
  const page = await context.newPage()
  const [wrong, weights]: [string[], Promise<unknown>[]] = [[], []]
  page.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`))
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'document' || response.status() >= 300) return
    weights.push(response.body().then((body) => {
      const size = gzipSync(body).length
      if (size > BUDGET) wrong.push(`${response.url()} weighs ${size} bytes gzip`)
    }, () => {}))
  })
  let shot = 0
  const walk: Walker = {
    page,
    words: () => page.locator('main').innerText(),
    step: async () => (await page.locator('.guide .step b').innerText()).replace(/\D+/g, ' ').trim() || 'told',
    async look() {
      wrong.push(...(await judged(browser, page, script)))
      expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'), `${page.url()} scrolls sideways`).toBe(true)
      await page.screenshot({ path: join(SHOTS, `${name}-${String(++shot).padStart(2, '0')}.png`), fullPage: true })
    },
    async next() {
      await page.locator('.guide > .inner > form > button').click()
      await walk.look()
    },
    async start(story) {
      await page.goto(`${at}/${lang}/`)
      await page.locator('.guide summary').click()
      await page.locator(`.guide details input[value=${story}] ~ button`).click()
      await walk.look()
    },
    async end() {
      await Promise.all(weights)
      await context.close()
      expect(wrong).toEqual([])
    },
  }
  return walk
}

/** axe waits by timers, which a page without script does not have: its twin, with the same cookies and with script, is judged in its place. */
async function judged(browser: Browser, page: Page, script: boolean): Promise<string[]> {
  const context = script ? null : await browser.newContext({ viewport: page.viewportSize() })
  await context?.addCookies(await page.context().cookies())
  const judge = context ? await context.newPage() : page
  if (context) await judge.goto(page.url())
  await judge.evaluate(AXE)
  const found = (await judge.evaluate(`axe.run({ resultTypes: ['violations'] }).then((found) => found.violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical').map((one) => one.id + ': ' + one.nodes[0].html.slice(0, 200)))`)) as string[]
  await context?.close()
  return found.map((one) => `${page.url()} ${one}`)
}
