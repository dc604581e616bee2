import { writeFileSync } from 'node:fs'
import type { Json } from '../src/core/values/index.ts'
import { evidenceOf } from '../src/server/bundle.ts'
import { DESK } from '../src/server/desk.ts'
import { policyOf } from '../src/server/record.ts'
import { sayLaw } from '../src/server/say.ts'
import { BUNDLES, changed, type Invalid, tampered } from './evidence-vectors.ts'
import { EXCHANGE, file } from './exchange-fixture.ts'
import { makeSeed, makeWorld } from './properties/world.ts'

type Case = Omit<Invalid, 'of' | 'want'>

/** Makes the files of test/vectors/bundles anew, each case with the verdict that it gets: read the difference before keeping it. */
export async function makeVectors(verdictOf: (bundle: string, keys: string) => string): Promise<void> {
  const seed = await makeSeed()
  const world = await makeWorld(seed, 'sqlite')
  const { desk } = world
  const charter = async (over: object) => {
    const value = { ...(await desk.law()).law.instruments.get('OAS_CHARTER')!, ...over }
    await sayLaw(desk, await desk.office(DESK, 'desk'), [{ kind: 'instrument', body: { claim: 'OAS_CHARTER', value: value as unknown as Json } }])
  }
  await charter({ existence: { value: 'public', source: 'test', certainty: 'high' } })
  const { id } = await file(world, 'JAM', { shown: true }, EXCHANGE)
  await world.beat()
  // the law grows afterwards, so that its consistency has something to prove
  await charter({ title: { en: 'later' } })
  await world.beat()
  const policy = policyOf(desk)
  const bundles: Record<string, string> = {}
  for (const [name, reader] of [['whole', 'JAM'], ['face', 'public']] as const) bundles[name] = JSON.stringify(await evidenceOf(desk, id, reader), null, 1)
  await world.close()
  await seed.drop()
  const rows = casesOf(bundles).map(({ of, ...one }): Invalid => ({ of, ...one, want: verdictOf(changed(bundles[of]!, one), policy) }))
  for (const [name, bundle] of Object.entries(bundles)) writeFileSync(`${BUNDLES}/${name}.json`, `${bundle}\n`)
  writeFileSync(`${BUNDLES}/policy`, policy)
  writeFileSync(`${BUNDLES}/invalid.json`, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)
}

function casesOf(bundles: Record<string, string>): (Case & { of: string })[] {
  const whole = JSON.parse(bundles.whole!) as { statement: { body: string }; decision: Json; keys: Json[] }
  const of = (name: string, ...cases: Case[]) => cases.map((one) => ({ of: name, ...one }))
  return [
    ...of('whole', ...tampered(bundles.whole!),
      { name: 'the keys in another order', path: ['keys'], value: [...whole.keys].reverse() },
      { name: 'the decision for the link', path: ['link'], value: whole.decision },
      { name: 'null for a part', path: ['page'], value: null },
      { name: 'a number for a text', path: ['statement', 'signed'], value: 7 }),
    ...of('face',
      { name: 'a body without its salt', path: ['statement', 'body'], value: whole.statement.body },
      { name: 'the decision of another reader', path: ['decision'], value: whole.decision }),
  ]
}
