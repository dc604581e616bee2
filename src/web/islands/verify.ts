// Checks an evidence bundle on the reader's own machine: nothing is fetched and nothing sent. Written apart from the desk's own checker
// and held to the same verdicts by test; one file without imports, so that it can be saved inside a page and opened from a disk.
type Bytes = Uint8Array<ArrayBuffer>
interface Key { name: string; id: number; type: number; raw: Bytes }
interface Policy { logs: Key[]; witnesses: { name: string; key: Key }[]; groups: { name: string; threshold: number; members: string[] }[]; quorum: string }
interface Head { origin: string; size: number; root: Bytes }
interface Opened { signed: string; body: string; bodySalt: string }
interface Bundle {
  page: Record<string, { title: string; proves: string[]; proves_not: string[] }>
  statement: { signed: string; salt: string; body?: string; bodySalt?: string }
  receipt: string
  keys: (Opened & { receipt: string })[]
  link: Opened
  decision: Opened
  law: { link: string[]; decision: string[] }
}
interface Fields { [name: string]: unknown }
interface Jws { kid: string; header: Fields; input: Bytes; signature: Bytes }
interface Holder { x: string; kid: string; party: string; office: string; role: string; custody: string; exercise: boolean; index: number }
interface Found { header: Fields; body: string | null; index: number; head: Head; signer: Holder; decision: Fields; page: Bundle['page'] }
type Verdict = { ok: true; found: Found; unchecked: boolean } | { ok: false; part: string; reason: string }

class Broken extends Error {
  readonly part: string
  constructor(part: string, reason: string) {
    super(reason)
    this.part = part
  }
}
const fail = (reason: string): never => {
  throw new Error(reason)
}

const utf8 = (text: string): Bytes => new TextEncoder().encode(text)
const text = (bytes: Bytes): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
const join = (...parts: Bytes[]): Bytes => {
  const out = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const one of parts) {
    out.set(one, at)
    at += one.length
  }
  return out
}
const same = (a: Bytes, b: Bytes): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])
const hex = (bytes: Bytes): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const unhex = (word: string): Bytes => Uint8Array.from(word.match(/../g) ?? [], (two) => parseInt(two, 16))
const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
const uint64 = (value: number): Bytes => {
  const out = new Uint8Array(8)
  new DataView(out.buffer).setBigUint64(0, BigInt(value))
  return out
}

