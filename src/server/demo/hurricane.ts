import type { Party } from '../../core/values/index.ts'
import { pages } from '../../web/index.ts'
import type { WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import { clockOf, type Thread } from '../thread.ts'
import { answerTo } from '../warnings/answer.ts'
import { cancelWarning } from '../warnings/release.ts'
import { landfall, passed, stormAlias, warningIssued, watchIssued } from './documents/hurricane.ts'
import type { Document } from './documents/text.ts'
import { giveOrder } from './hooks.ts'
import { delivered, eventBy, feedIn, until, warningOf } from './run.ts'
import type { Run, Scene, Story } from './story.ts'

const REACHED = ['watched', 'warned', 'acted', 'declined', 'near', 'lapsed', 'over'] as const
type Reached = (typeof REACHED)[number]

interface StormScene extends Scene {
  reached: Reached
  event: WatchedEvent | undefined
  thread: Thread | null
}

const ME: Party = 'BRB'
const ACTS: Party = 'LCA'
const DECLINES: Party = 'VCT'
const SILENT: Party = 'GRD'

async function read(parts: Parts, run: Run): Promise<StormScene> {
  const event = eventBy(parts.book, 'cap', stormAlias(run.number))
  const thread = event ? await warningOf(parts, ME, event) : null
  const reached = reachedBy(thread, parts.desk.clock())
  return {
    reached, event, thread, warning: thread?.root ?? null,
    at(lang, viewer) {
      const to = pages(lang)
      if (thread && viewer === ME && reached === 'over') return to.report(thread.root)
      if (thread && viewer && hurricane.parties.includes(viewer)) return to.warning(thread.root)
      return viewer === ME ? to.office() : event ? to.event(event.record.id) : to.home()
    },
  }
}

function reachedBy(thread: Thread | null, now: number): Reached {
  if (!thread) return 'watched'
  const clock = (party: Party) => clockOf(thread, party, now)
  if (thread.versions.at(-1)!.body.act === 'cancel') return 'over'
  if (thread.versions.length > 1) return clock(SILENT)?.state === 'lapsed' || clock(SILENT)?.answeredAt != null ? 'lapsed' : 'near'
  if (clock(DECLINES)?.decision) return 'declined'
  return clock(ACTS)?.decision ? 'acted' : 'warned'
}

function stepOf({ reached }: StormScene, party: Party | undefined): number {
  const steps: Record<Reached, () => number> = {
    watched: () => (party === ME ? 2 : 1), warned: () => (party === ACTS ? 4 : 3), acted: () => 5, declined: () => 6, near: () => 7, lapsed: () => 8, over: () => 9,
  }
  return steps[reached]()
}

/** When each message of the telling so far was sent, oldest first. */
function sentBefore({ event }: StormScene): number[] {
  return event?.record.versions.map(({ observation }) => observation.sent) ?? []
}

/** Hands over the next message and waits until the standing order has let its warning out. */
async function comesIn(parts: Parts, run: Run, scene: StormScene, make: (run: number, before: number[], now: number) => Document): Promise<void> {
  const versions = scene.thread?.versions.length ?? 0
  // CAP counts in seconds: two messages of one second would be one moment
  const now = Math.max(parts.desk.clock(), (sentBefore(scene).at(-1) ?? 0) + 1000)
  await feedIn(parts, run, [make(run.number, sentBefore(scene), now)])
  await until(async () => ((await read(parts, run)).thread?.versions.length ?? 0) > versions)
  const { thread } = await read(parts, run)
  if (thread) await until(() => delivered(parts, ME, thread.root))
}

async function answer(parts: Parts, { thread }: StormScene, party: Party, act: 'acted' | 'declined'): Promise<void> {
  if (thread) await answerTo(parts.desk, await parts.desk.office(party, 'drafter'), { warning: thread.root, act, channel: 'desk' })
}

async function cancel(parts: Parts, { thread }: StormScene): Promise<void> {
  if (!thread || thread.versions.at(-1)!.body.act === 'cancel') return
  await cancelWarning(parts.desk, await parts.desk.office(ME, 'drafter'), thread.root, 'ended')
  await until(() => delivered(parts, ME, thread.root))
}

async function over(parts: Parts, run: Run, scene: StormScene): Promise<void> {
  const { event } = scene
  if (event?.record.state === 'live') await feedIn(parts, run, [passed(run.number, sentBefore(scene), Math.max(parts.desk.clock(), sentBefore(scene).at(-1)! + 1000))])
}

export const hurricane: Story<StormScene> = {
  id: 'hurricane',
  steps: 8,
  parties: [ME, ACTS, DECLINES, SILENT],
  async open(parts, run) {
    await giveOrder(parts.desk, ME, 'tropical-cyclone')
    await feedIn(parts, run, [watchIssued(run.number, parts.desk.clock())])
  },
  async close(parts, run) {
    const scene = await read(parts, run)
    await cancel(parts, scene)
    await over(parts, run, scene)
  },
  read,
  stepOf: (scene, { session }) => stepOf(scene, session?.party),
  async doStep(parts, run, scene, step) {
    if (step === 2) await comesIn(parts, run, scene, warningIssued)
    if (step === 4) await answer(parts, scene, ACTS, 'acted')
    if (step === 5) await answer(parts, scene, DECLINES, 'declined')
    if (step === 6) await comesIn(parts, run, scene, landfall)
    if (step === 8) {
      await over(parts, run, scene)
      await cancel(parts, scene)
    }
    return { as: ({ 3: 'LCA/drafter', 4: 'LCA/drafter', 5: 'VCT/drafter' } as const)[step] ?? 'BRB/drafter' }
  },
}
