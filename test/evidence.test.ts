import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { parsePolicy } from '../src/core/ledger/index.ts'
import { unverifiedSigned, verifyEvidence } from '../src/core/statements/index.ts'
import { asFault } from '../src/core/values/index.ts'
import { evidenceOf } from '../src/server/bundle.ts'
import { policyOf } from '../src/server/record.ts'
import { makeVectors } from './evidence-make.ts'
import { changed, invalids, vector } from './evidence-vectors.ts'
import { file, jobs, CUTOFF } from './exchange-fixture.ts'
import { makeSeed, makeWorld, type Seed, START } from './properties/world.ts'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
if (!CHROMIUM) console.warn('skipped: no Chromium on this machine, bundles are not checked in a browser')

if (process.env.CONTADORA_MAKE_VECTORS) await makeVectors(verdictOf)

const policy = vector('policy')
const valid = { whole: vector('whole.json'), face: vector('face.json') } as Record<string, string>

/** `holds`, or the part that is named. */
function verdictOf(bundle: string, keys: string = policy): string {
  try {
    verifyEvidence(Buffer.from(bundle), parsePolicy(Buffer.from(keys)))
    return 'holds'
  } catch (error) {
    return asFault(error).code.replace(/^evidence-/, '')
  }
}

describe('vectors', () => {
  test('the valid hold, and say what they prove', () => {
    const found = verifyEvidence(Buffer.from(valid.whole!), parsePolicy(Buffer.from(policy)))
    expect(found).toMatchObject({ header: { author: 'JAM', kind: 'filing' }, body: { form: 'inventory' }, signatures: ['ed25519', 'ml-dsa-44-cosignature'], decision: { reader: 'JAM', part: 'whole' }, signer: { party: 'JAM', role: 'releaser', exercise: true } })
    expect(verifyEvidence(Buffer.from(valid.face!), parsePolicy(Buffer.from(policy)))).toMatchObject({ body: null, decision: { reader: 'public', part: 'face', cause: 'face OAS_CHARTER' } })
  })

  test('no invalid one holds, and each names its part', () => {
    const wrong = invalids().map((one) => [one.name, one.want, verdictOf(changed(valid[one.of]!, one))]).filter(([, want, got]) => want !== got || got === 'holds')
    expect(wrong).toEqual([])
  })

  test('whoever believes other keys believes neither', () => {
    const stranger = policy.replaceAll('demo.contadora.invalid', 'other.example')
    expect(() => parsePolicy(Buffer.from(stranger))).toThrow(expect.objectContaining({ code: 'key-id' }))
    const [first] = policy.split('\n')
    // the law log's key is not among these
    expect(verdictOf(valid.whole!, `${first}\nquorum none\n`)).toBe('keys')
    expect(verdictOf(valid.whole!, `${policy.split('\n')[2]}\nquorum none\n`)).toBe('receipt')
  })
})

