import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Fault, type Region } from '../../core/values/index.ts'
import { type Scenario, scenarioSchema } from '../../core/watch/index.ts'
import { type Read, readYaml } from './yaml.ts'

const FOLDER = 'drills'

/** Scenarios of `region/drills`, in the order of their names. A wrong one is left out with its faults, the rest goes on. */
export async function loadScenarios(dir: string, region: Region): Promise<{ scenarios: Scenario[]; faults: Fault[] }> {
  const names = (await readdir(join(dir, FOLDER)).catch(() => [])).filter((name) => name.endsWith('.yaml')).sort()
  const read = await Promise.all(names.map((name) => readScenario(join(dir, FOLDER, name), region, `${FOLDER}/${name}`)))
  read.forEach(({ value }, i) => {
    if (value && `${value.id}.yaml` !== names[i]) read[i] = { faults: [new Fault('yaml-value', `has the id ${value.id}: name the file ${value.id}.yaml`, { file: `${FOLDER}/${names[i]}`, field: 'id' })] }
  })
  return { scenarios: read.flatMap(({ value }) => value ?? []), faults: read.flatMap(({ faults }) => faults) }
}

/** One scenario of anywhere: YAML, or JSON, which is YAML too. Its states and themes must be those of the region. */
export async function readScenario(file: string, region: Region, shown = basename(file)): Promise<Read<Scenario>> {
  const read = await readYaml(file, scenarioSchema, shown)
  const faults = read.value ? strangers(read.value, region).map(([field, message]) => new Fault('yaml-value', message, { file: shown, field })) : read.faults
  return read.value && faults.length === 0 ? { value: read.value, faults } : { faults }
}

function strangers({ roles, injects, orders }: Scenario, region: Region): [string, string][] {
  const theme = (id: string, field: string): [string, string][] => (region.theme(id) ? [] : [[field, `"${id}" is no theme of themes.yaml`]])
  const place = (code: string, field: string): [string, string][] => (region.place(code) ? [] : [[field, `"${code}" is no state, territory or body here`]])
  return [
    ...roles.flatMap((code, i): [string, string][] => (region.state(code) ? [] : [[`roles[${i}]`, `"${code}" is no state: only states have offices that play`]])),
    ...orders.flatMap((one, i) => theme(one.theme, `orders[${i}].theme`)),
    ...injects.flatMap((one, i) => ('report' in one ? [...theme(one.report.theme, `injects[${i}].report.theme`), ...one.report.named.flatMap((code) => place(code, `injects[${i}].report.named`))] : [])),
  ]
}
