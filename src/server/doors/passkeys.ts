import {
  type AuthenticationResponseJSON, generateAuthenticationOptions, generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON, type RegistrationResponseJSON, verifyAuthenticationResponse, verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Context } from 'hono'
import { z } from 'zod'
import { Fault, hex, type Instant, unhex } from '../../core/values/index.ts'
import { type Desk, random } from '../desk.ts'
import { once } from './once.ts'
import type { Passkey, Seat } from './seat-fold.ts'
import { addPasskey, countPasskey, suspectPasskey } from './seats.ts'

/** What the page hands to the browser, and the sealed challenge that it hands back with the answer. */
export interface Asked {
  options: PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON
  token: string
}

/** Drawn for one purpose, good once and for five minutes. */
interface Challenge {
  id: string
  challenge: string
  /** a seat that gets a passkey, or `sign-in` */
  for: string
  until: Instant
}

const FIVE_MINUTES = 300_000
const MOST_PASSKEYS = 10
/** COSE: Ed25519, ES256, RS256 */
const ALGORITHMS = [-8, -7, -257]

/**
 * The relying party (WebAuthn section 5.1.2). Never from a header of the request on an open network: the desk's own public address
 * decides, or, without one, the loopback name that browsers trust. Fault `passkey-origin`.
 */
function relyingParty(c: Context, desk: Desk): { id: string; origin: string } {
  const own = desk.config.baseUrl ? new URL(desk.config.baseUrl) : undefined
  const here = new URL(c.req.url)
  const { protocol, hostname: id, origin } = own ?? here
  if (id === 'localhost' || (own && protocol === 'https:')) return { id, origin }
  throw new Fault('passkey-origin', 'passkeys need the desk\'s https address (CONTADORA_BASE_URL), or http://localhost on this machine')
}

export function passkeysHere(c: Context, desk: Desk): boolean {
  try {
    return Boolean(relyingParty(c, desk))
  } catch {
    return false
  }
}

function drawn(desk: Desk, purpose: string): { challenge: Uint8Array<ArrayBuffer>; token: string } {
  const challenge = new Uint8Array(random(32))
  const sealed: Challenge = { id: hex(random(16)), challenge: Buffer.from(challenge).toString('base64url'), for: purpose, until: desk.clock() + FIVE_MINUTES }
  return { challenge, token: desk.seals.seal('challenge', sealed) }
}

/** Spends the challenge: a second answer to it is refused, whatever became of the first. Fault `passkey-old`. */
async function spent(desk: Desk, token: string, purpose: string): Promise<string> {
  const found = desk.seals.open<Challenge>('challenge', token)
  const good = found !== null && found.for === purpose && found.until > desk.clock() && (await once(desk, `challenge ${found.id}`))
  if (!good) throw new Fault('passkey-old', 'this question to your passkey was answered before or is too old: try again')
  return found.challenge
}

/** Names no passkey: which seats there are is nobody's business before sign-in. */
export async function askToSignIn(c: Context, desk: Desk): Promise<Asked> {
  const { id } = relyingParty(c, desk)
  const { challenge, token } = drawn(desk, 'sign-in')
  return { options: await generateAuthenticationOptions({ rpID: id, challenge, userVerification: 'required', timeout: FIVE_MINUTES }), token }
}

/** Every passkey of the party is named as one not to use again: one device cannot hold both of its credentials. Faults `passkey-origin`, `passkey-many`. */
export async function askToAdd(c: Context, desk: Desk, seat: Seat): Promise<Asked> {
  const { id } = relyingParty(c, desk)
  if (seat.passkeys.length >= MOST_PASSKEYS) throw new Fault('passkey-many', `a seat has at most ${MOST_PASSKEYS} passkeys: remove one first`)
  const { challenge, token } = drawn(desk, seat.id)
  const held = desk.seats.of(seat.party).flatMap(({ passkeys }) => passkeys)
  const options = await generateRegistrationOptions({
    rpName: desk.config.name, rpID: id, challenge, userID: new Uint8Array(unhex(seat.id)), userName: `${seat.party} ${seat.role}`, userDisplayName: `${seat.office} (${seat.role})`,
    attestationType: 'none', supportedAlgorithmIDs: ALGORITHMS, timeout: FIVE_MINUTES, authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: held.map((one) => ({ id: one.id, transports: [...one.transports] })),
  })
  return { options, token }
}