describe('a bundle of a desk', () => {
  let seed: Seed
  beforeAll(async () => void (seed = await makeSeed()))
  afterAll(() => seed.drop())

  it('shows the time of its own batch, and not when somebody else spoke before on the same law', async () => {
    const world = await makeWorld(seed, 'sqlite')
    try {
      await file(world, 'CAN', {}, { audience: 'author' })
      world.at(START + 60_000)
      const { id } = await file(world, 'JAM', {}, { audience: 'named', to: ['MEX'] })
      await world.beat()
      const { link } = await evidenceOf(world.desk, id, 'MEX')
      expect(unverifiedSigned(link.signed).header.made).toBe(START + 60_000)
    } finally {
      await world.close()
    }
  })

  it('is made for whoever reads, as far as it reads, and for nobody else; a later grant cites its own law', async () => {
    const world = await makeWorld(seed, 'sqlite')
    try {
      const { id } = await file(world, 'JAM', {}, { audience: 'named', to: ['MEX'], notBefore: CUTOFF })
      await expect(evidenceOf(world.desk, id, 'JAM')).rejects.toMatchObject({ code: 'not-yet' })
      await world.beat()
      for (const stranger of ['MEX', 'CAN', 'public']) await expect(evidenceOf(world.desk, id, stranger)).rejects.toMatchObject({ code: 'not-found' })
      world.at(CUTOFF)
      await jobs(world)
      await world.beat()
      const bundle = await evidenceOf(world.desk, id, 'MEX')
      expect(verdictOf(JSON.stringify(bundle), policyOf(world.desk))).toBe('holds')
      expect(JSON.parse(bundle.decision.body)).toMatchObject({ reader: 'MEX', cause: 'named' })
      expect(bundle.page.es.proves.join(' ')).toContain('México')
      await expect(evidenceOf(world.desk, id, 'CAN')).rejects.toMatchObject({ code: 'not-found' })
      // nobody hands on another's decision as its own
      const own = await evidenceOf(world.desk, id, 'JAM')
      expect(verdictOf(JSON.stringify({ ...own, decision: bundle.decision }), policyOf(world.desk))).toBe('page')
    } finally {
      await world.close()
    }
  })
})

describe.skipIf(!CHROMIUM)('the saved checker, opened from a disk in a browser', () => {
  let [seed, browser, dir]: [Seed, Browser, string] = [] as never
  let page: Page
  const asked: string[] = []
  beforeAll(async () => {
    seed = await makeSeed()
    const world = await makeWorld(seed, 'sqlite')
    dir = await mkdtemp(join(tmpdir(), 'contadora-checker-'))
    const saved = await world.app.fetch(new Request('http://desk.example/es/verify/checker.html'))
    expect(saved.headers.get('content-disposition')).toContain('attachment')
    await writeFile(join(dir, 'checker.html'), await saved.text())
    await world.close()
    browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
    page = await browser.newPage()
    page.on('request', (request) => asked.push(request.url()))
    page.on('pageerror', (error) => asked.push(error.message))
    page.on('console', (message) => message.type() === 'error' && asked.push(message.text()))
    await page.goto(`file://${dir}/checker.html`)
    await page.locator('summary').click()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await rm(dir, { recursive: true, force: true })
    await seed?.drop()
  })

  async function judged(bundle: string, keys = policy): Promise<string> {
    await page.locator('textarea').fill(keys)
    await page.locator('input[type=file]').setInputFiles({ name: 'bundle.json', mimeType: 'application/json', buffer: Buffer.from(bundle) })
    await page.evaluate(() => document.querySelector('output')!.removeAttribute('data-verdict'))
    await page.locator('button').click()
    const output = page.locator('output[data-verdict]')
    await output.waitFor()
    return (await output.getAttribute('data-verdict'))!
  }

  it('says of every vector what the command line says, and asks nothing of any network', async () => {
    const differ: string[][] = []
    for (const [of, bundle] of Object.entries(valid)) if ((await judged(bundle)) !== 'holds') differ.push([of])
    for (const one of invalids()) {
      const verdict = await judged(changed(valid[one.of]!, one))
      if (verdict !== one.want) differ.push([one.name, one.want, verdict])
    }
    expect(differ).toEqual([])
    expect(asked.filter((url) => !url.startsWith(`file://${dir}/`))).toEqual([])
  }, 120_000)

  it('explains in plain words, in the language of the page', async () => {
    await judged(valid.whole!)
    const text = await page.locator('output').textContent()
    expect(text).toContain('Es válido')
    expect(text).toContain('Ejercicio: firmado con una clave de ejercicios')
    expect(text).toContain('No prueba que lo dicho sea cierto')
    expect(text).not.toContain('ML-DSA')
    await judged(changed(valid.whole!, { path: ['statement', 'body'], value: '{}' }))
    expect(await page.locator('output').textContent()).toContain('No es válido: el cuerpo de la declaración')
    expect(await judged(valid.whole!, 'quorum none\n')).toBe('policy')
  })
})
