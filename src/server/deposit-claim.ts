import { ACTS, type ActionClaim, claimId } from '../core/law/index.ts'
import { CERTAINTIES, dayOfInstant, type EdtfDate, Fault, firstDay, type Instant, isoDay, isState, parseDate } from '../core/values/index.ts'

/** Inputs of the form in which a depositary describes an act. */
export const DEPOSIT_FIELDS = ['state', 'act', 'date', 'known', 'toward', 'what', 'source', 'pointer', 'certainty', 'note'] as const
export type DepositFields = Readonly<Partial<Record<(typeof DEPOSIT_FIELDS)[number], string>>>

const LONGEST = { source: 300, pointer: 120, note: 400, what: 160 } as const
/** Acts that are done toward one other state. */
const TOWARD: readonly string[] = ['reserved', 'objected']

/**
 * The claim that a form describes, known today where it names no day. Faults `state-missing`, `unknown-act`, `date-shape`,
 * `date-impossible`, `known-future`, `source-missing`, `certainty`, `toward-act`, `too-long`, each with its field.
 */
export function claimFrom(instrument: string, fields: DepositFields, now: Instant): ActionClaim {
  const { state = '', toward = '' } = fields
  const act = ACTS.find((one) => one === fields.act)
  const certainty = CERTAINTIES.find((one) => one === fields.certainty && one !== 'background')
  if (!isState(state)) throw new Fault('state-missing', `"${state}" is no state of this region`, { field: 'state' })
  if (!act) throw new Fault('unknown-act', `an act is one of ${ACTS.join(', ')}`, { field: 'act' })
  if (toward && (!isState(toward) || toward === state)) throw new Fault('state-missing', `"${toward}" is no other state of this region`, { field: 'toward' })
  if (toward && !TOWARD.includes(act)) throw new Fault('toward-act', `only what is ${TOWARD.join(' or ')} is toward another state`, { field: 'toward' })
  if (!certainty) throw new Fault('certainty', 'say how sure the source is', { field: 'certainty' })
  const { source, ...texts } = textsIn(fields)
  if (!source) throw new Fault('source-missing', 'name the document that says so', { field: 'source' })
  const [date, known] = [dateIn(fields, 'date'), knownIn(fields, now)]
  const claim = { instrument, state, act, ...(date ? { date } : {}), known, ...(toward ? { toward } : {}), source, certainty, ...texts }
  return { id: claimId(claim), ...claim, flags: [] }
}

function textsIn(fields: DepositFields): Partial<Record<keyof typeof LONGEST, string>> {
  return Object.fromEntries(Object.entries(LONGEST).flatMap(([name, most]) => {
    const text = fields[name as keyof typeof LONGEST]?.trim().replace(/\s+/g, ' ') ?? ''
    if (text.length > most) throw new Fault('too-long', `at most ${most} characters`, { field: name })
    return text ? [[name, text]] : []
  }))
}

function dateIn(fields: DepositFields, field: 'date' | 'known'): EdtfDate | undefined {
  const text = fields[field]?.trim()
  if (!text) return undefined
  try {
    parseDate(text)
    return text
  } catch (error) {
    throw error instanceof Fault ? new Fault(error.code, `${field}: ${error.message}`, { field }) : error
  }
}

/** A document of tomorrow cannot be read today. */
function knownIn(fields: DepositFields, now: Instant): EdtfDate {
  const [known, today] = [dateIn(fields, 'known'), dayOfInstant(now)]
  if (known !== undefined && firstDay(known) > today) throw new Fault('known-future', `the document is dated ${known}, after today`, { field: 'known' })
  return known ?? isoDay(today)
}
