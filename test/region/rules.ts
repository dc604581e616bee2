import type { ActionClaim, Instrument } from '../../src/core/law/index.ts'
import type { Row } from './tables.ts'

/** Where a cell quotes a table or a private page as its source, the claim names the source behind it. */
const QUOTED: readonly [RegExp, RegExp][] = [
  [/status_state_dept/, /^US Department of State, inter-American treaty table of 30 April 2009/],
  [/status_oas_depositary/, /^OAS depositary table/],
  [/\bfacts\b|README|GitHub|\bshared\b/, /./],
  [/^not (found|read)/, /^(not found|not read|general knowledge)/],
]

export function sameSource(printed: string, kept: string): boolean {
  const quoted = QUOTED.find(([pattern]) => pattern.test(printed))
  if (quoted) return quoted[1].test(kept)
  return kept === printed || kept === printed.replace(/^seed /, 'Benítez-Manaut 2004, ')
}

/** A doubt about a value is said of the value, in a note and a flag; the reading was high. A blank is known to be blank: low. */
function sameCertainty(row: Row, kept: string): boolean {
  const [printed, source] = [String(row['certainty']), String(row['source'])]
  if (printed === '') return true
  return printed === kept || printed.startsWith(`${kept} `) || printed.startsWith(`${kept};`) || printed.startsWith(`${kept}:`)
    || (QUOTED.slice(0, 3).some(([pattern]) => pattern.test(source)) && kept !== 'background')
}

const ACTS: Record<string, readonly string[]> = {
  sign: ['signed'], ratify: ['deposited', 'approved'], 'ratify-or-accede': ['deposited'], accede: ['acceded', 'approved'],
  deposit: ['deposited', 'acceded'], 'in-force': ['in-force'], bound: ['bound'], denounce: ['notified'], accept: ['accepted', 'bound', 'deposited'],
  succeed: ['succeeded'], 'apply-provisionally': ['provisional'], participate: ['bound'], 'not-in-force-as-of': ['observed/none'],
  'not-ratified-as-of': ['observed/signatory'], 're-deposit-disputed': ['deposited/disputed representation'],
  'denunciation-effective': ['effective'], 'withdraw-denunciation': ['notice-withdrawn'], excluded: ['excluded'],
  'in-force-amendment-267': ['in-force/amendment 267'], 'in-force-amendment-268': ['in-force/amendment 268'],
  'in-force-amendment-290': ['in-force/amendment 290'], 'sign-1982-MOU': ['announced/memorandum of 1982, not the treaty'],
  'join-MOU': ['announced/memorandum of 1982, not the treaty'], eligible: ['announced/named by Art. 2 as eligible'],
  'sign-accession-protocol': ['signed/protocol of accession'], 'ratify-missing': ['observed/deposit-not-established'],
}

interface Wanted {
  acts: readonly string[]
  date: string
}

/** What the claim of a row looks like: a status without a day is an observation of the day of its list, a blank stays blank. */
function wanted(row: Row): Wanted {
  const [action, date, note] = [String(row['action']), String(row['date']), String(row['note'])]
  const ratified = /national ratification (\d{4}-\d{2}-\d{2})/.exec(note)?.[1]
  if (note.startsWith('status only')) return { acts: [action === 'sign' ? 'observed/signatory' : 'observed/ratified'], date: '2009-04-30' }
  if (date === '' && ratified) return { acts: ['approved'], date: ratified }
  if (action === 'deposit' && date === '') return { acts: ['observed/deposit-not-established'], date }
  return { acts: ACTS[action] ?? [], date }
}

/** Whether a claim says what a row of acts says: state, act, date as printed, source, certainty. */
export function saysAct(row: Row, claim: ActionClaim): boolean {
  const { acts, date } = wanted(row)
  const act = acts.some((one) => one === claim.act || one === `${claim.act}/${claim.what ?? ''}`)
  return claim.instrument === row['instrument'] && claim.state === row['iso3'] && act && (claim.date ?? '') === date
    && sameSource(String(row['source']), claim.source) && sameCertainty(row, claim.certainty)
}