/** Standard base64, and one spelling for each value. */
function unbase64(word: string): Bytes {
  const bytes = /^[A-Za-z0-9+/]*={0,2}$/.test(word) && word.length % 4 === 0 ? Uint8Array.from(atob(word), (char) => char.charCodeAt(0)) : fail('not base64')
  return btoa(String.fromCharCode(...bytes)) === word ? bytes : fail('not canonical base64')
}
function unbase64url(word: string): Bytes {
  if (!/^[A-Za-z0-9_-]*$/.test(word) || word.length % 4 === 1) fail('not base64url')
  return unbase64(word.replace(/-/g, '+').replace(/_/g, '/') + '='.repeat((4 - (word.length % 4)) % 4))
}
function base64url(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
function whole(word: string): number {
  return /^(0|[1-9]\d{0,15})$/.test(word) && Number.isSafeInteger(Number(word)) ? Number(word) : fail(`"${word}" is no number`)
}

/** RFC 8785: with whole numbers and well-formed text, sorted keys are all that JSON.stringify lacks. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical((value as Fields)[key])}`).join(',')}}`
}

// Keys: C2SP signed-note, tlog-cosignature. DER up to the raw public key: RFC 8410, RFC 9881.
const SPKI: Record<number, string> = { 1: '302a300506032b6570032100', 4: '302a300506032b6570032100', 6: '30820532300b06096086480165030403110382052100' }
const LENGTHS: Record<number, [key: number, signature: number]> = { 1: [32, 64], 4: [32, 64], 6: [1312, 2420] }
let unchecked = false

async function holds(type: number, raw: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  const name = type === 6 ? 'ML-DSA-44' : 'Ed25519'
  let key: CryptoKey
  try {
    key = await crypto.subtle.importKey('spki', join(unhex(SPKI[type]!), raw), name, false, ['verify'])
  } catch (error) {
    // a browser that does not know the algorithm says so by this name; a bad key is another error
    if (type !== 6 || !(error instanceof DOMException) || error.name !== 'NotSupportedError') return false
    unchecked = true
    return true
  }
  return crypto.subtle.verify(name, key, signature, message)
}

async function parseKey(word: string): Promise<Key> {
  const [, name = '', id = '', encoded = ''] = /^([^+]*)\+([0-9a-f]{8})\+(.+)$/su.exec(word) ?? fail('not a verifier key')
  const bytes = unbase64(encoded)
  const [type, raw] = [bytes[0]!, bytes.slice(1)]
  if (!name || LENGTHS[type]?.[0] !== raw.length) fail(`the key of ${name} is of no known kind`)
  const digest = await sha256(join(utf8(`${name}\n`), bytes))
  return hex(digest.slice(0, 4)) === id ? { name, id: parseInt(id, 16), type, raw } : fail(`the key of ${name} has another id`)
}

async function parsePolicy(file: string): Promise<Policy> {
  const policy: Policy = { logs: [], witnesses: [], groups: [], quorum: '' }
  for (const line of file.split('\n')) {
    const [word, ...words] = line.split(/[ \t\r]+/).filter(Boolean)
    if (!word || word.startsWith('#')) continue
    if (word === 'log') policy.logs.push(await parseKey(words[0] ?? ''))
    else if (word === 'witness') policy.witnesses.push({ name: words[0] ?? '', key: await parseKey(words[1] ?? '') })
    else if (word === 'group') policy.groups.push(group(words))
    else if (word === 'quorum' && words[0]) policy.quorum = words[0]
    else fail(`"${word}" is not log, witness, group or quorum`)
  }
  return policy.quorum && policy.logs.length > 0 ? policy : fail('a policy has a log and a quorum line')
}
function group([name = '', how = '', ...members]: string[]): Policy['groups'][number] {
  return { name, members, threshold: how === 'all' ? members.length : how === 'any' ? 1 : whole(how) }
}
function reached({ quorum, groups }: Policy, signed: Set<string>): boolean {
  for (const one of groups) if (one.members.filter((member) => signed.has(member)).length >= one.threshold) signed.add(one.name)
  return quorum === 'none' || signed.has(quorum)
}

function checkpointOf(note: string): Head {
  const [origin = '', size = '', root = '', ...extensions] = note.slice(0, -1).split('\n')
  const bytes = unbase64(root)
  return origin && bytes.length === 32 && !extensions.includes('') ? { origin, size: whole(size), root: bytes } : fail('not a checkpoint')
}
function messageOf({ type, name }: Key, note: string, time: number): Bytes {
  if (type === 1) return utf8(note)
  if (type === 4) return utf8(`cosignature/v1\ntime ${time}\n${note}`)
  const { origin, size, root } = checkpointOf(note)
  const [cosigner, log] = [utf8(name), utf8(origin)]
  return join(utf8('subtree/v1\n\0'), Uint8Array.of(cosigner.length), cosigner, uint64(time), Uint8Array.of(log.length), log, uint64(0), uint64(size), root)
}

/** A signed checkpoint that a log of the policy has signed and its quorum cosigned; a known key whose signature does not hold refuses it. */
async function openNote(note: string, policy: Policy): Promise<Head> {
  const blank = note.lastIndexOf('\n\n')
  if (blank < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note)) fail('not a signed note')
  const body = note.slice(0, blank + 1)
  const signed = new Set<Key>()
  const known = [...policy.logs, ...policy.witnesses.map(({ key }) => key)]
  for (const line of note.slice(blank + 2, -1).split('\n')) {
    const [dash, name, encoded = '', ...rest] = line.split(' ')
    const bytes = dash === '\u2014' && rest.length === 0 ? unbase64(encoded) : fail('not a signature line')
    if (!name || bytes.length < 5) fail('not a signature line')
    const id = new DataView(bytes.buffer).getUint32(0)
    const key = known.find((one) => one.name === name && one.id === id)
    if (!key || signed.has(key)) continue
    const timed = key.type !== 1
    const time = timed && bytes.length >= 12 ? Number(new DataView(bytes.buffer).getBigUint64(4)) : 0
    const signature = bytes.slice(timed ? 12 : 4)
    const fits = signature.length === LENGTHS[key.type]![1] && Number.isSafeInteger(time) && (await holds(key.type, key.raw, messageOf(key, body, time), signature))
    if (!fits) fail(`the signature of ${name} does not fit the checkpoint`)
    signed.add(key)
  }
  const head = checkpointOf(body)
  if (!policy.logs.some((key) => signed.has(key) && key.name === head.origin)) fail(`the checkpoint of ${head.origin} is signed by no log that you believe`)
  if (!reached(policy, new Set(policy.witnesses.filter(({ key }) => signed.has(key)).map(({ name }) => name)))) fail('too few witnesses have cosigned')
  return head
}

