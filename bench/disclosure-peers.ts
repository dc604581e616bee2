import { createMongoAbility, subject } from '@casl/ability'
import { newEnforcer, newModelFromString } from 'casbin'
import { loadRegion } from '../src/adapters/region-files/index.ts'
import { lawFrom } from '../src/core/law/index.ts'
import { STATES } from '../src/core/values/index.ts'
import type { Measure } from './index.ts'

const ON = '2020-01-28'
const MODEL = `[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = g(r.sub, p.sub) && r.obj == p.obj && r.act == p.act`

/**
 * The same question put to two libraries of permissions, for scale: may this state read what was released under that instrument. Neither
 * knows dates: both are given the parties of one day, worked out here, and could not answer for another.
 */
export async function run(dir = 'region'): Promise<Measure[]> {
  const law = lawFrom((await loadRegion(dir)).facts)
  const parties = [...law.instruments.keys()].map((id) => ({ id, parties: law.parties(id, ON).parties.filter((one) => STATES.includes(one as never)) }))
  const asked = (i: number) => ({ state: STATES[i % STATES.length]!, instrument: parties[(i * 31) % parties.length]!.id })
  return [casl(parties, asked), await casbin(parties, asked)]
}

type Parties = { id: string; parties: string[] }[]
type Asked = (i: number) => { state: string; instrument: string }

function casl(parties: Parties, asked: Asked): Measure {
  const abilities = new Map<string, ReturnType<typeof createMongoAbility>>(STATES.map((state) =>
    [state, createMongoAbility(parties.filter(({ parties: all }) => all.includes(state)).map(({ id }) => ({ action: 'read', subject: 'statement', conditions: { under: id } })))]))
  const things = new Map(parties.map(({ id }) => [id, subject('statement', { under: id })]))
  return perSecond('the same check in CASL, of one day', 200_000, (i) => {
    const { state, instrument } = asked(i)
    return abilities.get(state)!.can('read', things.get(instrument)!)
  })
}

async function casbin(parties: Parties, asked: Asked): Promise<Measure> {
  const enforcer = await newEnforcer(newModelFromString(MODEL))
  await enforcer.addPolicies(parties.map(({ id }) => [`party:${id}`, id, 'read']))
  await enforcer.addGroupingPolicies(parties.flatMap(({ id, parties: all }) => all.map((state) => [state, `party:${id}`])))
  return perSecond('the same check in Casbin, of one day', 2000, (i) => {
    const { state, instrument } = asked(i)
    return enforcer.enforceSync(state, instrument, 'read')
  })
}

function perSecond(name: string, times: number, ask: (i: number) => boolean): Measure {
  let granted = 0
  for (let i = 0; i < times / 10; i++) ask(i)
  const start = process.cpuUsage()
  for (let i = 0; i < times; i++) granted += Number(ask(i))
  const { user, system } = process.cpuUsage(start)
  return { name, value: times / ((user + system) / 1e6) / 1e6, unit: 'M/s', note: `${Math.round((100 * granted) / times)} % yes` }
}
