import { Fault } from '../../values/index.ts'
import { exposureOf, type Quake, type Shaken, shakenTowns, type Town } from './exposed.ts'
import { type CountryLoss, economicLoss, type Exposure, fatalities, type Level, LEVELS, type Loss } from './loss.ts'

export interface PlaceLoss {
  place: string
  exposure: Exposure
  fatalities: Loss
  losses: Loss
}

/** What is said of an earthquake. Never official; with its inputs and with how far it may be wrong. */
export interface Impact {
  /** null where nobody is known to be exposed: towns alone cannot say that nobody is */
  level: Level | null
  byPlace: PlaceLoss[]
  towns: Shaken[]
  /** every place is counted, or only towns of a list: then deaths and losses are at least these */
  bound: 'whole-exposure' | 'lower-bound'
  official: false
  because: string[]
}

const ALWAYS = 'not official: worked out here, by the empirical model of PAGER; not a product of any agency'
const MEDIAN = 'expected is the median of a lognormal, fitted on 1973-2007; deaths by shaking only, without tsunami, fire or landslide'

/** Faults `no-loss-model` for a place without coefficients, `exposure`. */
export function impactOfExposure(place: string, exposure: Exposure, models: readonly CountryLoss[]): Impact {
  const one = lossIn(place, exposure, models)
  return { level: worse(one), byPlace: [one], towns: [], bound: 'whole-exposure', official: false, because: [ALWAYS, MEDIAN, basis(place, models)] }
}

/** Faults as of shakenTowns. A place without coefficients is named in `because` and not counted. */
export function impactOfQuake(quake: Quake, towns: readonly Town[], models: readonly CountryLoss[]): Impact {
  const shaken = shakenTowns(quake, towns)
  const exposed = [...exposureOf(shaken)]
  const byPlace = exposed.filter(([place]) => models.some((one) => one.place === place)).map(([place, exposure]) => lossIn(place, exposure, models))
  const levels = byPlace.map(worse)
  return {
    level: LEVELS.findLast((level) => levels.includes(level)) ?? null, byPlace, towns: shaken, bound: 'lower-bound', official: false,
    because: [
      ALWAYS, MEDIAN,
      'people of some large towns only, and distance from the hypocentre: at least so many, so hard; the true figures are higher',
      ...(shaken.some((one) => !one.fitted) ? ['the intensity equation was fitted on magnitude 5 to 7.9 within 300 km: some of this lies outside'] : []),
      ...(quake.depth > 35 ? ['the intensity equation is for shallow crustal earthquakes: this one is deep, or on a subducting plate'] : []),
      ...(shaken.length === 0 ? ['no town of the list is shaken at 4.5 or more: this does not say that nobody is'] : []),
      ...exposed.filter(([place]) => !models.some((one) => one.place === place)).map(([place]) => `${place}: no coefficients, not counted`),
      ...byPlace.map(({ place }) => basis(place, models)),
    ],
  }
}

function lossIn(place: string, exposure: Exposure, models: readonly CountryLoss[]): PlaceLoss {
  const model = modelOf(place, models)
  return { place, exposure, fatalities: fatalities(model, exposure), losses: economicLoss(model, exposure) }
}

/** The worse of the two colours, as PAGER shows it. */
function worse({ fatalities: { level: a }, losses: { level: b } }: PlaceLoss): Level {
  return LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b
}

function modelOf(place: string, models: readonly CountryLoss[]): CountryLoss {
  const model = models.find((one) => one.place === place)
  if (!model) throw new Fault('no-loss-model', `no coefficients for "${place}": give a state or territory of the region, as in MEX`, { field: 'country' })
  return model
}

function basis(place: string, models: readonly CountryLoss[]): string {
  const { fatality, economy } = modelOf(place, models)
  const deaths = `deaths ${fatality.basis} (spread ${fatality.spread})`
  return `${place}: ${deaths}, losses ${economy.basis} (spread ${economy.spread}); InGroup means fitted on countries held to be alike`
}
