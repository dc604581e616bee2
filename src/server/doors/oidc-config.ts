import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { OidcSettings } from '../../adapters/oidc/index.ts'
import { SEAT_ROLES } from '../../core/statements/index.ts'
import { Fault } from '../../core/values/index.ts'

const mapping = z.strictObject({
  /** the claim whose values name offices, e.g. `groups` */
  claim: z.string().min(1).max(120),
  scope: z.string().max(300).default('openid'),
  /** value of the claim -> seat, which must have been taken by invitation before */
  offices: z.record(z.string(), z.strictObject({ party: z.string(), role: z.enum(SEAT_ROLES), office: z.string().optional() })),
})
type Mapping = z.infer<typeof mapping>

export interface OidcConfig extends OidcSettings {
  claim: string
  offices: Mapping['offices']
}

/** From CONTADORA_OIDC_*; undefined where no issuer is named. Fault `config` names the variable, or the file and field. */
export function readOidc(text: (name: string) => string): OidcConfig | undefined {
  const issuer = text('CONTADORA_OIDC_ISSUER')
  if (!issuer) return undefined
  const [clientId, file, clientSecret] = ['CLIENT_ID', 'OFFICES', 'CLIENT_SECRET'].map((name) => text(`CONTADORA_OIDC_${name}`)) as [string, string, string]
  if (!URL.canParse(issuer)) throw new Fault('config', 'CONTADORA_OIDC_ISSUER must be the https address of the provider', { field: 'CONTADORA_OIDC_ISSUER' })
  if (!clientId) throw new Fault('config', 'CONTADORA_OIDC_CLIENT_ID is missing', { field: 'CONTADORA_OIDC_CLIENT_ID' })
  if (!file) throw new Fault('config', 'CONTADORA_OIDC_OFFICES must name the file that maps a claim to seats', { field: 'CONTADORA_OIDC_OFFICES' })
  const { claim, scope, offices } = mappingIn(file)
  return { issuer, clientId, scope, claim, offices, ...(clientSecret ? { clientSecret } : {}) }
}

function mappingIn(file: string): Mapping {
  let given: unknown
  try {
    given = parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Fault('config', `cannot be read as YAML or JSON: ${error instanceof Error ? error.message : String(error)}`, { file })
  }
  const found = mapping.safeParse(given)
  if (found.success) return found.data
  const issue = found.error.issues[0]!
  throw new Fault('config', issue.message, { file, field: issue.path.join('.') })
}
