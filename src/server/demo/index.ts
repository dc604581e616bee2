import { STATES, Fault } from '../../core/values/index.ts'
import type { Parts } from '../http.ts'
import type { Viewer } from '../viewer.ts'
import { openCooperation } from './cooperate.ts'
import { openConsultation } from './consultation.ts'
import { openAssessments } from './assess.ts'
import { fileAll, fileInvented } from './filings.ts'
import { FOR_CHARTS } from './filings-analysis.ts'
import { nameOffices, openHooks } from './hooks.ts'
import { hurricane } from './hurricane.ts'
import type { Demo, DemoOffice, StoryId } from './model.ts'
import { admitOffices, officesOf } from './offices.ts'
import { openRound } from './round.ts'
import { quake } from './quake.ts'
import { currentRun } from './run.ts'
import { openSeries } from './series.ts'
import type { Run, Scene, Story } from './story.ts'

export type { Demo, DemoOffice } from './model.ts'

const STORY: Record<StoryId, Story> = { quake: quake as Story, hurricane: hurricane as Story }
/** Keeps the inter-American treaties: acts are recorded by it. */
const DEPOSITARY: DemoOffice = { party: 'OAS-GS', role: 'depositary', office: 'Department of International Law (exercise)' }

/** Opens the demo: two offices a state, each with its own exercise key, admitted in the law log once; and the story that a new desk opens with. */
export async function demoOf(parts: Parts): Promise<Demo> {
  const { desk } = parts
  const offices: DemoOffice[] = [...officesOf(desk, STATES), DEPOSITARY]
  await admitOffices(desk, offices)
  await openAssessments(desk)
  const filed = (await desk.store.page('public', { kind: 'filing', limit: 1 })).items.length > 0
  await fileInvented(parts)
  if (!filed) await fileAll(parts, FOR_CHARTS)
  await parts.book.catchUp()
  if (!(await currentRun(desk))) await quake.open(parts, { story: 'quake', number: 1 })
  return { offices, hooks: openHooks(desk), ...stage(parts, offices) }
}

/** Where the story stands is read from the store, so that a restart, a second tab and the pages' own forms all move it on. */
function stage(parts: Parts, offices: readonly DemoOffice[]): Pick<Demo, 'guide' | 'next' | 'start' | 'listening'> {
  const { desk } = parts
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const mine = last.then(run, run)
    last = mine.catch(() => {})
    return mine
  }
  const begin = async (story: StoryId): Promise<void> => {
    const before = await currentRun(desk)
    if (before) await STORY[before.story].close(parts, before)
    await nameOffices(desk, STORY[story].parties)
    await STORY[story].open(parts, { story, number: (before?.number ?? 0) + 1 })
  }
  return {
    async guide(viewer) {
      const { run, step } = await placeOf(parts, viewer)
      return { story: run.story, step, of: STORY[run.story].steps, token: tokenOf(run, step) }
    },
    next: (token, viewer, lang) => inTurn(async () => {
      const { run, step, scene } = await placeOf(parts, viewer)
      const story = STORY[run.story]
      if (step > story.steps || token !== tokenOf(run, step)) return { to: scene.at(lang, viewer.session?.party ?? null), as: null }
      const { as } = await story.doStep(parts, run, scene, step)
      const found = offices.find(({ party, role }) => `${party}/${role}` === as)
      if (!found) throw new Fault('unknown-office', `${as} is no office of the demo`)
      return { to: (await story.read(parts, run)).at(lang, found.party), as: found }
    }),
    start: (story) => inTurn(() => begin(story)),
    listening: () => inTurn(async () => {
      const run = await currentRun(desk)
      if (run) await nameOffices(desk, STORY[run.story].parties)
      await openCooperation(desk)
      await openConsultation(desk)
      await openRound(desk)
      await openSeries(parts)
    }),
  }
}

function tokenOf({ story, number }: Run, step: number): string {
  return `${story}.${number}.${step}`
}

async function placeOf(parts: Parts, viewer: Viewer): Promise<{ run: Run; scene: Scene; step: number }> {
  const run = (await currentRun(parts.desk)) ?? { story: 'quake' as const, number: 1 }
  const story = STORY[run.story]
  const scene = await story.read(parts, run)
  return { run, scene, step: story.stepOf(scene, viewer, parts.desk.clock()) }
}
