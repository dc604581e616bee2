import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUILT } from './desk-process.ts'
import { type OpenDesk, openRealDesk, PlainBrowser } from './doors-desk.ts'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
if (!CHROMIUM || !BUILT) console.warn('skipped: passkeys are tried in Chromium, on what was built')

const INTERNAL = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const

let desk: OpenDesk
let browser: Browser
/** A site of another origin whose pages may name the same relying party: passkeys go by name, not by port. */
let evil: Server
let evilAt = ''

beforeAll(async () => {
  if (!CHROMIUM || !BUILT) return
  desk = await openRealDesk()
  evil = createServer((_, res) => void res.setHeader('content-type', 'text/html').end('<title>elsewhere</title>'))
  await new Promise<void>((done) => void evil.listen(0, '127.0.0.1', done))
  evilAt = `http://localhost:${(evil.address() as AddressInfo).port}`
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  evil?.closeAllConnections()
  evil?.close()
  await desk?.drop()
})

/** One device: a browser with a virtual authenticator, driven through the debugger. */
interface Device {
  context: BrowserContext
  page: Page
  cdp: CDPSession
  authenticator: string
}

async function device(): Promise<Device> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { ...INTERNAL } })
  return { context, page, cdp, authenticator: authenticatorId }
}

async function takeSeat({ page }: Device, party: string, role: string): Promise<void> {
  await page.goto(desk.invite(party, role))
  await page.locator('button[name=office]').click()
  await page.waitForURL('**/en/office')
}

async function addPasskey({ page }: Device, label: string): Promise<void> {
  await page.goto(`${desk.base}/en/office`)
  await page.fill('#label', label)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('rowheader', { name: label }).waitFor()
}

async function signOut({ page }: Device): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
}

async function signIn({ page }: Device): Promise<void> {
  await page.goto(`${desk.base}/en/sign-in`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor()
}

/** The question that the desk asks whoever wants to sign in. */
async function question(): Promise<{ options: { challenge: string }; token: string }> {
  return (await fetch(`${desk.base}/en/sign-in/passkey`, { method: 'POST', headers: { accept: 'application/json' }, body: new URLSearchParams() })).json() as never
}

/** What the device answers to it on the page that it shows. */
async function answered({ page }: Device, options: unknown): Promise<string> {
  return page.evaluate(async (asked) => {
    const found = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked as never) })
    return JSON.stringify((found as PublicKeyCredential).toJSON())
  }, options)
}

async function send(token: string, response: string): Promise<{ status: number; code: string }> {
  const { status, text } = await new PlainBrowser(desk.base).post('/en/sign-in/passkey', { token, response })
  return { status, code: /<code>([a-z-]+)<\/code>|(passkey-[a-z]+)/.exec(text)?.[0].replace(/<\/?code>/g, '') ?? '' }
}