const nodeHash = (left: Bytes, right: Bytes): Promise<Bytes> => sha256(join(Uint8Array.of(1), left, right))
const hashIn = (word: string): Bytes => {
  const bytes = unbase64(word)
  return bytes.length === 32 ? bytes : fail('not a hash')
}

/** RFC 9162 sections 2.1.3.2 and 2.1.4.2: `older` climbs only where the path comes from the left or has just done so. */
async function climb(at: number, last: number, start: Bytes, proof: Bytes[], older?: Bytes): Promise<[newer: Bytes, older: Bytes | undefined]> {
  let newer = start
  for (const hash of proof) {
    if (last === 0) fail('the proof is too long')
    if (at % 2 === 1 || at === last) {
      newer = await nodeHash(hash, newer)
      older = older && (await nodeHash(hash, older))
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else newer = await nodeHash(newer, hash)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 ? [newer, older] : fail('the proof is too short')
}

/** C2SP tlog-proof: the entry's index and the head under which it was found. */
async function openReceipt(receipt: string, entry: Bytes, policy: Policy): Promise<{ index: number; head: Head }> {
  const blank = receipt.indexOf('\n\n')
  const lines = receipt.slice(0, blank).split('\n')
  if (blank < 0 || lines.shift() !== 'c2sp.org/tlog-proof@v1') fail('not a tlog-proof')
  if (lines[0]?.startsWith('extra ')) unbase64(lines.shift()!.slice(6))
  const index = lines[0]?.startsWith('index ') ? whole(lines.shift()!.slice(6)) : fail('no index')
  const path = lines.map(hashIn)
  const head = await openNote(receipt.slice(blank + 2), policy)
  if (index >= head.size) fail(`there is no entry ${index} in a log of ${head.size}`)
  const [root] = await climb(index, head.size - 1, await sha256(join(Uint8Array.of(0), entry)), path)
  return same(root, head.root) ? { index, head } : fail('the path does not lead to the root of the checkpoint')
}

async function checkConsistency(older: { size: number; root: Bytes }, newer: Head, proof: Bytes[]): Promise<void> {
  if (older.size === 0 || older.size > newer.size) fail('the law is larger than its checkpoint')
  if (older.size === newer.size) return void (proof.length === 0 && same(older.root, newer.root) ? null : fail('two roots at one size'))
  let [at, last] = [older.size - 1, newer.size - 1]
  while (at % 2 === 1) [at, last] = [(at - 1) / 2, Math.floor(last / 2)]
  const start = at === 0 ? older.root : (proof[0] ?? fail('the proof is empty'))
  const [now, before] = await climb(at, last, start, at === 0 ? proof : proof.slice(1), start)
  if (!same(now, newer.root) || !before || !same(before, older.root)) fail('the law it cites is not the beginning of the law in the checkpoint')
}

async function keyId(x: string): Promise<string> {
  return base64url(await sha256(utf8(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`)))
}
function readJws(compact: string): Jws {
  const parts = compact.split('.')
  if (parts.length !== 3) fail('not a signed statement')
  const [head, payload, signature] = parts.map(unbase64url) as [Bytes, Bytes, Bytes]
  const [{ alg, kid }, header] = [JSON.parse(text(head)) as { alg: string; kid: string }, JSON.parse(text(payload)) as Fields]
  if (alg !== 'Ed25519' || canonical({ alg, kid }) !== text(head) || canonical(header) !== text(payload)) fail('not in canonical form')
  return { kid, header, input: utf8(compact.slice(0, compact.lastIndexOf('.'))), signature }
}
async function checkJws({ kid, input, signature }: Jws, x: string): Promise<void> {
  if (kid !== (await keyId(x))) fail('signed with another key')
  if (!(await holds(1, unbase64url(x), input, signature))) fail('the signature does not verify')
}
async function checkBody({ header }: Jws, body: string, salt: string): Promise<Fields> {
  if (hex(await sha256(join(unhex(salt), utf8(body)))) !== header['bodyDigest']) fail('the body is not the one that was signed')
  return JSON.parse(body) as Fields
}

type Ring = Map<string, Holder>
const holderOf = (ring: Ring, kid: string): Holder => ring.get(kid) ?? fail(`no entry of the law log admits the key ${kid}`)

/** Who may announce whose key: the desk's checker has the same rules. */
function mayAnnounce(by: Holder, { party, role, custody, exercise }: Holder): boolean {
  if (by.exercise && !exercise) return false
  if (by.party === party && by.role === role) return true
  if (role === 'desk') return false
  if (role === 'depositary') return by.role === 'desk'
  if (role === 'root') return by.role === 'depositary'
  return by.role === 'root' ? by.party === party : by.role === 'desk' && custody === 'hosted'
}

async function ringOf({ keys }: Bundle, origin: string, policy: Policy): Promise<{ ring: Ring; head: Head }> {
  const ring: Ring = new Map()
  let head: Head | undefined
  for (const { signed, body, bodySalt, receipt } of keys) {
    const entry = join(utf8(`contadora/law/v1\n${signed}\n${base64url(unhex(bodySalt))}\n`), utf8(body))
    const under = await openReceipt(receipt, entry, policy)
    if (under.head.origin !== origin || (head && (head.size !== under.head.size || !same(head.root, under.head.root)))) fail('a key stands in another log')
    head = under.head
    const jws = readJws(signed)
    const act = await checkBody(jws, body, bodySalt)
    if (jws.header['kind'] !== 'key' || (act['act'] !== 'admit' && act['act'] !== 'rotate')) fail('an entry admits no key')
    const { x, party, office, role, custody, exercise } = act as unknown as Holder
    const admitted: Holder = { x, kid: await keyId(x), party, office, role, custody, exercise, index: under.index }
    if ((ring.size === 0) !== (admitted.index === 0)) fail('the keys do not begin with the first entry of the law log')
    const by = ring.size === 0 ? admitted : holderOf(ring, jws.kid)
    await checkJws(jws, by.x)
    if (jws.header['author'] !== by.party || by.index > admitted.index || !mayAnnounce(by, admitted)) fail(`the ${by.role} key of ${by.party} cannot announce that key`)
    ring.set(admitted.kid, admitted)
  }
  return { ring, head: head! }
}

async function byDesk(given: Opened, ring: Ring, kind: string): Promise<{ header: Fields; body: Fields }> {
  const jws = readJws(given.signed)
  const by = holderOf(ring, jws.kid)
  await checkJws(jws, by.x)
  if (jws.header['kind'] !== kind || jws.header['author'] !== by.party || by.role !== 'desk') fail(`no ${kind} of the desk`)
  return { header: jws.header, body: await checkBody(jws, given.body, given.bodySalt) }
}

async function checkSigner(jws: Jws, signer: Holder, signers: Record<string, string[]>): Promise<void> {
  await checkJws(jws, signer.x)
  if (jws.header['author'] !== signer.party) fail('a key speaks for its own party only')
  if (!signers[String(jws.header['kind'])]?.includes(signer.role)) fail(`a ${signer.role} cannot sign this`)
}

const FORM: Record<string, string> = { format: 'string', page: 'object', statement: 'object', receipt: 'string', keys: 'object', link: 'object', decision: 'object', law: 'object' }

/** The fields that a bundle has and no others, each of its kind. */
function checkForm(given: Fields): Bundle {
  const exact = (value: unknown, fields: Record<string, RegExp>, optional: string[] = []): void => {
    const keys = Object.keys((value ?? {}) as Fields)
    const missing = Object.keys(fields).some((name) => !optional.includes(name) && !keys.includes(name))
    if (missing || keys.some((key) => !fields[key] || typeof (value as Fields)[key] !== 'string' || !fields[key]!.test((value as Record<string, string>)[key]!))) fail('a field is missing, or of another form')
  }
  if (Object.keys(given).some((key) => typeof given[key] !== FORM[key]) || Object.keys(FORM).some((key) => given[key] === undefined || given[key] === null)) fail('a part is missing, or unknown')
  const bundle = given as unknown as Bundle
  const [any, salt] = [/^/, /^[0-9a-f]{64}$/]
  exact(bundle.statement, { signed: any, salt, body: any, bodySalt: salt }, ['body', 'bodySalt'])
  if (!Array.isArray(bundle.keys) || bundle.keys.length < 1 || bundle.keys.length > 16) fail('no chain of keys')
  for (const key of bundle.keys) exact(key, { signed: any, body: any, bodySalt: salt, receipt: any })
  for (const one of [bundle.link, bundle.decision]) exact(one, { signed: any, body: any, bodySalt: salt })
  if (Object.keys(bundle.law).sort().join() !== 'decision,link' || ![...bundle.law.link, ...bundle.law.decision].every((one) => typeof one === 'string')) fail('no proof of the law')
  const words = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string')
  const paged = Object.keys(bundle.page).sort().join() === 'en,es,fr,pt' && Object.values(bundle.page).every((one) =>
    Object.keys(one).sort().join() === 'proves,proves_not,title' && typeof one.title === 'string' && words(one.proves) && words(one.proves_not))
  return paged ? bundle : fail('its page lacks a language')
}

async function verify(file: string, policyFile: string, signers: Record<string, string[]>): Promise<Verdict> {
  unchecked = false
  const part = async <T>(name: string, check: () => T | Promise<T>): Promise<T> => {
    try {
      return await check()
    } catch (error) {
      throw new Broken(name, (error as Error).message)
    }
  }
  try {
    const policy = await part('policy', () => parsePolicy(policyFile))
    const given = await part('not-evidence', () => {
      const found = JSON.parse(file) as Fields | null
      return found?.['format'] === 'contadora/evidence/v1' ? found : fail('this is no evidence bundle')
    })
    return { ok: true, found: await checkAll(checkFormIn(given), policy, signers, part), unchecked }
  } catch (error) {
    return { ok: false, part: error instanceof Broken ? error.part : 'form', reason: (error as Error).message }
  }
}
function checkFormIn(given: Fields): Bundle {
  try {
    return checkForm(given)
  } catch (error) {
    throw new Broken('form', (error as Error).message)
  }
}

type Part = <T>(name: string, check: () => T | Promise<T>) => Promise<T>

/** In the order of the desk's own checker, so that both name the same part first. */
async function checkAll(bundle: Bundle, policy: Policy, signers: Record<string, string[]>, part: Part): Promise<Found> {
  const { signed, salt, body, bodySalt } = bundle.statement
  const { index, head } = await part('receipt', async () => openReceipt(bundle.receipt, join(utf8('contadora/entry/v1\n'), await sha256(join(unhex(salt), utf8(signed)))), policy))
  const jws = await part('statement', () => readJws(signed))
  await part('body', async () => {
    if ((body === undefined) !== (bodySalt === undefined)) fail('a body and its salt stand together')
    if (body !== undefined) await checkBody(jws, body, bodySalt!)
  })
  const { ring, head: law } = await part('keys', () => ringOf(bundle, `${head.origin}/law`, policy))
  const signer = await part('keys', () => holderOf(ring, jws.kid))
  await part('statement', () => checkSigner(jws, signer, signers))
  const link = (await part('link', () => byDesk(bundle.link, ring, 'law-link'))).body as unknown as { size: number; root: string }
  const decision = await part('decision', async () => {
    const found = await byDesk(bundle.decision, ring, 'decision')
    return (found.header['about'] as string[])[0] === jws.header['id'] ? found.body : fail('it is about another statement')
  })
  await part('law', async () => {
    const cited = decision['law'] as { size: number; root: string }
    await checkConsistency({ size: link.size, root: unhex(link.root) }, law, bundle.law.link.map(hashIn))
    await checkConsistency({ size: cited.size, root: unhex(cited.root) }, law, bundle.law.decision.map(hashIn))
  })
  await part('keys', () => void (signer.index >= link.size ? fail('the key was admitted only after the statement was sealed') : null))
  await part('page', async () => void (hex(await sha256(utf8(canonical(bundle.page)))) === decision['page'] ? null : fail('its words are not those that the desk wrote')))
  return { header: jws.header, body: body ?? null, index, head, signer, decision, page: bundle.page }
}

// The page: words come with it, in its language.
const form = document.querySelector<HTMLFormElement>('form#check')
const words = JSON.parse(form?.dataset['words'] ?? '{}') as Record<string, string>
const say = (tag: string, inner: string | Node[], name = ''): HTMLElement => {
  const one = document.createElement(tag)
  if (name) one.className = name
  one.append(...(typeof inner === 'string' ? [inner] : inner))
  return one
}
function list(items: string[]): HTMLElement {
  return say('ul', items.map((item) => say('li', item)))
}
function shown(verdict: Verdict): Node[] {
  if (!verdict.ok) return [say('p', [say('strong', `✗ ${words['fails']}: ${words[`part-${verdict.part}`] ?? verdict.part}`)], 'verdict fails'), say('p', verdict.reason)]
  const { found: { header, body, index, head, signer, decision, page }, unchecked: partly } = verdict
  const { title, proves, proves_not: not } = page[document.documentElement.lang] ?? page['en']!
  const facts = [
    `${String(header['kind'])} · ${String(header['author'])} · ${String(header['id'])}`, `${head.origin} · ${index} / ${head.size}`,
    `${signer.party}, ${signer.office}, ${signer.role}, ${signer.custody}`, `${String(decision['reader'])}: ${String(decision['cause'])}`,
  ]
  return [
    say('p', [say('strong', `✓ ${words['holds']}`)], 'verdict holds'), ...(partly ? [say('p', `ML-DSA-44: ${words['not-checked']}`)] : []), ...(signer.exercise ? [say('p', [say('strong', words['exercise'] ?? '')], 'exercise')] : []),
    say('h3', title), list(facts), say('h4', words['proves'] ?? ''), list(proves), say('h4', words['not'] ?? ''), list(not), ...(body === null ? [] : [say('pre', JSON.stringify(JSON.parse(body), null, 2))]),
  ]
}

form?.addEventListener('submit', async (event) => {
  event.preventDefault()
  const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0]
  const output = form.querySelector('output')
  if (!file || !output) return
  const verdict = await verify(await file.text(), form.querySelector('textarea')?.value ?? '', JSON.parse(form.dataset['signers'] ?? '{}') as Record<string, string[]>)
  output.dataset['verdict'] = verdict.ok ? 'holds' : verdict.part
  output.replaceChildren(...shown(verdict))
})
form?.removeAttribute('hidden')
export {}
