import { Fault } from '../../values/index.ts'

/** Intensity felt, on the modified Mercalli scale (1 to 10 here), and how wide the scatter of single places is around it. */
export interface Shaking {
  intensity: number
  /** standard deviation of one place, in units of intensity */
  sigma: number
}

/**
 * Intensity at `km` from the rupture of a shallow crustal earthquake of moment magnitude `magnitude`. Allen, Wald and Worden, Intensity
 * attenuation for active crustal regions, J. Seismology 16 (2012) 409-433, the equation for closest distance to rupture. It was fitted on
 * magnitudes 5 to 7.9 within 300 km: outside it still answers, and `fitted` says that it should not be leant on. It knows no soil, and
 * within some 20 km of the rupture it does not grow with magnitude above 6.8.
 * Faults `magnitude`, `distance`.
 */
export function intensityAt(magnitude: number, km: number): Shaking {
  if (!Number.isFinite(magnitude) || magnitude < -1 || magnitude > 10)
    throw new Fault('magnitude', `"${magnitude}" is no magnitude: give a number up to 10`, { field: 'magnitude' })
  if (!Number.isFinite(km) || km < 0) throw new Fault('distance', `"${km}" is no distance in kilometres`, { field: 'km' })
  const near = 1 + 0.813 * Math.exp(magnitude - 5)
  const intensity = 3.95 + 0.913 * magnitude - 1.107 * Math.log(Math.hypot(km, near))
  return { intensity: Math.min(10, Math.max(1, intensity)), sigma: 0.82 + 0.37 / (1 + (km / 22.9) ** 2) }
}

/** Whether the equation was fitted on earthquakes like this one. */
export function fitted(magnitude: number, km: number): boolean {
  return magnitude >= 5 && magnitude <= 7.9 && km <= 300
}
