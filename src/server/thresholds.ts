import { cacheFolder, loadPlacesCached, loadThresholds } from '../adapters/region-files/index.ts'
import type { CoverageRow, Threshold } from '../core/watch/index.ts'
import { readConfig } from './config.ts'
import type { Desk } from './desk.ts'
import { ROOT } from './open.ts'

export interface Published {
  thresholds: readonly Threshold[]
  coverage: readonly CoverageRow[]
}

const read = new WeakMap<object, Promise<Published>>()

/** `thresholds.yaml` of the desk's region, read once; a faulty row is left out, and `law check` names it. */
export function thresholdsOf(desk: Pick<Desk, 'region' | 'config'>): Promise<Published> {
  const found = read.get(desk.region) ?? loadThresholds(desk.config.regionDir, desk.region)
  read.set(desk.region, found)
  return found
}

let usual: Promise<Published> | undefined

/** The same for whoever has a store and no desk. */
export function usualThresholds(): Promise<Published> {
  return (usual ??= (async () => {
    const { regionDir } = readConfig({}, process.env, ROOT)
    return loadThresholds(regionDir, (await loadPlacesCached(regionDir, cacheFolder())).region)
  })())
}
