import { loadPlacesCached, cacheFolder, loadForms } from '../adapters/region-files/index.ts'
import { stateNames } from '../adapters/geo-data/index.ts'
import { kindOfFile, readSheets } from '../adapters/sheets/index.ts'
import {
  checkReturn, type CheckedReturn, type DueReturn, dueCalendar, type Form, type FormBook, formOf, indexFilings, metaOf, type Reading, readGrids,
  readJsonReturn, readPeriod, returnsOf, type Schedule, type SeenFiling, type Standpoint,
} from '../core/filings/index.ts'
import type { TimedLaw } from '../core/law/index.ts'
import { type Day, Fault, faultLine, type Json, type Party, type Region } from '../core/values/index.ts'
import { readBytes, readJson, tell } from './io.ts'
import { regionFolder } from './region.ts'

export interface FilingData {
  book: FormBook
  schedules: Schedule[]
  region: Region
  stateOf(text: string): Party | undefined
}

/** Forms, schedules and places of region/, for commands that need no desk. */
export async function filingData(): Promise<FilingData> {
  const [{ book, schedules, faults }, { region }] = await Promise.all([loadForms(regionFolder()), loadPlacesCached(regionFolder(), cacheFolder())])
  for (const fault of faults) tell(`region: ${faultLine(fault)}`)
  return { book, schedules, region, stateOf: stateNames(region) }
}

export interface Asked {
  /** both may stand in the file instead */
  state?: string
  period?: string
  answer?: 'data' | 'nil' | 'nothing-new'
  today: Day
  filed: readonly SeenFiling[]
  replaces?: string
}

/** Reads and checks one file of a return. Fault `state-needed`, `period-needed`, `unknown-state`, or what the file itself is wrong in. */
export async function checkFile(data: FilingData, formId: string, file: string, asked: Asked): Promise<CheckedReturn> {
  const form = formOf(data.book, formId)
  const bytes = readBytes(file)
  const kind = kindOfFile(bytes, file)
  const given = kind === 'json' ? (readJson(file) as Json) : null
  const grids = kind === 'json' ? [] : await readSheets(bytes, kind, file)
  const meta = kind === 'json' ? (given as Record<string, Json>) : metaOf(grids)
  const reading = readingOf(data, form, asked.state ?? said(meta['state']), asked.period ?? said(meta['period']))
  const read = kind === 'json' ? readJsonReturn(given, reading) : readGrids(grids, reading)
  const { today, filed, replaces, answer } = asked
  return checkReturn(read, reading, { today, filed, ...(replaces === undefined ? {} : { replaces }), ...(answer === undefined ? {} : { answer }) })
}

function said(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function readingOf(data: FilingData, form: Form, state: string | undefined, period: string | undefined): Reading {
  if (state === undefined) throw new Fault('state-needed', 'whose return is it: add --state CODE', { field: 'state' })
  if (period === undefined) throw new Fault('period-needed', 'which time does it cover: add --period 2024', { field: 'period' })
  const code = data.region.codeOf(state) ?? data.stateOf(state)
  const place = code === undefined ? undefined : data.region.state(code)
  if (!place) throw new Fault('unknown-state', `no state "${state}": write an ISO 3166-1 alpha-3 code such as MEX`, { field: 'state' })
  return { book: data.book, form, mark: place.decimal, state: place.code, period: readPeriod(period), stateOf: data.stateOf }
}

/** What a state, or every state, owes: by the law alone everything that fell due is "not seen here". */
export function statusOn(
  data: FilingData, law: TimedLaw, years: readonly number[], states: readonly Party[], filings: readonly SeenFiling[], point: Standpoint,
): { returns: DueReturn[]; unknown: string[] } {
  const calendar = dueCalendar(law, data.schedules, years, undefined, states)
  const index = indexFilings(filings)
  return { returns: states.flatMap((state) => returnsOf(calendar, state, index, point)), unknown: calendar.unknown }
}

/** A standpoint outside any desk: nothing is addressed here and no list is held, so "late" and "missing" cannot be said. */
export function lawOnly(asOf: Day): Standpoint {
  return { asOf, viewer: 'public', addressedTo: new Set(), lists: new Map(), mayKnow: () => true }
}
