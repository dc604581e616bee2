import type { Party } from '../../core/values/index.ts'
import { pages } from '../../web/index.ts'
import type { WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import { clockOf, type Thread } from '../thread.ts'
import { answerTo, replyTo } from '../warnings/answer.ts'
import { compose } from '../warnings/draft.ts'
import { cancelWarning, type Draft, releaseDraft, saveDraft } from '../warnings/release.ts'
import { BEFORE, firstReport, quakeId, revision, withdrawn } from './documents/quake.ts'
import { delivered, eventBy, feedIn, openDraft, until, warningOf } from './run.ts'
import type { Run, Scene, Story } from './story.ts'

/** What has happened, each including those before it. */
const REACHED = ['told', 'drafted', 'released', 'answered', 'revised', 'updated', 'acted'] as const
type Reached = (typeof REACHED)[number]

interface QuakeScene extends Scene {
  reached: Reached
  event: WatchedEvent | undefined
  draft: Draft | null
  thread: Thread | null
}

const ME: Party = 'JAM'
const NEIGHBOUR: Party = 'CUB'
/** Older than this and with nothing drafted, the replay sets its clock again: else the sea would have arrived before the visitor did. */
const STALE_MS = 4 * 60_000

async function read(parts: Parts, run: Run): Promise<QuakeScene> {
  const event = eventBy(parts.book, 'usgs', quakeId(run.number))
  const [draft, thread] = event ? await Promise.all([openDraft(parts, ME, event), warningOf(parts, ME, event)]) : [null, null]
  const reached = reachedBy(event, draft, thread, parts.desk.clock())
  return {
    reached, event, draft, thread, warning: thread?.root ?? null,
    at(lang, viewer) {
      const to = pages(lang)
      if (!event) return to.home()
      if (draft && viewer === ME && reached === 'drafted') return to.release(draft.id)
      if (!thread || reached === 'revised' || (viewer !== ME && viewer !== NEIGHBOUR)) return viewer === ME && reached === 'told' ? to.owed(event.record.id) : to.event(event.record.id)
      return reached === 'acted' && viewer === ME ? to.report(thread.root) : to.warning(thread.root)
    },
  }
}

function reachedBy(event: WatchedEvent | undefined, draft: Draft | null, thread: Thread | null, now: number): Reached {
  if (!thread) return draft ? 'drafted' : 'told'
  const answer = clockOf(thread, NEIGHBOUR, now)
  if (thread.versions.length > 1) return answer?.decision === 'acted' ? 'acted' : 'updated'
  if (event && event.level >= 4) return 'revised'
  return answer?.answeredAt != null ? 'answered' : 'released'
}

function stepOf({ reached }: QuakeScene, party: Party | undefined, role: string | undefined): number {
  const steps: Record<Reached, () => number> = {
    told: () => (party === ME ? 2 : 1),
    drafted: () => (party === ME && role === 'releaser' ? 4 : 3),
    released: () => (party === NEIGHBOUR ? 6 : 5),
    answered: () => 7, revised: () => 8, updated: () => 9, acted: () => 10,
  }
  return steps[reached]()
}

async function tellFirst(parts: Parts, run: Run): Promise<void> {
  const now = parts.desk.clock()
  await feedIn(parts, run, [firstReport(run.number, now - BEFORE, now)])
}

async function freshClock(parts: Parts, run: Run, { event }: QuakeScene): Promise<void> {
  if (!event || parts.desk.clock() - event.record.at > STALE_MS) await tellFirst(parts, run)
}

async function draftAgain(parts: Parts, run: Run, { thread }: QuakeScene): Promise<void> {
  const event = eventBy(parts.book, 'usgs', quakeId(run.number))!
  const by = await parts.desk.office(ME, 'drafter')
  const earlier = thread ? { version: thread.versions.length, references: thread.versions.map(({ id }) => id) } : undefined
  await saveDraft(parts.desk, by, await compose(parts, by, event, earlier), thread?.root)
}

async function release(parts: Parts, run: Run): Promise<void> {
  const { draft } = await read(parts, run)
  if (!draft) return
  const said = await releaseDraft(parts.desk, { draft, by: await parts.desk.office(ME, 'releaser') })
  const root = said.header.replaces ? (said.header.about[0] ?? said.id) : said.id
  await until(() => delivered(parts, ME, root))
}

async function answer(parts: Parts, { thread }: QuakeScene, act: 'acknowledged' | 'acted', question?: string): Promise<void> {
  if (!thread) return
  const by = await parts.desk.office(NEIGHBOUR, 'drafter')
  await answerTo(parts.desk, by, { warning: thread.root, act, channel: 'desk' })
  if (question) await answerTo(parts.desk, by, { warning: thread.root, act: 'question', channel: 'desk', text: question })
}

async function replyToAll(parts: Parts, { thread }: QuakeScene): Promise<void> {
  const asked = thread?.facts.filter(({ kind }) => kind === 'asked') ?? []
  for (const { id } of asked)
    if (!thread!.facts.some((fact) => fact.kind === 'told' && fact.question === id)) await replyTo(parts.desk, await parts.desk.office(ME, 'releaser'), thread!.root, id, REPLY)
}

/** An office writes in its own language: the question and its reply are not translated. */
const QUESTION = '¿Observan cambios del nivel del mar en su costa norte? (ejercicio)'
const REPLY = 'None seen so far on the north coast. We keep watching and will tell you. (exercise)'

export const quake: Story<QuakeScene> = {
  id: 'quake',
  steps: 9,
  parties: [ME, NEIGHBOUR],
  open: tellFirst,
  async close(parts, run) {
    const { event, thread } = await read(parts, run)
    const { desk } = parts
    if (thread && thread.versions.at(-1)!.body.act !== 'cancel') await cancelWarning(desk, await desk.office(ME, 'releaser'), thread.root, 'ended')
    // GDACS has no word for taking back: an event of three sources stays what it was
    if (event?.record.state === 'live' && event.record.sources.length === 1) await feedIn(parts, run, [withdrawn(run.number, event.record.at, desk.clock(), event.level >= 4)])
  },
  read,
  stepOf: (scene, { session }) => stepOf(scene, session?.party, session?.role),
  async doStep(parts, run, scene, step) {
    const at = scene.event?.record.at ?? parts.desk.clock()
    if (step <= 2) await freshClock(parts, run, scene)
    if (step === 2) await draftAgain(parts, run, scene)
    if (step === 4) await release(parts, run)
    if (step === 6) await answer(parts, scene, 'acknowledged', QUESTION)
    if (step === 7) await feedIn(parts, run, revision(run.number, at, parts.desk.clock()))
    if (step === 8) {
      await replyToAll(parts, scene)
      await draftAgain(parts, run, scene)
      await release(parts, run)
    }
    if (step === 9) await answer(parts, scene, 'acted')
    return { as: ({ 3: 'JAM/releaser', 4: 'JAM/releaser', 5: 'CUB/drafter', 6: 'CUB/drafter', 8: 'JAM/releaser', 9: 'JAM/releaser' } as const)[step] ?? 'JAM/drafter' }
  },
}
