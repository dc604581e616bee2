import type { Command } from 'commander'
import { changePassphrase, passphraseFrom } from '../../adapters/keys/index.ts'
import { type Announcement, keyId, type KeyBody, unverifiedSigned, utter, type Utterance, writeParcel } from '../../core/statements/index.ts'
import { Fault, type Json } from '../../core/values/index.ts'
import type { KeyRow } from '../../server/index.ts'
import { type Global, print, readBytes, readJson, tell } from '../io.ts'
import { act, atPlace, keyFile, type KeyOptions, type Place, publicHalf, random, rowsAt, send, signerIn } from '../keys.ts'
import { server } from '../server.ts'

interface ActOptions extends KeyOptions {
  nature: string
  custody?: string
  exercise?: boolean
  x?: string
  since?: string
  why?: string
}

/** Keys of states, offices and the desk: which there are, and the acts of the law log that bring them in and end them. */
export function key(program: Command): void {
  const group = program.command('key').description('keys: make, announce, rotate, revoke, call compromised, sign at home')
  const global = (): Global => program.opts<Global>()
  const keyed = (command: Command): Command => command.option('--keys <dir>', 'folder with a key file of your own; default: the data directory')
  const acting = (command: Command): Command => keyed(command)
    .option('--by <key>', 'who signs: name in the key file (PARTY/ROLE) or thumbprint')
    .option('--to <url>', 'a running desk; default: the desk in --data, which must not run meanwhile')
    .option('--dry-run', 'say what would be sealed, and seal nothing')
  group.command('make <name>').description('make a key in a key file of your own, and print its public half; name it PARTY/ROLE').requiredOption('--keys <dir>', 'folder of that file')
    .action((name: string, options: KeyOptions) => make(global(), name, options))
  group.command('list').description('every key of the law log').option('--party <code>', 'of one party').option('--to <url>', 'of a running desk')
    .action((options: { party?: string; to?: string }) => list(global(), options))
  acting(group.command('announce <party> <role> <office>').description('a new key: by the root of its state, a root by a body, or hosted by the desk'))
    .option('--nature <nature>', 'civil, military, police, health, diplomatic, secretariat or not-named', 'civil').option('--x <key>', 'its public half; default: made in the key file')
    .option('--custody <where>', 'hosted, own-node or hardware').option('--exercise', 'for exercises only')
    .action((party: string, role: string, office: string, options: ActOptions) => announce(global(), { party, role, office }, options))
  acting(group.command('rotate <key>').description('a new key in place of this one, signed by the old one; that counts no longer from there on'))
    .option('--x <key>', 'public half of the new one; default: made in the key file').option('--custody <where>', 'hosted, own-node or hardware')
    .action((kid: string, options: ActOptions) => rotate(global(), kid, options))
  acting(group.command('revoke <key>').description('ends a key; what it signed stands')).option('--why <text>', 'reason, public')
    .action((kid: string, options: ActOptions) => end(global(), kid, options, (party) => ({ act: 'revoke', party, key: kid, ...said(options) })))
  acting(group.command('compromise <key>').description('ends a key and says since which size of the law log what it signed is doubted'))
    .requiredOption('--since <size>', 'size of the law log').option('--why <text>', 'reason, public')
    .action((kid: string, options: ActOptions) => end(global(), kid, options, (party) => ({ act: 'compromised', party, key: kid, since: sizeIn(options.since), ...said(options) })))
  keyed(group.command('export-public').description('public halves of the keys in the key file, as a JWK set')).action((options: KeyOptions) => exportPublic(global(), options))
  keyed(group.command('sign <file>').description('sign a statement where the key is kept: {kind, author, authority, release, about?, replaces?, body}; prints the envelope'))
    .requiredOption('--by <key>', 'name in the key file, or thumbprint').action((file: string, options: KeyOptions) => sign(global(), file, options))
  group.command('send <file>').description('give an envelope to a desk, and print its receipt').requiredOption('--to <url>', 'a running desk')
    .action((file: string, options: { to: string }) => sendFile(global(), file, options.to))
  keyed(group.command('passphrase').description('seal the key file under CONTADORA_NEW_PASSPHRASE (or its _FILE) instead')).action((options: KeyOptions) => passphrase(global(), options))
}

const said = ({ why }: ActOptions): { why?: string } => (why === undefined ? {} : { why })

async function make(global: Global, name: string, options: KeyOptions): Promise<void> {
  const store = await keyFile(global, options, { make: true })
  if (store.names().includes(name)) throw new Fault('file-exists', `a key "${name}" is in this key file already`, { field: 'name' })
  const { kid, x } = store.signer(name)
  print(global, { name, key: kid, x }, () => [`${name}`, `key ${kid}`, `x   ${x}`])
}

async function list(global: Global, { party, to }: { party?: string; to?: string }): Promise<void> {
  const rows = await (to === undefined ? localRows(global) : rowsAt(to))
  const shown = rows.filter((row) => party === undefined || row.party === party)
  print(global, { keys: shown }, () => shown.map((row) =>
    [row.party, row.role, row.state, row.custody, `law ${row.from}${row.to === null ? '' : ` to ${row.to}`}`, row.key, row.office].join('\t')))
}

