import { describe, expect, test } from 'vitest'
import { PARTICULARS, type Instrument, type Scope } from '../../law/index.ts'
import { arisesNow, everArises, fits, inScope } from './occasion.ts'
import { owed } from './index.ts'
import { instrument, places, smallLaw } from './small-law.fixture.ts'

const duty = (more: object) => instrument('T', [more]).duties[0]!
const caribbean: Scope = {
  area: 'wider-caribbean', name: { en: 'the wider Caribbean', es: 'el Gran Caribe', pt: 'o Grande Caribe', fr: 'la région des Caraïbes' },
  ring: [[-99, 31], [-98, 20], [-82, 9], [-60, 3], [-45, 6], [-66, 36], [-99, 31]], source: 'title', certainty: 'medium',
}
const spill = { theme: 'oil-spill', at: '2020-01-01', origin: 'MEX', affected: ['USA'] }
const within = (scope: Scope): Instrument => ({ ...instrument('T', [{ receiver: [{ role: 'affected', among: 'states' }] }]), scope })

describe('what sets a duty off', () => {
  test('events and the calendar now; requests and acts later; standing duties never', () => {
    const of = (...occasion: string[]) => [arisesNow(duty({ occasion })), everArises(duty({ occasion }))]
    expect([of('event'), of('calendar'), of('request'), of('act'), of('standing'), of('standing', 'request'), of('act', 'event')]).toEqual([
      [true, true], [true, true], [false, true], [false, true], [false, false], [false, true], [true, true],
    ])
  })

  test.each([
    ['watercourse', ['the river rose', 'el río creció', 'o rio subiu', 'la rivière monte'], 'trio of ships'],
    ['hazardous-waste', ['toxic waste', 'residuos tóxicos', 'resíduos tóxicos', 'déchets toxiques'], 'wasp'],
    ['mines', ['land mines found', 'minas halladas', 'minas achadas', 'des mines'], 'mining town'],
    ['theft-or-attack', ['stolen source', 'robo de una fuente', 'furto de fonte', 'menace'], 'a leak'],
    ['missile-or-launch', ['missile test', 'lanzamiento', 'lançamento', 'lancement'], 'a march'],
  ])('%s is said in four languages, and not by other words', (only, words, other) => {
    for (const what of words) expect([what, fits(duty({ only: [only] }), { theme: 'x', what })]).toEqual([what, true])
    expect(fits(duty({ only: [only] }), { theme: 'x', what: other })).toBe(false)
    expect(fits(duty({ only: [only] }), { theme: 'x' })).toBe(false)
  })

  test('a theme among the particulars is enough, and every particular has words', () => {
    expect(fits(duty({ only: ['watercourse', 'flood'] }), { theme: 'flood' })).toBe(true)
    expect(fits(duty({ only: ['toString'] }), { theme: 'flood', what: 'toString' })).toBe(false)
    for (const one of PARTICULARS) expect(() => fits(duty({ only: [one] }), { theme: 'x', what: 'y' })).not.toThrow()
  })
})

describe('the area an instrument covers', () => {
  const parties = { T: [{ state: 'MEX', status: 'party' as const, from: '1990-01-01' }] }
  const ask = (scope: Scope, place: { lat?: number; lon?: number }) => owed({ ...spill, ...place }, smallLaw([within(scope)], parties), places())

  test('off Veracruz it binds; off Acapulco it does not speak, and says so; whoever is near is addressed all the same', () => {
    expect(ask(caribbean, { lat: 19.2, lon: -95.5 }).owed).toHaveLength(1)
    const away = ask(caribbean, { lat: 16.5, lon: -100.5 })
    expect([away.owed, away.notOwed.map(({ by, code }) => `${by} ${code}`)]).toEqual([[], ['MEX outside-scope']])
    expect(away.affected.map(({ party }) => party)).toContain('USA')
  })

  test('without coordinates the duty stands, and the row says that the area was not checked', () => {
    expect(ask(caribbean, {}).owed[0]!.because.map(({ code }) => code)).toContain('scope-not-checked')
    expect(ask(caribbean, { lat: 19.2, lon: -95.5 }).owed[0]!.because.map(({ code }) => code)).not.toContain('scope-not-checked')
  })

  test('an area of general knowledge decides nothing', () => {
    expect(ask({ ...caribbean, certainty: 'background' }, { lat: 16.5, lon: -100.5 }).owed).toHaveLength(1)
    expect(inScope({ ...within(caribbean), scope: { ...caribbean, certainty: 'background' } }, { ...spill, lat: -80, lon: 0 })).toBe('in')
  })
})
