import type { RoundBody } from '../../core/statements/index.ts'
import type { Json, Party } from '../../core/values/index.ts'
import type { Desk } from '../desk.ts'
import { idOf } from '../disclosing.ts'
import { actInRound, type RoundAct } from '../rounds/acts.ts'
import { say } from '../say.ts'

const DAY = 86_400_000
const QUESTIONS: RoundBody['questionnaire'] = [
  ['1', 'Early warning', 'Exercise: is somebody on shift day and night who may warn?'],
  ['2', 'Early warning', 'Exercise: was the last test warning answered within two hours?'],
  ['3', 'Filing', 'Exercise: were the returns of last year sent, nil ones too?'],
].map(([id, area, text]) => ({ id: id!, area: area!, text: text!, source: '' }))

const SAID: readonly [Party, RoundAct, Record<string, string>][] = [
  ['JAM', 'evaluation', { subject: 'JAM', 'rating-1': 'completed', 'because-1': 'Exercise: one person on shift.', 'rating-2': 'mostly-completed', 'rating-3': 'completed' }],
  ['BRB', 'evaluation', { subject: 'JAM', 'rating-1': 'completed', 'rating-2': 'partially-completed', 'cause-2': 'resources', 'because-2': 'Exercise: one of two tests was answered.', 'rating-3': 'completed' }],
  ['BRB', 'recommendation', { subject: 'JAM', indicator: '2', recommendation: 'Exercise: let a second office take the shift when the first does not answer.' }],
]

/** One round under way, an exercise that says so: a state evaluated by itself and by a peer, and no external seat, which the page says. */
export async function openRound(desk: Desk): Promise<void> {
  const id = idOf(desk, 'demo/round')
  if (await desk.store.read('public', id)) return
  const now = desk.clock()
  const body: RoundBody = {
    mode: 'exercise', title: 'EXERCISE: readiness to warn', questionnaire: QUESTIONS,
    seats: [{ subject: 'JAM', seat: 'self', party: 'JAM', name: '' }, { subject: 'JAM', seat: 'peer', party: 'BRB', name: '' }, { subject: 'JAM', seat: 'peer', party: 'TTO', name: '' }, { subject: 'BRB', seat: 'self', party: 'BRB', name: '' }],
    opens: now, selfDue: now + 7 * DAY, othersDue: now + 14 * DAY, replyDue: now + 21 * DAY, ends: now + 365 * DAY,
  }
  await say(desk, await desk.office('JAM', 'releaser'), { id, kind: 'round', release: { audience: 'public' }, body: body as unknown as Json })
  for (const [party, act, fields] of SAID) await actInRound(desk, await desk.office(party, 'releaser'), id, act, fields)
}
