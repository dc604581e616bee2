import type { Instant, Party } from '../../values/index.ts'
import { reopens, type ClockFact, type Issue, type ReplyBy } from './facts.ts'

/** `received` is by a machine, `acknowledged` by a person; `acted` and `declined` are decisions. */
export type AnswerState = 'undelivered' | 'received' | 'acknowledged' | 'acted' | 'declined' | 'lapsed' | 'cancelled'

export interface Question {
  question: string
  at: Instant
  answer: string | null
}

export interface Clock {
  recipient: Party
  state: AnswerState
  /** the version in force, and the one that opened the clock last */
  version: number
  openedBy: number
  openedAt: Instant
  reopened: 'higher-severity' | 'new-area' | 'resumed' | null
  replyBy: ReplyBy
  /** first answer to the open version; blank while none is there */
  answeredAt: Instant | null
  answeredVersion: number | null
  decision: 'acted' | 'declined' | null
  /** only where a reply was due and the warning arrived: the answer came after the deadline, or has not come and it is past */
  late: boolean
  /** why nothing has arrived: nobody to send to, every attempt failed, or still on its way */
  unreached: 'no-focal-point' | 'failed' | 'pending' | null
  receivedAt: Instant | null
  questions: Question[]
  /** contacts tried so far, by place in the list */
  tried: number[]
}

/**
 * The answer clock of one recipient at `now`, folded from dated facts; their order of arrival does not matter, and what is dated after
 * `now` is not seen. Null before the first version. An acknowledgement counts from the version that opened the clock on.
 */
export function clockAt(issues: readonly Issue[], facts: readonly ClockFact[], recipient: Party, now: Instant): Clock | null {
  const chain = chainAt(issues, now)
  const current = chain.at(-1)
  if (current === undefined) return null
  const opening = openingOf(chain)
  const mine = unique(facts).filter((fact) =>
    fact.recipient === recipient && fact.at <= now && fact.warning === current.warning && fact.mode === current.mode)
  const open = mine.filter((fact) => fact.version >= opening.issue.version && fact.version <= current.version)
  const answers = open.filter(isAnswer)
  const decision = answers.findLast((fact) => fact.kind !== 'acknowledged')?.kind as 'acted' | 'declined' | undefined
  const answered = answers[0]
  const due = replyByAt(chain, opening.issue, answered?.at ?? now)
  const deadline = due.rule === 'none' ? null : due.at
  const receivedAt = (open.find(({ kind }) => kind === 'received') ?? answered)?.at ?? null
  return {
    recipient,
    state: stateOf(current, answered, decision, receivedAt, deadline, now),
    version: current.version, openedBy: opening.issue.version, openedAt: opening.issue.at, reopened: opening.why, replyBy: due,
    answeredAt: answered?.at ?? null, answeredVersion: answered?.version ?? null, decision: decision ?? null,
    late: deadline !== null && receivedAt !== null && current.act !== 'cancel' && (answered?.at ?? now) > deadline,
    unreached: receivedAt === null ? whyUnreached(open) : null,
    receivedAt, questions: questionsOf(mine),
    tried: [...new Set(open.flatMap((fact) => ('contact' in fact ? [fact.contact] : [])))].toSorted((a, b) => a - b),
  }
}

type Answer = Extract<ClockFact, { kind: 'acknowledged' | 'acted' | 'declined' }>

function isAnswer(fact: ClockFact): fact is Answer {
  return fact.kind === 'acknowledged' || fact.kind === 'acted' || fact.kind === 'declined'
}

/** Never reached is not silence: only a warning that arrived can lapse. */
function stateOf(
  current: Issue, answered: Answer | undefined, decision: 'acted' | 'declined' | undefined, receivedAt: Instant | null,
  deadline: Instant | null, now: Instant,
): AnswerState {
  if (current.act === 'cancel') return 'cancelled'
  if (decision !== undefined) return decision
  if (answered !== undefined) return 'acknowledged'
  if (receivedAt === null) return 'undelivered'
  return deadline !== null && now > deadline ? 'lapsed' : 'received'
}

/** Versions sent by `now` in one mode: that of the first, so that an exercise cannot continue a real warning. */
function chainAt(issues: readonly Issue[], now: Instant): Issue[] {
  const sorted = issues.filter(({ at }) => at <= now).toSorted((a, b) => a.version - b.version || a.at - b.at)
  const first = sorted[0]
  return first === undefined ? [] : sorted.filter(({ mode, warning }) => mode === first.mode && warning === first.warning)
}

function openingOf(chain: readonly Issue[]): { issue: Issue; why: Clock['reopened'] } {
  let opening: { issue: Issue; why: Clock['reopened'] } = { issue: chain[0]!, why: null }
  for (let i = 1; i < chain.length; i++) {
    const [before, issue] = [chain[i - 1]!, chain[i]!]
    if (issue.act === 'cancel') continue
    const why = before.act === 'cancel' ? 'resumed' : reopens(before, issue)
    if (why !== null) opening = { issue, why }
  }
  return opening
}

/** An update that does not open the clock again may still bring the impact nearer: the newest word at the answer counts. */
function replyByAt(chain: readonly Issue[], opening: Issue, at: Instant): ReplyBy {
  return chain.findLast((issue) => issue.version >= opening.version && issue.at <= at && issue.act !== 'cancel')?.replyBy ?? opening.replyBy
}

/** One order for any order of arrival: by time, then by id. */
function unique(facts: readonly ClockFact[]): ClockFact[] {
  return [...new Map(facts.map((fact) => [fact.id, fact])).values()].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

function whyUnreached(open: readonly ClockFact[]): Clock['unreached'] {
  const last = open.findLast(({ kind }) => kind === 'no-focal-point' || kind === 'failed' || kind === 'sent')
  if (last?.kind === 'no-focal-point') return 'no-focal-point'
  return last?.kind === 'failed' ? 'failed' : 'pending'
}

function questionsOf(mine: readonly ClockFact[]): Question[] {
  return mine.flatMap((fact) => {
    if (fact.kind !== 'asked') return []
    const told = mine.find((one) => one.kind === 'told' && one.question === fact.id)
    return [{ question: fact.question, at: fact.at, answer: told?.kind === 'told' ? told.answer : null }]
  })
}
