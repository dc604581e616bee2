import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { claimId, qualityOf, type ActionClaim, type Duty, type Instrument, type LawFacts } from '../../core/law/index.ts'
import { Fault, type Place } from '../../core/values/index.ts'
import { codeFaults, codesOf, type Codes, type Source } from './law-codes.ts'
import { actionsFile, instrumentFile, type ActionsFile, type InstrumentFile } from './law-schema.ts'
import { parseYaml } from './yaml.ts'

/** Change it when the compiled shape changes: an old cache is then not read. */
const SHAPE = 4

export interface Region {
  facts: LawFacts
  /** what was refused: that file is left out and the rest goes on */
  faults: Fault[]
  /** impossible or doubtful claims: kept, flagged and shown */
  doubts: Fault[]
  files: number
  cached: boolean
}

interface Compiled {
  instruments: Instrument[]
  actions: ActionClaim[]
  faults: { code: string; message: string; place: Place }[]
  doubts: { code: string; message: string; place: Place }[]
}

/**
 * The law of a region folder: `instruments/*.yaml` and `actions/*.yaml`. With `cacheDir`, what was compiled is kept by the
 * hash of every file, so that reading again costs the hash and one JSON (parsing thousands of YAML rows costs over a second).
 */
export async function loadRegion(dir: string, options: { cacheDir?: string } = {}): Promise<Region> {
  const files = [...(await readFolder(dir, 'instruments')), ...(await readFolder(dir, 'actions'))]
  const lists = await Promise.all(['themes.yaml', 'areas.yaml'].map((name) => readOne(dir, name)))
  const hash = createHash('sha256').update(`${SHAPE}\n`)
  for (const file of [...files, ...lists]) hash.update(`${file.shown}\n${file.text.length}\n`).update(file.text)
  const cache = options.cacheDir === undefined ? undefined : join(options.cacheDir, `law-${hash.digest('hex').slice(0, 32)}.json`)
  const kept = cache === undefined ? undefined : await readCache(cache)
  const compiled = kept ?? compile(files, codesOf(lists[0]!, lists[1]!))
  if (cache !== undefined && !kept) await keep(options.cacheDir!, cache, compiled)
  const revive = (found: { code: string; message: string; place: Place }) => new Fault(found.code, found.message, found.place)
  const { instruments, actions } = compiled
  return {
    facts: { size: 0, instruments, actions },
    faults: compiled.faults.map(revive),
    doubts: compiled.doubts.map(revive),
    files: files.length,
    cached: kept !== undefined,
  }
}

async function readFolder(dir: string, folder: string): Promise<Source[]> {
  const names = await readdir(join(dir, folder)).catch(() => [] as string[])
  const wanted = names.filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    wanted.map(async (name) => ({
      shown: `${folder}/${name}`,
      name: name.slice(0, -5),
      text: await readFile(join(dir, folder, name), 'utf8'),
    })),
  )
}

async function readOne(dir: string, name: string): Promise<Source> {
  return { shown: name, name, text: await readFile(join(dir, name), 'utf8').catch(() => '') }
}

async function readCache(file: string): Promise<Compiled | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Compiled
  } catch {
    return undefined
  }
}

/** A cache that cannot be written costs time and nothing else. */
async function keep(dir: string, file: string, compiled: Compiled): Promise<void> {
  try {
    await mkdir(dir, { recursive: true })
    const part = `${file}.${process.pid}.part`
    await writeFile(part, JSON.stringify(compiled))
    await rename(part, file)
  } catch {
    return
  }
}

function compile(files: readonly Source[], codes: Codes): Compiled {
  const faults: Fault[] = [...codes.faults]
  const instruments: Instrument[] = []
  const actions: ActionClaim[] = []
  const places = new Map<string, Place>()
  for (const file of files.filter((one) => one.shown.startsWith('instruments/'))) {
    const read = parseYaml(file.text, instrumentFile, file.shown)
    faults.push(...read.faults)
    if (!read.value || !named(file, read.value.id, 'id', faults)) continue
    faults.push(...codeFaults(read.value, file, codes))
    instruments.push(instrumentFrom(read.value, codes))
  }
  const known = new Set(instruments.map((instrument) => instrument.id))
  faults.push(...followFaults(instruments), ...entryFaults(instruments))
  for (const file of files.filter((one) => one.shown.startsWith('actions/'))) {
    const read = parseYaml(file.text, actionsFile, file.shown)
    faults.push(...read.faults)
    if (read.value && named(file, read.value.instrument, 'instrument', faults))
      actionsFrom(read.value, file, known, faults, actions, places)
  }
  const { flagged, doubts } = qualityOf(instruments, actions)
  const placed = doubts.map((doubt) => new Fault(doubt.code, doubt.message, places.get(doubt.claim) ?? { field: doubt.claim }))
  const bare = (fault: Fault) => ({ code: fault.code, message: fault.message, place: fault.place })
  return { instruments, actions: flagged, faults: faults.map(bare), doubts: placed.map(bare) }
}

