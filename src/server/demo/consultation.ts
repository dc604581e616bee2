import type { ConvocationBody, PositionBody, VoteBody } from '../../core/statements/index.ts'
import type { Json, Party, Stance } from '../../core/values/index.ts'
import { actIn } from '../consultations/acts.ts'
import type { Desk } from '../desk.ts'
import { idOf } from '../disclosing.ts'
import { say } from '../say.ts'

const DAY = 86_400_000
const QUESTION: Pick<ConvocationBody, 'title' | 'question' | 'agenda' | 'documents'> = {
  title: 'EXERCISE: joint test of early warnings',
  question: 'Exercise, nothing real: shall every member of the organization answer one test warning each month within two hours, and publish how it went?',
  agenda: ['Report of the last exercise', 'The proposal, as its author reads it', 'Positions and conditions', 'Vote'],
  documents: [{ title: 'Drills that this desk ships', where: 'docs: contadora drill list' }],
}

const POSITIONS: readonly [Party, Stance, string[], string][] = [
  ['MEX', 'support', ['no state is ranked by it', 'taking part stays voluntary'], 'Exercise: early warning is worth a test that costs two hours a month.'],
  ['BRA', 'support', [], 'Exercise.'],
  ['JAM', 'abstain', ['a one-person shift may answer by text message'], 'Exercise: small offices need a lighter way.'],
]
const VOTES: readonly [Party, VoteBody['ballot']][] = [['MEX', 'for'], ['BRA', 'for'], ['BRB', 'for'], ['CAN', 'for'], ['JAM', 'abstain'], ['ARG', 'against']]

/** One consultation under way, an exercise that says so: called by a state under the rule of a body, with positions, conditions and first votes. */
export async function openConsultation(desk: Desk): Promise<void> {
  const id = idOf(desk, 'demo/consultation')
  if (await desk.store.read('public', id)) return
  const now = desk.clock()
  const body: ConvocationBody = {
    mode: 'exercise', rule: 'oas-majority-members', body: 'OAS-PC', ...QUESTION, members: [], excluded: [], ballot: 'open', organ: null, opens: now, closes: now + 7 * DAY,
  }
  await say(desk, await desk.office('MEX', 'releaser'), { id, kind: 'convocation', release: { audience: 'public' }, body: body as unknown as Json })
  for (const [party, stance, conditions, text] of POSITIONS) {
    const position: PositionBody = { mode: 'exercise', stance, conditions, text, principles: party === 'MEX' ? [{ principle: 'non-intervention', judged: 'serves', because: 'each state answers for itself' }, { principle: 'equality', judged: 'strains', because: 'small offices carry more of it' }] : [] }
    await say(desk, await desk.office(party, 'releaser'), { kind: 'position', release: { audience: 'public' }, about: [id], body: position as unknown as Json })
  }
  for (const [party, ballot] of VOTES) await actIn(desk, await desk.office(party, 'releaser'), id, 'vote', { ballot })
}
