import type { Language, Party } from '../../core/values/index.ts'
import type { Parts } from '../http.ts'
import type { Viewer } from '../viewer.ts'
import type { DemoOffice, StoryId } from './model.ts'

/** One telling of a story. `number` counts every telling in this data directory and stands in the ids of its documents. */
export interface Run {
  story: StoryId
  number: number
}

/** A telling as far as it has come, read from what is in the store and from nowhere else. */
export interface Scene {
  /** the furthest thing that has happened; the words are the story's own, in their order */
  reached: string
  /** the warning and its author, once there is one */
  warning: string | null
  /** the page on which the story is, as far as this viewer may read it */
  at(lang: Language, viewer: Party | null): string
}

export interface Story<S extends Scene = Scene> {
  id: StoryId
  steps: number
  /** the states of the story: each has a focal point that answers on this desk. Territories have none, and that is said */
  parties: readonly Party[]
  /** what must be there before the first step; runs once a telling */
  open(parts: Parts, run: Run): Promise<void>
  /** takes back what the telling said, so that the next one stands alone */
  close(parts: Parts, run: Run): Promise<void>
  read(parts: Parts, run: Run): Promise<S>
  /** 1 to `steps`; one more when the story is told */
  stepOf(scene: S, viewer: Viewer, now: number): number
  /** what the one button of a step does, and as which office it leaves the visitor. Done twice, it does nothing the second time. */
  doStep(parts: Parts, run: Run, scene: S, step: number): Promise<{ as: `${Party}/${DemoOffice['role']}` }>
}