/** A row about an instrument as a whole: its entry into force, or a count among its claims, by the first words of the note. */
export function saysOfAll(row: Row, instrument: Instrument): boolean {
  const start = String(row['note']).split(/[;(]/)[0]!.trim()
  const said = (text: string | undefined) => text !== undefined && start.length > 12 && text.startsWith(start)
  const dated = (instrument.inForce ?? []).some((claim) => claim.value === row['date'] && claim.certainty === row['certainty'])
  return dated || instrument.claims.some(({ claim }) => said(claim.value) || said(claim.note))
}

export function saysDuty(row: Row, instrument: Instrument): boolean {
  const kind = row['kind'] === 'invite-observers' ? 'invite' : row['kind']
  return instrument.duties.some((duty) =>
    (duty.article ?? '') === row['article'] && duty.kind === kind && duty.trigger === row['trigger'] && duty.themes.join('|') === row['themes']
    && duty.owedBy === row['owed_by'] && duty.owedTo === row['owed_to'] && (duty.deadline ?? '') === row['deadline']
    && duty.certainty === row['certainty'] && sameSource(String(row['source']), duty.source))
}

/** Duties of the reading of forms and deadlines: kept as claims, in words, beside the ones with articles. */
export function saysFormDuty(row: Row, instrument: Instrument): boolean {
  const parts = ['duty', 'deadline', 'content'].map((column) => String(row[column])).filter((part) => part !== '')
  const certain = String(row['certainty'])
  return instrument.claims.some(({ field, claim }) => field === 'duty' && parts.every((part) => claim.value.includes(part))
    && (certain.includes(claim.certainty) || claim.certainty === 'background'))
}

const bare = (text: string) => text.replace(/ \((?:background[^)]*)\)$/, '')

/** Every cell of a row about an instrument that none of its fields, readings or claims has. Empty when all is there. */
export function lacking(row: Row, instrument: Instrument, columns: Record<string, readonly string[]>): string[] {
  return Object.entries(columns).flatMap(([column, fields]) => {
    const cell = bare(String(row[column] ?? ''))
    if (cell === '' || fields.some((field) => readings(instrument, field).includes(cell))) return []
    return [`${column}: ${cell}`]
  })
}

function readings(instrument: Instrument, field: string): string[] {
  const claimed = instrument.claims.filter((one) => one.field === field).map(({ claim }) => claim.value)
  const { entry, denunciation, depositary, title } = instrument
  const own: Record<string, (string | undefined)[]> = {
    title: [title.en], level: [instrument.level], nature: [instrument.nature], adopted: dates(instrument.adopted),
    inForce: [...dates(instrument.inForce), ...dates(instrument.inForceSeen)], depositary: [depositary?.value],
    denunciation: [denunciation?.value.text], 'entry-rule': [entry.treaty?.note, entry.state?.note], source: sourcesOf(instrument),
  }
  return [...claimed, ...(own[field] ?? []).filter((text) => text !== undefined)].map(bare)
}

function dates(claims: Instrument['adopted']): string[] {
  return (claims ?? []).map(({ value }) => value)
}

function sourcesOf(instrument: Instrument): string[] {
  const claims = [...(instrument.adopted ?? []), ...(instrument.inForce ?? []), ...instrument.claims.map(({ claim }) => claim)]
  return [instrument.source, ...claims.map(({ source }) => source)]
}

/** The rule of a late state and its delay, as the engine reads them. */
export function saysEntry(row: Row, instrument: Instrument): boolean {
  const { state } = instrument.entry
  const late = String(row['rule_for_late_state'])
  const delay = state?.value.rule === 'after-consent' ? state.value.delay : state?.value.rule === 'on-waiver' ? 'P0D' : ''
  const own = late === '' || (state?.note === late && state.certainty === row['certainty'] && (row['delay'] === '' || delay === row['delay']))
  const whole = String(row['rule_for_treaty'])
  const texts = readings(instrument, 'entry-rule')
  return own && (whole === '' || texts.includes(whole))
}
