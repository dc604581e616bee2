import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { passphraseFrom } from '../adapters/keys/index.ts'
import { readTrust, type TrustStore } from '../adapters/xml-signature/index.ts'
import { Fault } from '../core/values/index.ts'
import { type OidcConfig, readOidc } from './doors/oidc-config.ts'

export interface Config {
  port: number
  /** host to listen on; the demo listens on loopback only */
  host: string
  dir: string
  databaseUrl?: string
  witnessDir?: string
  regionDir: string
  demo: boolean
  /** poll the feeds of the world */
  poll: boolean
  origin: string
  /** name shown on every page */
  name: string
  /** a function, so that no print of a configuration ever shows it */
  passphrase: () => string
  smtpUrl?: string
  mailFrom: string
  baseUrl?: string
  /** proxies of our own in front, each of which adds to X-Forwarded-For */
  proxyHops: number
  /** where to report a weakness: an address of mail or of a page */
  securityContact?: string
  oidc?: OidcConfig
  /** certificates by which signatures of CAP messages are judged (CONTADORA_TRUST names the folder) */
  trust?: TrustStore
  /** seconds between published checkpoints, and the quantum the log is padded to */
  beatSeconds: number
  quantum: number
}

export interface Flags {
  port?: string
  data?: string
  demo?: boolean
  poll?: boolean
}

type Env = Record<string, string | undefined>

/** Flags over environment over defaults. Fault `config` names the variable. */
export function readConfig(flags: Flags, env: Env, root: string): Config {
  const text = (name: string, otherwise = ''): string => fromFile(name, env) ?? env[name] ?? otherwise
  const dir = resolve(flags.data ?? text('CONTADORA_DATA_DIR', flags.demo ? 'data/demo' : 'data/desk'))
  const made = deskIn(dir)
  const demo = flags.demo ?? made?.demo ?? false
  if (made && made.demo !== demo) throw new Fault('config', `the desk in ${dir} is real: an exercise has a data directory of its own`, { field: 'demo' })
  const oidc = readOidc(text)
  const optional = (key: keyof Config, name: string): object => (text(name) ? { [key]: text(name) } : {})
  return {
    port: whole('PORT', flags.port ?? text('PORT', '8080'), 0, 65535),
    host: text('CONTADORA_HOST', demo ? '127.0.0.1' : '0.0.0.0'),
    dir,
    ...optional('databaseUrl', 'DATABASE_URL'),
    ...optional('witnessDir', 'CONTADORA_WITNESS_DIR'),
    ...optional('smtpUrl', 'CONTADORA_SMTP_URL'),
    ...optional('baseUrl', 'CONTADORA_BASE_URL'),
    ...(oidc ? { oidc } : {}),
    ...(text('CONTADORA_TRUST') ? { trust: readTrust(resolve(text('CONTADORA_TRUST'))) } : {}),
    ...optional('securityContact', 'CONTADORA_SECURITY_CONTACT'),
    proxyHops: whole('CONTADORA_PROXY_HOPS', text('CONTADORA_PROXY_HOPS', '0'), 0, 9),
    regionDir: resolve(text('CONTADORA_REGION', `${root}/region`)),
    demo,
    poll: flags.poll ?? text('CONTADORA_POLL', demo ? 'no' : 'yes') === 'yes',
    origin: text('CONTADORA_ORIGIN', made?.origin ?? (demo ? 'demo.contadora.invalid' : 'desk.contadora.invalid')),
    name: text('CONTADORA_NAME', 'Contadora'),
    passphrase: () => passphraseFrom(env),
    mailFrom: text('CONTADORA_MAIL_FROM', 'desk@contadora.invalid'),
    beatSeconds: whole('CONTADORA_BEAT_SECONDS', text('CONTADORA_BEAT_SECONDS', demo ? '10' : '60'), 1, 86400),
    quantum: whole('CONTADORA_QUANTUM', text('CONTADORA_QUANTUM', '16'), 1, 65536),
  }
}

const DESK_FILE = 'desk.json'

interface Made {
  origin: string
  demo: boolean
}

/** What the desk in a data directory was made as: every later command takes it up, and an exercise can never turn into a real desk. */
function deskIn(dir: string): Made | undefined {
  const file = join(dir, DESK_FILE)
  if (!existsSync(file)) return undefined
  try {
    const { origin, demo } = JSON.parse(readFileSync(file, 'utf8')) as Made
    return { origin: String(origin), demo: demo === true }
  } catch {
    throw new Fault('config', 'is not the JSON that a desk writes: {"origin": text, "demo": true or false}', { file })
  }
}

export function rememberDesk({ dir, origin, demo }: Config): void {
  const file = join(dir, DESK_FILE)
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify({ origin, demo } satisfies Made)}\n`, { mode: 0o600 })
}

function fromFile(name: string, env: Env): string | undefined {
  const file = env[`${name}_FILE`]
  return file === undefined ? undefined : readFileSync(file, 'utf8').trim()
}

function whole(name: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < low || value > high) throw new Fault('config', `${name} must be a whole number from ${low} to ${high}, not "${text}"`, { field: name })
  return value
}
