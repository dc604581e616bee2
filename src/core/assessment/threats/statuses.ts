import type { ThreatsBody } from '../../statements/index.ts'
import {
  type Certainty, type Dataset, type LinkNode, type Party, THREAT_ORIGINS, THREAT_ROLES, THREAT_STATUSES, type ThreatOrigin, type ThreatRole, type ThreatStatus,
} from '../../values/index.ts'

/** One source's word on how a threat stands for one state. Words of several sources stand side by side. */
export interface StatusRow {
  /** state, sub-region, or the words of the source ("other states") */
  subject: string
  /** null: the source speaks of its threats in general */
  theme: string | null
  status: ThreatStatus | null
  origin: ThreatOrigin[]
  roles: ThreatRole[]
  /** nodes that its author ties it with (C1 §V L413-420) */
  ties: LinkNode[]
  /** the words of the source where they fit none of the closed lists */
  wording: string | null
  date: string | null
  source: string
  pointer: string | null
  certainty: Certainty
  statement: string | null
}

const FIELDS = new Set(['status', 'threat origin', 'role'])

/** What sources say of states and threats: status, origin, roles. */
export function claimedStatuses(datasets: readonly Dataset[]): StatusRow[] {
  const rows = datasets.find(({ dataset }) => dataset === 'threat-hierarchies')?.claims ?? []
  return rows.filter(({ field }) => FIELDS.has(field)).flatMap(({ subject, field, value, themes, wording, date, source, pointer, certainty }) =>
    (themes.length === 0 ? [null] : themes).map((theme): StatusRow => ({
      subject, theme, status: THREAT_STATUSES.find((one) => field === 'status' && one === value) ?? null,
      origin: THREAT_ORIGINS.filter((one) => field === 'threat origin' && String(value).includes(one)), roles: THREAT_ROLES.filter((one) => field === 'role' && one === value), ties: [],
      wording: wording ?? (typeof value === 'string' ? value : null), date: date ?? null, source, pointer: pointer ?? null, certainty, statement: null,
    })))
}

/** What a state declares of its own threats. */
export function declaredStatuses({ id, author, body }: { id: string; author: Party; body: ThreatsBody }): StatusRow[] {
  return body.entries.map(({ theme, status, origin, roles, ties, wording }) => ({
    subject: author, theme, status, origin, roles, ties, wording: wording || null, date: body.date, source: body.source, pointer: null, certainty: 'high', statement: id,
  }))
}
