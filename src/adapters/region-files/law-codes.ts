import { z } from 'zod'
import { PARTICULARS, type Scope } from '../../core/law/index.ts'
import { Fault } from '../../core/values/index.ts'
import type { InstrumentFile } from './law-schema.ts'
import { text, texts } from './shapes.ts'
import { parseYaml } from './yaml.ts'

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
  faults: Fault[]
}

const themesFile = z.looseObject({ themes: z.array(z.looseObject({ id: text })) })
// whole degrees: a canonical document has no fractions, and no finer ring would be honest
const corner = z.tuple([z.int().min(-180).max(180), z.int().min(-90).max(90)])
const areasFile = z.strictObject({
  areas: z.array(z.strictObject({ area: z.string().regex(/^[a-z]+(-[a-z]+)*$/), name: texts, ring: z.array(corner).min(4).max(20) })),
})

/** What is wrong in `themes.yaml` itself is said by whoever loads the themes; here it only means that there is no list. */
export function codesOf(themes: Source, areas: Source): Codes {
  const ofThemes = parseYaml(themes.text, themesFile, themes.shown).value?.themes ?? []
  const ofAreas = areas.text === '' ? { faults: [] } : parseYaml(areas.text, areasFile, areas.shown)
  const listed = ('value' in ofAreas ? ofAreas.value?.areas : undefined) ?? []
  return {
    themes: new Set(ofThemes.map(({ id }) => id)),
    areas: new Map(listed.map((area) => [area.area, area])),
    faults: ofAreas.faults,
  }
}

/** Codes of an instrument that no list has: `unknown-theme`, `unknown-occasion`, `unknown-area`, each with its line. */
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
  if (scope === undefined || codes.areas.has(scope.area)) return [...top, ...duties]
  return [...top, ...duties, fault('unknown-area', `"${scope.area}" is no area of areas.yaml`, at(/^scope:/), 'scope.area')]
}
