import { type Role, type SeatRole } from '../../core/statements/index.ts'

interface Rule {
  may: readonly SeatRole[]
  why: string
}

const TELLING = ['drafter', 'releaser', 'both'] as const

/** What each seat may do: one row an act, with the reason. Reading is not here: who may read a statement is disclosure's to say. */
export const ACTS = {
  answer: { may: TELLING, why: 'whoever is on shift answers for its state: an answer clock runs (rule 7)' },
  draft: { may: TELLING, why: 'originating is open to every telling seat; nothing leaves by it (rule 5)' },
  release: { may: ['releaser', 'both'], why: 'a second credential lets a warning out; for `both` the core still refuses what it drafted itself (rule 5)' },
  relay: { may: TELLING, why: 'one person may relay an official warning unchanged, reviewed within 24 hours (rule 5)' },
  cancel: { may: TELLING, why: 'one person may cancel, reviewed within 24 hours (rule 5)' },
  order: { may: ['releaser'], why: 'a standing order is the word of the releasing authority, given before (rule 5)' },
  contact: { may: TELLING, why: 'whoever is on shift says whom to call: a wrong number costs lives' },
  drill: { may: TELLING, why: 'an exercise tells nobody outside it, and real work stops it' },
  review: { may: TELLING, why: 'the second look is by another credential, whichever the first was (rule 5)' },
  transcribe: { may: ['depositary'], why: 'a secretariat enters what came on paper, as its own word of what another said (rule 4)' },
  reach: { may: [...TELLING, 'depositary'], why: 'a state tests its own focal points, and a secretariat asks whether those of all are reached' },
  note: { may: ['depositary'], why: 'a secretariat writes in its own name to a state whose return, addressed to it, has not come' },
  deposit: { may: ['depositary'], why: 'acts on a treaty are recorded by its depositary (VCLT article 77)' },
  assess: { may: ['evaluator', 'drafter', 'releaser', 'both', 'depositary'], why: 'an evaluator, or a secretariat in an external seat, says what it found; a state assesses itself (rule 8)' },
  consult: { may: ['drafter', 'releaser', 'both'], why: 'a position is asked of a state before the vote, and its memo stays at home' },
  vote: { may: ['releaser', 'both'], why: 'a vote is the word of a state: let out by its releasing authority, or by the one on shift' },
  convene: { may: ['releaser', 'both', 'depositary'], why: 'a state with a vote, or the secretariat of the body, calls and closes a consultation' },
  follow: { may: ['drafter', 'releaser', 'both', 'depositary'], why: 'whoever was given a mandate reports on it, a secretariat too' },
  report: { may: ['drafter', 'releaser', 'both'], why: 'a state reports on its own points, asks for help and offers it: each is its word, released as it chose' },
  consent: { may: ['releaser'], why: 'nothing is accepted but by the authority that lets words out, on a recorded political decision (rule 5)' },
  observe: { may: ['drafter', 'releaser', 'both', 'depositary', 'evaluator', 'observer'], why: 'every seat reads what its party may read, and nothing more' },
  passkey: { may: ['drafter', 'releaser', 'both', 'depositary', 'evaluator', 'observer'], why: 'an office keeps its own keys' },
  seats: { may: ['releaser', 'depositary'], why: 'closing a seat takes the authority that lets words out, or the only seat of a body' },
  audit: { may: ['drafter', 'releaser', 'both', 'depositary'], why: 'an office checks what was done in its name; a guest seat does not' },
} as const satisfies Record<string, Rule>

export type Act = keyof typeof ACTS

export function roleMay(role: SeatRole, act: Act): boolean {
  return (ACTS[act].may as readonly SeatRole[]).includes(role)
}

/** The credential that a seat signs with. One person on shift holds the drafter's alone: two credentials stay two (rule 5). */
export const KEY_OF: Readonly<Record<SeatRole, Role>> = {
  drafter: 'drafter', releaser: 'releaser', both: 'drafter', depositary: 'depositary', evaluator: 'evaluator', observer: 'observer',
}