const answer = z.looseObject({ id: z.string().max(1400), rawId: z.string().max(1400), type: z.literal('public-key'), response: z.record(z.string(), z.unknown()) })

function answerIn(text: string): z.infer<typeof answer> {
  try {
    return answer.parse(JSON.parse(text))
  } catch {
    throw new Fault('passkey-wrong', 'what came back is no answer of a passkey: try again')
  }
}

/** Runs a verification of the library, whose every refusal is the same to whoever asks. */
async function verified<T>(check: Promise<T>): Promise<T> {
  try {
    return await check
  } catch (error) {
    throw new Fault('passkey-wrong', `the passkey's answer does not hold: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Faults `passkey-old`, `passkey-wrong`, `passkey-twice`. */
export async function addAnswered(c: Context, desk: Desk, seat: Seat, given: { token: string; response: string; label: string }): Promise<void> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(c, desk)
  const response = answerIn(given.response) as unknown as RegistrationResponseJSON
  const expectedChallenge = await spent(desk, given.token, seat.id)
  const { verified: ok, registrationInfo: made } = await verified(verifyRegistrationResponse({ response, expectedChallenge, expectedOrigin, expectedRPID, requireUserVerification: true, supportedAlgorithmIDs: ALGORITHMS }))
  if (!ok || !made) throw new Fault('passkey-wrong', 'the passkey\'s answer does not hold')
  const { id, publicKey, counter, transports = [] } = made.credential
  if (desk.seats.byPasskey(id)) throw new Fault('passkey-twice', 'this passkey belongs to a seat already')
  const label = given.label.trim().slice(0, 40) || `passkey ${seat.passkeys.length + 1}`
  await addPasskey(desk, seat, { id, key: Buffer.from(publicKey).toString('base64url'), counter, transports: transports.slice(0, 8), synced: made.credentialBackedUp, label })
}

/** The seat whose passkey answered. Faults `passkey-old`, `passkey-unknown`, `passkey-wrong`, `passkey-copied`; failures of a known seat are counted for it. */
export async function signInAnswered(c: Context, desk: Desk, given: { token: string; response: string }): Promise<Seat> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(c, desk)
  const response = answerIn(given.response) as unknown as AuthenticationResponseJSON
  const expectedChallenge = await spent(desk, given.token, 'sign-in')
  await desk.seats.catchUp()
  const found = desk.seats.byPasskey(response.id)
  if (!found) throw new Fault('passkey-unknown', 'no seat here has this passkey')
  const { seat, passkey } = found
  try {
    // counted from 0 here: what a count that does not rise means is judged below, and is told to the office
    const credential = { id: passkey.id, publicKey: new Uint8Array(Buffer.from(passkey.key, 'base64url')), counter: 0, transports: [...passkey.transports] }
    const { verified: ok, authenticationInfo: used } = await verified(verifyAuthenticationResponse({ response, expectedChallenge, expectedOrigin, expectedRPID, credential, requireUserVerification: true }))
    if (!ok) throw new Fault('passkey-wrong', 'the passkey\'s answer does not hold')
    await counted(desk, seat, passkey, used.newCounter)
    return seat
  } catch (error) {
    if (error instanceof Fault) throw new FailedAt(error, seat)
    throw error
  }
}

/** A refusal at a seat that is known: its office learns of it. */
export class FailedAt extends Error {
  readonly fault: Fault
  readonly seat: Seat
  constructor(fault: Fault, seat: Seat) {
    super(fault.message)
    this.fault = fault
    this.seat = seat
  }
}

/** WebAuthn section 6.1.1: a count that does not rise means that two hold the key. Authenticators that never count say 0 always. */
async function counted(desk: Desk, seat: Seat, passkey: Passkey, counter: number): Promise<void> {
  if (counter === 0 && passkey.counter === 0) return
  if (counter <= passkey.counter) {
    await suspectPasskey(desk, seat, passkey.id, counter)
    throw new Fault('passkey-copied', 'this passkey counts backwards, as a copy of it would: it was not let in. Use another, remove this one, and tell the operator')
  }
  await countPasskey(desk, seat, passkey.id, counter)
}
