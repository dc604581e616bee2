import { MessageFormat } from 'messageformat'
import type { Language } from '../../core/values/index.ts'
import { LANGUAGES } from '../../core/values/index.ts'
import { LOCALES } from '../locale.ts'
import { answers } from './answers.ts'
import { architecture } from './architecture.ts'
import { assess } from './assess.ts'
import { assessMore } from './assess-more.ts'
import { chartWords } from './chart-words.ts'
import { charts } from './charts.ts'
import { common } from './common.ts'
import { consultations } from './consultations.ts'
import { demo } from './demo.ts'
import { cooperate } from './cooperate.ts'
import { deposit } from './deposit.ts'
import { desk } from './desk.ts'
import { disclosed } from './disclosed.ts'
import { doors } from './doors.ts'
import { drills } from './drills.ts'
import { events } from './events.ts'
import { evidence } from './evidence.ts'
import { faults } from './faults.ts'
import { file } from './file.ts'
import { forecast } from './forecast.ts'
import { keep } from './keep.ts'
import { filings } from './filings.ts'
import { keys } from './keys.ts'
import { law } from './law.ts'
import { monday } from './monday.ts'
import { of } from './of.ts'
import { office } from './office.ts'
import { pictures } from './pictures.ts'
import { reasons } from './reasons.ts'
import { reconcileWords } from './reconcile.ts'
import { records } from './records.ts'
import { rounds } from './rounds.ts'
import type { Row } from './row.ts'
import { search } from './search.ts'
import { threats } from './threats.ts'
import { together } from './together.ts'
import { votes } from './votes.ts'
import { warnings } from './warnings.ts'
import { words } from './words.ts'

/** Every message. A new area is one file and one line here; keys are `area.name` and may not repeat. */
export const CATALOGUE = { ...deposit, ...architecture, ...assess, ...assessMore, ...charts, ...chartWords, ...common, ...consultations, ...cooperate, ...rounds, ...words, ...answers, ...demo, ...desk, ...drills, ...events, ...law, ...forecast, ...threats, ...together, ...reconcileWords, ...records, ...votes, ...warnings, ...office, ...reasons, ...faults, ...keep, ...keys, ...doors, ...evidence, ...disclosed, ...file, ...filings, ...monday, ...of, ...search, ...pictures }
export const AREAS = { deposit, architecture, assess, assessMore, charts, chartWords, common, consultations, cooperate, rounds, words, answers, demo, desk, drills, events, law, forecast, threats, together, reconcileWords, records, votes, warnings, office, reasons, faults, keep, keys, doors, evidence, disclosed, file, filings, monday, of, search, pictures }
export type Key = keyof typeof CATALOGUE
export type Params = Record<string, string | number>

const compiled = new Map<string, MessageFormat>()

/** The message in that language. Plain text costs one look-up; MF2 sources are compiled once per language. */
export function t(lang: Language, key: Key, params: Params = {}): string {
  return said(lang, key, params, undefined)
}

function said(lang: Language, key: Key, params: Params, onError: (() => void) | undefined): string {
  const source = (CATALOGUE[key] as Row)[LANGUAGES.indexOf(lang)]!
  if (!source.includes('{') && !source.startsWith('.')) return source
  const name = `${lang} ${key}`
  const known = compiled.get(name)
  const message = known ?? new MessageFormat(LOCALES[lang], source, { bidiIsolation: 'none' })
  if (!known) compiled.set(name, message)
  return message.format(params, onError)
}

/** For codes that arrive as data (reasons, faults): null when no message has that key, or when a param that it needs is not there. */
export function tMaybe(lang: Language, key: string, params: Params = {}): string | null {
  if (!Object.hasOwn(CATALOGUE, key)) return null
  let whole = true
  const text = said(lang, key as Key, params, () => (whole = false))
  return whole ? text : null
}

export { count, type Row, type Rows } from './row.ts'