async function localRows(global: Global): Promise<KeyRow[]> {
  const { keyRows, withDesk } = await server()
  return withDesk(global, async (desk) => {
    const { size } = (await desk.store.heads()).law
    return keyRows((await desk.law(size)).ring, size)
  }, { inspect: true })
}

async function announce(global: Global, who: { party: string; role: string; office: string }, options: ActOptions): Promise<void> {
  await atPlace(global, options, async (place) => {
    const signer = signerIn(place.file, options.by ?? 'DESK/desk', place.rows)
    const exercise = options.exercise ?? rowOf(place, signer.kid).exercise === 'true'
    const x = publicHalf(place, options.x, `${who.party}/${who.role}`, options.dryRun)
    const custody = options.custody ?? (options.x !== undefined || options.keys !== undefined ? 'own-node' : 'hosted')
    await done(global, await act(place, signer, { act: 'admit', ...who, nature: options.nature, x, custody, exercise } as KeyBody, options.dryRun ?? false), options)
  })
}

async function rotate(global: Global, kid: string, options: ActOptions): Promise<void> {
  await atPlace(global, options, async (place) => {
    const { party, role, office, nature, exercise, custody } = rowOf(place, kid)
    const x = publicHalf(place, options.x, `${party}/${role}`, options.dryRun)
    const body = { act: 'rotate', party, role, office, nature, x, custody: options.custody ?? custody, exercise: exercise === 'true', instead: kid } as KeyBody
    await done(global, await act(place, signerIn(place.file, options.by ?? kid, place.rows), body, options.dryRun ?? false), options)
  })
}

async function end(global: Global, kid: string, options: ActOptions, body: (party: string) => KeyBody): Promise<void> {
  await atPlace(global, options, async (place) => {
    const by = options.by ?? (place.file.byId(kid) ? kid : 'DESK/desk')
    await done(global, await act(place, signerIn(place.file, by, place.rows), body(String(rowOf(place, kid).party)), options.dryRun ?? false), options)
  })
}

function rowOf({ rows }: Place, kid: string): KeyRow {
  const row = rows.findLast(({ key: one }) => one === kid)
  if (!row) throw new Fault('key-unknown', `no key ${kid} in the law log there: "contadora key list" shows them`, { field: 'key' })
  return row
}

async function done(global: Global, answer: { act: KeyBody; by: string; sealed: Json }, { dryRun }: ActOptions): Promise<void> {
  const about = 'x' in answer.act ? { key: keyId((answer.act as Announcement).x) } : { key: answer.act.key }
  print(global, { ...answer, ...about, dryRun: dryRun ?? false }, () => [`${answer.act.act} ${about.key}, signed by ${answer.by}${dryRun ? ': nothing was sealed' : ''}`])
}

function sizeIn(text = ''): number {
  const size = Number(text)
  if (!Number.isInteger(size) || size < 0) throw new Fault('usage', `a size of the law log is a whole number, not "${text}"`, { field: 'since' })
  return size
}

async function exportPublic(global: Global, options: KeyOptions): Promise<void> {
  const store = await keyFile(global, options, { inspect: true })
  const keys = store.names().map((name) => {
    const { kid, x } = store.signer(name)
    return { kty: 'OKP', crv: 'Ed25519', kid, x, use: 'sig', name }
  })
  print(global, { keys }, () => [JSON.stringify({ keys }, null, 1)])
}

async function sign(global: Global, file: string, options: KeyOptions): Promise<void> {
  const store = await keyFile(global, options, { inspect: true })
  const given = readJson(file) as Partial<Utterance> | null
  if (!given || typeof given.kind !== 'string' || typeof given.author !== 'string' || given.body === undefined || !given.authority || !given.release)
    throw new Fault('file-shape', 'write {"kind", "author", "authority": {"agency", "nature"}, "release": {"audience"}, "body"}, and "about" or "replaces" where it has them', { file })
  const parcel = utter({ ...(given as Utterance), made: given.made ?? Date.now() }, signerIn(store, options.by!), random)
  unverifiedSigned(parcel.signed)
  process.stdout.write(writeParcel(parcel))
  tell(`signed ${parcel.header.kind} ${parcel.header.id}: "contadora key send FILE --to URL" gives it to a desk`)
}

async function sendFile(global: Global, file: string, to: string): Promise<void> {
  const receipt = (await send(to, Buffer.from(readBytes(file)).toString('utf8'))) as { id: string; kind: string; sealed: string; repeated: boolean; notes: string[] }
  print(global, receipt, () => [`${receipt.kind} ${receipt.id} ${receipt.repeated ? 'was sealed before' : 'sealed'} ${receipt.sealed}`])
  for (const note of receipt.notes) tell(note)
}

async function passphrase(global: Global, { keys }: KeyOptions): Promise<void> {
  const after = passphraseFrom(process.env, 'CONTADORA_NEW_PASSPHRASE')
  const change = (dir: string) => changePassphrase(dir, passphraseFrom(process.env), after)
  const { withDesk } = await server()
  if (keys === undefined) await withDesk(global, async () => {}, { inspect: true })
  const answer = keys === undefined ? await withDesk(global, async ({ config }) => change(config.dir)) : change(keys)
  print(global, answer, () => [`${answer.keys} keys are sealed under the new passphrase: set CONTADORA_PASSPHRASE to it from now on`])
  tell('copies of the old key file still open with the old passphrase: destroy them')
}
