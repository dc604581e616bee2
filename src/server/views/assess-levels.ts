import { activities, agreements, declaredRound, FIGURES, type Indicated, indicate, INDICATOR_FORMULA, levelWords, PRINTED_ON, PRINTED_SUBJECTS, printedRound, type Round } from '../../core/assessment/index.ts'
import type { TimedLaw } from '../../core/law/index.ts'
import { type Dataset, type EdtfDate, isState, type Language, type Party } from '../../core/values/index.ts'
import type { LevelsView } from '../../web/index.ts'
import { groupsIn } from '../assessments/declare.ts'
import { returnsSeen } from '../assessments/evidence.ts'
import { mayAssess } from '../assessments/api.ts'
import { type LevelReply, levelReplies, scoredAs } from '../assessments/replies.ts'
import { newest } from '../assessments/said.ts'
import type { Desk } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'
import { subjectName, subjectOptions } from './assess-threats.ts'
import { datasetsOf } from './claims.ts'
import { tableOf } from './columns.ts'
import { glancesIn } from './law-days.ts'

/** The printed round first, then the newest of each assessor whose round this viewer reads. */
export async function roundsRead(desk: Desk, viewer: Party): Promise<Round[]> {
  const printed = printedRound(await datasetsOf(desk))
  const said = [...(await newest(desk, viewer, 'levels')).values()].sort((a, b) => (a.author < b.author ? -1 : 1))
  return [...(printed ? [printed] : []), ...said.map((one) => declaredRound(one, groupsIn(desk.region)))]
}

async function indicatorOn(desk: Desk, law: TimedLaw, viewer: Party, on: EdtfDate, more: readonly string[] = []): Promise<Indicated[]> {
  const known = { law, glances: glancesIn(law, { on, known: undefined }), region: desk.region, returnsOf: await returnsSeen(desk, law, viewer, on) }
  const { all, largest } = activities(known, [...new Set([...PRINTED_SUBJECTS, ...more])])
  return indicate(all, largest)
}

interface Asked {
  on: EdtfDate
  state: string | undefined
}

export async function levelsView(desk: Desk, viewer: Viewer, { on, state }: Asked, lang: Language, more: Partial<Pick<LevelsView, 'typed' | 'errors' | 'saved'>> = {}): Promise<LevelsView> {
  const { law } = await desk.law()
  const [rounds, datasets] = [await roundsRead(desk, viewer.party), await datasetsOf(desk)]
  const [now, then] = [await indicatorOn(desk, law, viewer.party, on, state ? [state] : []), await indicatorOn(desk, law, viewer.party, PRINTED_ON)]
  const printed = rounds.find(({ id }) => id === 'printed') ?? null
  const name = (subject: string): string => subjectName(desk.region, subject, lang)
  return {
    asof: on, printedOn: PRINTED_ON, state: state ?? null, figures: FIGURES.map(({ n, subjects }) => ({ n, subjects: [...subjects], note: noteOf(datasets, n) })), printed, rounds: rounds.filter(({ id }) => id !== 'printed'),
    indicated: now, agreement: printed ? { then: agreements(printed, then), now: agreements(printed, now) } : null,
    words: levelWords(datasets), priorities: (datasets.find(({ dataset }) => dataset === 'level-priorities')?.claims ?? []).filter(({ field }) => !field.startsWith('level-'))
      .map(({ subject, field, value, pointer, note, certainty }) => ({ subject, field, levels: [value].flat().map(String), cite: { source: 'seed', certainty, ...(pointer ? { pointer } : {}) }, note: note ?? null })),
    names: Object.fromEntries([...new Set([...PRINTED_SUBJECTS, ...(state ? [state] : []), ...rounds.flatMap(({ scores }) => scores.map(({ subject }) => subject)), ...levelWords(datasets).map(({ subject }) => subject)])].map((subject) => [subject, name(subject)])),
    subjects: subjectOptions(desk.region, lang),
    replies: (await levelReplies(desk, viewer.party)).filter(({ to }) => rounds.some(({ by }) => by === to)),
    mayScore: mayAssess(viewer, 'levels'), repliesTo: repliesTo(desk, viewer, rounds), errors: [], typed: {}, saved: null, ...more,
  }
}

/** Rounds of others that score the state at this screen. */
function repliesTo({ region }: Desk, { party, session }: Viewer, rounds: readonly Round[]): LevelsView['repliesTo'] {
  if (session === null || !isState(party) || !roleMay(session.role, 'consult')) return []
  const own = scoredAs(region, party)
  return rounds.flatMap(({ by, statement, scores }) => (by && statement && by !== party && scores.some(({ subject }) => own.includes(subject)) ? [{ round: statement, by }] : []))
}

/** What is printed under a figure, in short. */
function noteOf(datasets: readonly Dataset[], figure: number): string | null {
  const found = datasets.find(({ dataset }) => dataset === 'figure-notes')?.claims.find(({ subject }) => subject === `figure ${figure}`)
  return found ? `${String(found.value)} (${found.pointer ?? found.source})` : null
}

export function scoresTable(rounds: readonly Round[], replies: readonly LevelReply[]): DataTable {
  return tableOf('level_scores', rounds.flatMap((round) => round.scores.map((score) => ({ round, score }))), ({ round, score }) => ({
    round: round.id, assessor: round.by ? `${round.assessor} (${round.by})` : round.assessor, seat: score.seat, external: String(round.external), date: round.date, subject: score.subject, level: score.level, score: score.score,
    because: score.because, statement: round.statement, pointer: score.pointer, oddity: score.oddity, note: score.note, certainty: score.certainty,
    replies: replies.filter(({ to, subjects }) => to === round.by && subjects.includes(score.subject)).map(({ by, text, id }) => `${by}: ${text} (${id})`).join('; ') || null,
  }))
}

export async function indicatorTable(desk: Desk, viewer: Party, { on, state }: Asked): Promise<DataTable & { note: unknown }> {
  const { law } = await desk.law()
  const printed = printedRound(await datasetsOf(desk))
  const indicated = await indicatorOn(desk, law, viewer, on, state ? [state] : [])
  const table = tableOf('level_indicator', indicated, ({ score, ...row }) => ({
    ...row, on, computed: score, printed: printed?.scores.find(({ subject, level }) => subject === row.subject && level === row.level)?.score ?? null,
  }))
  return { ...table, note: { formula: INDICATOR_FORMULA, on, largestOf: 'the 35 states of the region', agreement: printed ? agreements(printed, indicated) : null, method: 'Spearman rank correlation with mean ranks for ties; both scales count 1 as most active' } }
}

export async function wordsTable(desk: Desk): Promise<DataTable> {
  return tableOf('level_words', levelWords(await datasetsOf(desk)), ({ dissent, ...row }) => ({ ...row, dissent: String(dissent) }))
}
