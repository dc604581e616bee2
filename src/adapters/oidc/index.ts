import * as client from 'openid-client'
import { Fault } from '../../core/values/index.ts'

export interface OidcSettings {
  issuer: string
  clientId: string
  /** absent: a public client, held by PKCE alone */
  clientSecret?: string
  scope: string
}

/** What must come back as it went out: kept by the browser, sealed, until it returns. */
export interface OidcFlow {
  state: string
  nonce: string
  verifier: string
}

/** Sign-in by any OpenID Connect provider: code flow with PKCE (S256), state and nonce, by discovery. */
export interface OidcDoor {
  /** Fault `oidc-unreachable` */
  start(redirectUri: string): Promise<{ url: string; flow: OidcFlow }>
  /** Values of one claim of whoever came back. Faults `oidc-refused` (with the reason), `oidc-unreachable`. Nothing of it is kept. */
  finish(returned: URL, flow: OidcFlow, claim: string): Promise<string[]>
}

const TIMEOUT_SECONDS = 8

/** The provider's description is read at the first use, and again after a failure: a provider that is down does not keep a desk from starting. */
export function oidcDoor(settings: OidcSettings): OidcDoor {
  let found: Promise<client.Configuration> | undefined
  const provider = (): Promise<client.Configuration> => {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined
      throw unreachable(settings, error)
    })
    return found
  }
  return {
    async start(redirectUri) {
      const config = await provider()
      const flow = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() }
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri, scope: settings.scope, state: flow.state, nonce: flow.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(flow.verifier), code_challenge_method: 'S256',
      })
      return { url: url.href, flow }
    },
    async finish(returned, { state, nonce, verifier }, claim) {
      const config = await provider()
      try {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
        const tokens = await client.authorizationCodeGrant(config, returned, checks)
        const said = tokens.claims()!
        if (Object.hasOwn(said, claim) || !config.serverMetadata().userinfo_endpoint) return textsIn(said[claim])
        return textsIn((await client.fetchUserInfo(config, tokens.access_token, said.sub))[claim])
      } catch (error) {
        throw refusedBy(settings, error)
      }
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const url = new URL(issuer)
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const auth = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret)
  return client.discovery(url, clientId, {}, auth, { timeout: TIMEOUT_SECONDS, execute: loopback ? [client.allowInsecureRequests] : [] })
}

function textsIn(value: unknown): string[] {
  return [value].flat().filter((one): one is string | number => typeof one === 'string' || typeof one === 'number').map(String)
}

function unreachable({ issuer }: OidcSettings, error: unknown): Fault {
  return new Fault('oidc-unreachable', `the sign-in service ${issuer} does not answer as it should (${wordsOf(error)}): sign in by passkey, or try again later`)
}

/** The network and a provider that fails are told apart from an answer that does not hold. */
function refusedBy(settings: OidcSettings, error: unknown): Fault {
  const network = error instanceof TypeError || (error instanceof Error && /OAUTH_TIMEOUT|HTTP_REQUEST/.test((error as { code?: string }).code ?? ''))
  if (network) return unreachable(settings, error)
  return new Fault('oidc-refused', `the sign-in service's answer does not hold (${wordsOf(error)}): start again`)
}

function wordsOf(error: unknown): string {
  const { error: code, error_description: more, code: own, message } = (error ?? {}) as Record<string, string | undefined>
  return [code ?? own, more ?? message].filter(Boolean).join(': ').slice(0, 300)
}
