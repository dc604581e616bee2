import type { Language, Texts } from '../../values/index.ts'
import { FINDINGS, type FindingCode } from './finding-words.ts'

/** Where in what was handed in: `row` counts from 1 as spreadsheets do, `column` is a letter or, in JSON, absent. */
export interface At {
  sheet?: string
  row?: number
  column?: string
  section?: string
  field?: string
}

/** What fills the words in; a text in every language where it is ours to translate. */
export type Params = Record<string, string | Texts>

/** refused: that row, or the whole return where `at` names no row, is not taken. doubtful: taken, and said to the author. */
export interface Finding {
  code: FindingCode
  severity: 'refused' | 'doubtful'
  at: At
  params: Params
  /** English, with what to do; other languages by `findingText` */
  text: string
}

export function refused(code: FindingCode, at: At, params: Params = {}): Finding {
  return found('refused', code, at, params)
}

export function doubtful(code: FindingCode, at: At, params: Params = {}): Finding {
  return found('doubtful', code, at, params)
}

function found(severity: Finding['severity'], code: FindingCode, at: At, params: Params): Finding {
  return { code, severity, at, params, text: filled(FINDINGS[code].en, params, 'en') }
}

export function findingText({ code, params }: Finding, language: Language): string {
  return filled(FINDINGS[code][language], params, language)
}

const ROW: Texts = { en: 'row', es: 'fila', pt: 'linha', fr: 'ligne' }

/** `Imports!C7 quantity: ...`: place first, as a clerk looks for it. */
export function findingLine(finding: Finding, language: Language = 'en'): string {
  const { sheet, row, column, field, section } = finding.at
  const cell = row === undefined ? '' : `${column ?? ''}${column === undefined ? `${ROW[language]} ${row}` : row}`
  const place = [sheet, cell].filter((part) => part !== undefined && part !== '').join('!')
  const name = field ?? section
  return `${[place, name].filter((part) => part !== undefined && part !== '').join(' ')}: ${findingText(finding, language)}`.replace(/^: /, '')
}

const SHOWN = 60

function filled(text: string, params: Params, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const given = params[name]
    return clipped(typeof given === 'object' ? given[language] : given) ?? whole
  })
}

function clipped(text: string | undefined): string | undefined {
  return text !== undefined && text.length > SHOWN * 4 ? `${text.slice(0, SHOWN * 4)}…` : text
}
