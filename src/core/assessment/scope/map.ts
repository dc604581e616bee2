import { type ClaimRow, type Dataset, type Level, LINK_NODES, type LinkNode, type Theme, THEME_COLUMNS, type ThemeColumn } from '../../values/index.ts'

const SCOPE_FILE = 'scope'
const MAP_FILE = 'theme-map'
const LINKS_FILE = 'links'

/** An entry of Figure 1, as printed, with everything that hangs on it. */
export interface MapEntry {
  id: string
  column: ThemeColumn
  pointer: string
  /** one of the three basic values of the text (C1 §IV L262-266), with where it says so */
  basicValue: string | null
  /** themes that hang on it by our reading, the entry itself first */
  themes: string[]
  instruments: Placeable[]
  /** rows of the region's datasets that name its themes, and statements that the viewer reads */
  claims: number
  statements: number
  nodes: LinkNode[]
}

export interface Placeable {
  id: string
  level: Level
}

/** One of the six nodes tied with another: what the source says of it, and which instruments speak to both by our reading. */
export interface Link {
  a: LinkNode
  b: LinkNode
  said: { value: string; pointer: string }[]
  instruments: string[]
}

export interface SubjectMap {
  entries: MapEntry[]
  links: Link[]
  /** what names no theme and so hangs on no entry: said, not hidden; an instrument may still tie nodes */
  loose: { instruments: Placeable[]; themes: string[]; claims: number; statements: number }
}

export interface ToPlace {
  datasets: readonly Dataset[]
  themes: readonly Pick<Theme, 'id' | 'members' | 'columns'>[]
  instruments: readonly (Placeable & { themes: readonly string[] })[]
  /** themes of each statement that the viewer reads */
  statements: readonly (readonly string[])[]
}

/** Entries on which a theme hangs: its own where Figure 1 prints it, else by `theme-map`. */
export function entriesOf(datasets: readonly Dataset[]): (theme: string) => string[] {
  const rows = claimsOf(datasets, MAP_FILE).filter(({ field }) => field === 'hangs on')
  const hung = new Map(rows.map(({ subject, value }) => [subject, [value].flat().map(String)]))
  const printed = new Set(printedEntries(datasets).map(({ value }) => String(value)))
  return (theme) => (printed.has(theme) ? [theme] : (hung.get(theme) ?? []))
}

/** Rows of every dataset that hang on an entry, in the order of the files. Its own map is none of them. */
export function recordsOn(datasets: readonly Dataset[], entry: string): { dataset: string; claim: ClaimRow }[] {
  const on = entriesOf(datasets)
  return datasets.filter(({ dataset }) => dataset !== MAP_FILE && dataset !== SCOPE_FILE)
    .flatMap(({ dataset, claims }) => claims.filter(({ themes }) => themes.some((theme) => on(theme).includes(entry))).map((claim) => ({ dataset, claim })))
}

export function subjectMap({ datasets, themes, instruments, statements }: ToPlace): SubjectMap {
  const on = entriesOf(datasets)
  const nodesOf = nodesBy(datasets)
  const onAll = (some: readonly string[]): Set<string> => new Set(some.flatMap(on))
  const claims = datasets.filter(({ dataset }) => dataset !== MAP_FILE && dataset !== SCOPE_FILE).flatMap((one) => one.claims).map((claim) => onAll(claim.themes))
  const spoken = statements.map(onAll)
  const direct = new Map(claimsOf(datasets, MAP_FILE).filter(({ field }) => field === 'instrument hangs on').map(({ subject, value }) => [subject, [value].flat().map(String)]))
  const placed = instruments.map((one) => ({ ...one, on: new Set([...onAll(one.themes), ...(direct.get(one.id) ?? [])]) }))
  const values = new Map(claimsOf(datasets, SCOPE_FILE).filter(({ field }) => field === 'basic value').map(({ value, pointer }) => [String(value), pointer ?? '']))
  const entries = printedEntries(datasets).map(({ field, value, pointer }): MapEntry => {
    const id = String(value)
    return {
      id, column: field as ThemeColumn, pointer: pointer ?? '', basicValue: values.get(id) ?? null,
      themes: [id, ...themes.map((theme) => theme.id).filter((theme) => theme !== id && on(theme).includes(id))],
      instruments: placed.filter((one) => one.on.has(id)).map(bare), claims: claims.filter((one) => one.has(id)).length, statements: spoken.filter((one) => one.has(id)).length, nodes: nodesOf(id),
    }
  })
  return {
    entries, links: linksOf(datasets, placed, nodesOf),
    loose: {
      instruments: placed.filter((one) => one.on.size === 0).map(bare), themes: themes.map(({ id }) => id).filter((id) => on(id).length === 0),
      claims: claims.filter((one) => one.size === 0).length, statements: spoken.filter((one) => one.size === 0).length,
    },
  }
}

const bare = ({ id, level }: Placeable): Placeable => ({ id, level })

function claimsOf(datasets: readonly Dataset[], name: string) {
  return datasets.find(({ dataset }) => dataset === name)?.claims ?? []
}

function printedEntries(datasets: readonly Dataset[]) {
  return claimsOf(datasets, SCOPE_FILE).filter(({ field }) => (THEME_COLUMNS as readonly string[]).includes(field))
}

function nodesBy(datasets: readonly Dataset[]): (entry: string) => LinkNode[] {
  const rows = new Map(claimsOf(datasets, MAP_FILE).filter(({ field }) => field === 'ties').map(({ subject, value }) => [subject, [value].flat().map(String)]))
  return (entry) => LINK_NODES.filter((node) => rows.get(entry)?.includes(node))
}

function linksOf(datasets: readonly Dataset[], placed: readonly (Placeable & { on: ReadonlySet<string> })[], nodesOf: (entry: string) => LinkNode[]): Link[] {
  const said = claimsOf(datasets, LINKS_FILE)
  const own = new Map(said.filter(({ field }) => field === 'instrument').map(({ subject, value }) => [subject, [value].flat().map(String)]))
  const tied = placed.map(({ id, on }) => ({ id, nodes: new Set([...on].flatMap(nodesOf).concat(LINK_NODES.filter((node) => own.get(id)?.includes(node)))) }))
  return LINK_NODES.flatMap((a, i) => LINK_NODES.slice(i + 1).map((b): Link => ({
    a, b,
    said: said.filter(({ subject, field }) => field === 'link' && subject === `${a} ${b}`).map(({ value, pointer }) => ({ value: String(value), pointer: pointer ?? '' })),
    instruments: tied.filter(({ nodes }) => nodes.has(a) && nodes.has(b)).map(({ id }) => id),
  })))
}
