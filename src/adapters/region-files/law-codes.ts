import { z } from 'zod'
import { PARTICULARS, type Scope } from '../../core/law/index.ts'
import { Fault, STATES } from '../../core/values/index.ts'
import type { InstrumentFile } from './law-schema.ts'
import { text, texts } from './shapes.ts'
import { fieldOf, linesIn, parseYaml } from './yaml.ts'

/** A file as read: `shown` is how a fault names it. */
export interface Source {
  shown: string
  name: string
  text: string
}

/** The closed lists that instruments refer to. */
export interface Codes {
  /** ids of `themes.yaml`; empty when it cannot be read, and then nothing is said of themes */
  themes: ReadonlySet<string>
  areas: ReadonlyMap<string, Pick<Scope, 'area' | 'name' | 'ring'>>
  /** who may act: the states, and those outside that answer for a territory here; undefined when no list can be read */
  states?: ReadonlySet<string>
  /** whoever can owe, be owed or keep a text: states, territories, bodies by code or by their words */
  parties?: ReadonlySet<string>
  faults: Fault[]
}

const themesFile = z.looseObject({ themes: z.array(z.looseObject({ id: text })) })
// whole degrees: a canonical document has no fractions, and no finer ring would be honest
const corner = z.tuple([z.int().min(-180).max(180), z.int().min(-90).max(90)])
const areasFile = z.strictObject({
  areas: z.array(z.strictObject({ area: z.string().regex(/^[a-z]+(-[a-z]+)*$/), name: texts, ring: z.array(corner).min(4).max(20) })),
})

const territoriesFile = z.looseObject({ territories: z.array(z.looseObject({ code: text, responsible: text })) })
const bodiesFile = z.looseObject({ bodies: z.array(z.looseObject({ id: text, aliases: z.array(text).default([]) })) })

/** Files that hold the lists, in the order in which `codesOf` takes them. */
export const CODE_FILES = ['themes.yaml', 'areas.yaml', 'territories.yaml', 'bodies.yaml'] as const

/** What is wrong in those files themselves is said by whoever loads them; here it only means that there is no list. */
export function codesOf([themes, areas, territories, bodies]: readonly Source[]): Codes {
  const ofThemes = parseYaml(themes!.text, themesFile, themes!.shown).value?.themes ?? []
  const ofAreas = areas!.text === '' ? { faults: [] } : parseYaml(areas!.text, areasFile, areas!.shown)
  const listed = ('value' in ofAreas ? ofAreas.value?.areas : undefined) ?? []
  const ofTerritories = parseYaml(territories!.text, territoriesFile, territories!.shown).value?.territories
  const ofBodies = parseYaml(bodies!.text, bodiesFile, bodies!.shown).value?.bodies
  const states = ofTerritories && new Set([...STATES, ...ofTerritories.map(({ responsible }) => responsible)])
  const others = states && ofBodies && [...ofTerritories.map(({ code }) => code), ...ofBodies.flatMap(({ id, aliases }) => [id, ...aliases])]
  return {
    themes: new Set(ofThemes.map(({ id }) => id)),
    areas: new Map(listed.map((area) => [area.area, area])),
    ...(states ? { states } : {}), ...(others ? { parties: new Set([...states, ...others]) } : {}),
    faults: ofAreas.faults,
  }
}

/** Who owes, who is owed and who keeps the text, as far as no list has them: `unknown-party`. A duty named twice: `duty-twice`. */
function partyFaults(value: InstrumentFile, file: Source, { parties }: Codes): Fault[] {
  const lineAt = linesIn(file.text)
  const named = value.duties.flatMap(({ bearer, receiver }, i) => [
    ...('parties' in bearer ? bearer.parties : []).map((code, j) => ({ code, path: ['duties', i, 'bearer', 'parties', j] })),
    ...receiver.flatMap((one, k) => [
      ...('parties' in one ? one.parties : []).map((code, j) => ({ code, path: ['duties', i, 'receiver', k, 'parties', j] })),
      ...('body' in one ? [{ code: one.body, path: ['duties', i, 'receiver', k, 'body'] }] : []),
    ]),
  ])
  const keepers = (value.depositary?.by ?? []).map((code, j) => ({ code, path: ['depositary', 'by', j] }))
  const fault = (code: string, message: string, path: (string | number)[]): Fault => {
    const line = lineAt(path)
    return new Fault(code, message, { file: file.shown, ...(line === undefined ? {} : { line }), field: fieldOf(path) })
  }
  const strange = parties === undefined ? [] : [...named, ...keepers].filter(({ code }) => !parties.has(code))
  const twice = value.duties.flatMap(({ id }, i) => (value.duties.findIndex((duty) => duty.id === id) < i ? [fault('duty-twice', `a duty above is called "${id}" too`, ['duties', i, 'id'])] : []))
  return [...strange.map(({ code, path }) => fault('unknown-party', `"${code}" is no state, territory or body of the region`, path)), ...twice]
}

/** Codes of an instrument that no list has: `unknown-theme`, `unknown-occasion`, `unknown-area`, `unknown-party`, each with its line; and `duty-twice`. */
export function codeFaults(value: InstrumentFile, file: Source, codes: Codes): Fault[] {
  const lines = file.text.split('\n')
  const at = (start: RegExp, from = 0) => lines.findIndex((line, i) => i >= from && start.test(line))
  const fault = (code: string, message: string, line: number, field: string) =>
    new Fault(code, message, { file: file.shown, line: line + 1, field })
  const strange = (list: readonly string[]) => (codes.themes.size === 0 ? [] : list.filter((id) => !codes.themes.has(id)))
  const top = strange(value.themes).map((id) => fault('unknown-theme', `"${id}" is no theme of themes.yaml`, at(/^themes:/), 'themes'))
  const duties = value.duties.flatMap((duty, i) => {
    const from = lines.findIndex((line) => line.startsWith('  - id:') && line.includes(duty.id))
    const only = strange((duty.only ?? []).filter((id) => !(PARTICULARS as readonly string[]).includes(id)))
    return [
      ...strange(duty.themes).map((id) =>
        fault('unknown-theme', `"${id}" is no theme of themes.yaml`, at(/^ {4}themes:/, from), `duties[${i}].themes`)),
      ...only.map((id) =>
        fault(
          'unknown-occasion', `"${id}" is neither a theme nor one of ${PARTICULARS.join(', ')}`, at(/^ {4}only:/, from), `duties[${i}].only`,
        )),
    ]
  })
  const { scope } = value
  const found = [...top, ...duties, ...partyFaults(value, file, codes)]
  if (scope === undefined || codes.areas.has(scope.area)) return found
  return [...found, fault('unknown-area', `"${scope.area}" is no area of areas.yaml`, at(/^scope:/), 'scope.area')]
}