describe.skipIf(!CHROMIUM || !BUILT)('passkeys', () => {
  test('an office takes its seat, adds a passkey, signs out and in again; the session is a new one', async () => {
    const one = await device()
    await takeSeat(one, 'JAM', 'drafter')
    await addPasskey(one, 'Duty phone')
    const before = (await one.context.cookies()).find(({ name }) => name === 'contadora')!
    expect(before).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
    await signOut(one)
    await signIn(one)
    const after = (await one.context.cookies()).find(({ name }) => name === 'contadora')!
    expect(after.value).not.toBe(before.value)
    const old = new PlainBrowser(desk.base)
    old.cookie = `contadora=${before.value}`
    expect((await old.get('/en/office')).status).toBe(401)
    await one.context.close()
  }, 60_000)

  test('an answer made on another origin, a question answered twice, and words that are none are refused', async () => {
    const one = await device()
    await takeSeat(one, 'BRB', 'drafter')
    await addPasskey(one, 'Key')
    const asked = await question()
    const response = await answered(one, asked.options)
    const own = [await send(asked.token, response), await send(asked.token, response)]
    expect(own).toMatchObject([{ status: 303 }, { status: 400, code: 'passkey-old' }])
    const fresh = await question()
    expect(await send(fresh.token, response)).toMatchObject({ status: 403, code: 'passkey-wrong' })
    const lured = await question()
    await one.page.goto(evilAt)
    expect(await send(lured.token, await answered(one, lured.options))).toMatchObject({ status: 403, code: 'passkey-wrong' })
    for (const bad of ['{', '{}', '{"id":"x","rawId":"x","type":"public-key","response":{}}']) expect((await send((await question()).token, bad)).status).toBe(403)
    expect((await send('no token', response)).code).toBe('passkey-old')
    await one.context.close()
  }, 60_000)

  test('a copy of a passkey counts backwards: it is not let in, and the office is told', async () => {
    const one = await device()
    await takeSeat(one, 'TTO', 'drafter')
    await addPasskey(one, 'Copied key')
    for (let n = 0; n < 2; n++) {
      await signOut(one)
      await signIn(one)
    }
    const { cdp, authenticator: authenticatorId } = one
    const [credential] = (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials
    expect(credential!.signCount).toBeGreaterThan(2)
    await cdp.send('WebAuthn.clearCredentials', { authenticatorId })
    await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential!, signCount: 1 } })
    await one.page.goto(`${desk.base}/en/office`)
    const asked = await question()
    expect(await send(asked.token, await answered(one, asked.options))).toMatchObject({ status: 403, code: 'passkey-copied' })
    await one.page.goto(`${desk.base}/en/office`)
    await one.page.getByText('A passkey counted backwards.').waitFor()
    await one.context.close()
  }, 60_000)

  test('a device that cannot tell who holds it is refused', async () => {
    const one = await device()
    await takeSeat(one, 'GRD', 'drafter')
    await one.cdp.send('WebAuthn.setUserVerified', { authenticatorId: one.authenticator, isUserVerified: false })
    await one.page.fill('#label', 'Nobody')
    await one.page.getByRole('button', { name: 'Add a passkey' }).click()
    await one.page.getByText('No passkey answered').waitFor()
    await one.page.reload()
    await one.page.getByText('No passkey yet').waitFor()
    await one.context.close()
  }, 60_000)

  test('one device cannot hold both credentials of a state; a link alone lets nothing out; two devices can', async () => {
    const [one, two] = [await device(), await device()]
    await takeSeat(one, 'DMA', 'drafter')
    await addPasskey(one, 'First')
    await signOut(one)
    await takeSeat(one, 'DMA', 'releaser')
    const held = { releaser: await one.page.request.post(`${desk.base}/en/release/${'0'.repeat(32)}`, { form: { csrf: await csrfOf(one.page), confirm: 'yes' }, maxRedirects: 0 }) }
    expect([held.releaser.status(), await held.releaser.text()]).toEqual([403, expect.stringContaining('passkey-needed')])
    await one.page.fill('#label', 'The same again')
    await one.page.getByRole('button', { name: 'Add a passkey' }).click()
    await one.page.getByText('This device holds a passkey of your state already').waitFor()
    await takeSeat(two, 'DMA', 'releaser')
    await addPasskey(two, 'Second')
    await signOut(two)
    await signIn(two)
    const free = await two.page.request.post(`${desk.base}/en/release/${'0'.repeat(32)}`, { form: { csrf: await csrfOf(two.page), confirm: 'yes' }, maxRedirects: 0 })
    expect(free.status()).toBe(404)
    await Promise.all([one.context.close(), two.context.close()])
  }, 60_000)

  test('the last passkey stays; signing out everywhere and closing the seat end every session', async () => {
    const one = await device()
    await takeSeat(one, 'LCA', 'releaser')
    await addPasskey(one, 'Only')
    const seat = desk.desk.seats.of('LCA')[0]!
    const kept = await one.page.request.post(`${desk.base}/en/office/passkeys/remove`, { form: { csrf: await csrfOf(one.page), passkey: seat.passkeys[0]!.id }, maxRedirects: 0 })
    expect([kept.status(), await kept.text()]).toEqual([409, expect.stringContaining('last-passkey')])
    const other = new PlainBrowser(desk.base)
    await other.accept(desk.invite('LCA', 'releaser'))
    expect(desk.desk.seats.of('LCA')).toHaveLength(1)
    await one.page.getByRole('button', { name: 'Sign this seat out everywhere' }).click()
    await one.page.getByRole('link', { name: 'Sign in' }).waitFor()
    expect((await other.get('/en/office')).status).toBe(401)
    await signIn(one)
    const drafter = new PlainBrowser(desk.base)
    await drafter.accept(desk.invite('LCA', 'drafter'))
    expect((await drafter.get('/en/office')).status).toBe(200)
    await one.page.goto(`${desk.base}/en/office`)
    await one.page.getByRole('button', { name: 'Close the seat: Civil protection of LCA, drafts' }).click()
    await one.page.getByRole('heading', { name: 'Our office' }).waitFor()
    expect((await drafter.get('/en/office')).status).toBe(401)
    expect(desk.desk.seats.of('LCA').map(({ role }) => role)).toEqual(['releaser'])
    await one.context.close()
  }, 60_000)
})

async function csrfOf(page: Page): Promise<string> {
  return page.locator('input[name=csrf]').first().getAttribute('value') as Promise<string>
}