/** An instrument may follow another's parties, and nobody may end up following himself. */
function followFaults(instruments: readonly Instrument[]): Fault[] {
  const follows = new Map(instruments.map((instrument) => [instrument.id, instrument.follows]))
  return instruments.flatMap(({ id, follows: first }) => {
    if (first === undefined) return []
    const place = { file: `instruments/${id}.yaml`, field: 'follows' }
    if (!follows.has(first)) return [new Fault('unknown-instrument', `follows "${first}", which has no file`, place)]
    const seen = new Set([id])
    for (let at: string | undefined = first; at !== undefined; at = follows.get(at)) {
      if (seen.has(at)) return [new Fault('follows-cycle', `following leads back to "${at}"`, place)]
      seen.add(at)
    }
    return []
  })
}

/** States that could ever consent: two between two, those of the region and a few from outside it, or all there are. */
const AT_MOST: Partial<Record<Instrument['level'], number>> = { bilateral: 2, 'sub-regional': 40, hemispheric: 40 }

/** A rule of entry that more states would have to meet than there are. */
function entryFaults(instruments: readonly Instrument[]): Fault[] {
  return instruments.flatMap(({ id, level, entry }) => {
    const rule = entry.treaty?.value
    const most = AT_MOST[level]
    if (rule?.rule !== 'nth-consent' || most === undefined || rule.n <= most) return []
    return [new Fault('entry-never-met', `asks for ${rule.n} consents, and ${level} instruments have at most ${most} parties: this can never be met`, { file: `instruments/${id}.yaml`, field: 'entry.treaty.value.n' })]
  })
}

function named(file: Source, id: string, field: string, faults: Fault[]): boolean {
  if (id === file.name) return true
  faults.push(
    new Fault('file-name', `says "${id}" but the file is called ${file.name}.yaml: make them the same`, {
      file: file.shown,
      line: 1,
      field,
    }),
  )
  return false
}

/** An area that is not listed is a fault, and the instrument stands without its scope. */
function instrumentFrom({ scope, ...value }: InstrumentFile, codes: Codes): Instrument {
  const duties: Duty[] = value.duties.map((duty) => ({ ...duty, instrument: value.id }))
  const area = scope && codes.areas.get(scope.area)
  return { ...value, duties, ...(area ? { scope: { ...area, ...scope } } : {}) }
}

function actionsFrom(
  value: ActionsFile,
  file: Source,
  known: ReadonlySet<string>,
  faults: Fault[],
  into: ActionClaim[],
  places: Map<string, Place>,
): void {
  if (!known.has(value.instrument)) {
    faults.push(
      new Fault('unknown-instrument', `no instruments/${value.instrument}.yaml`, { file: file.shown, line: 1, field: 'instrument' }),
    )
    return
  }
  const lines = linesOf(file.text)
  for (const [state, acts] of Object.entries(value.actions)) {
    acts.forEach((act, i) => {
      const place: Place = { file: file.shown, line: (lines.get(state) ?? 0) + 1 + i, field: `actions.${state}[${i}]` }
      const source = value.sources[act.source]
      if (!source) {
        faults.push(new Fault('unknown-source', `no source "${act.source}" among sources`, { ...place, field: `${place.field}.source` }))
        return
      }
      const { flags, ...rest } = act
      const said = source.known === undefined ? {} : { known: source.known }
      const claim = { instrument: value.instrument, state, ...rest, source: source.text, ...said }
      const id = claimId(claim)
      if (places.has(id)) return
      places.set(id, place)
      into.push({ id, ...claim, flags: flags ?? [] })
    })
  }
}

/** Line on which each state's block opens; its acts follow one a line. */
function linesOf(text: string): Map<string, number> {
  const lines = new Map<string, number>()
  text.split('\n').forEach((line, i) => {
    const state = /^ {2}([A-Z]{3}):/.exec(line)?.[1]
    if (state !== undefined) lines.set(state, i + 1)
  })
  return lines
}
