import { type Poll, pollsOf } from '../../core/filings/index.ts'
import { num, say } from '../../web/index.ts'
import { datasetsOf } from '../views/claims.ts'
import { look } from './kit.ts'
import type { Charted, ChartDef, Given } from './model.ts'

/** A table of the founding report as polls: one picture a question, since answers to different questions are never compared. */
export function pollChart(slug: 'poll-nafta' | 'poll-war', table: string): ChartDef {
  return { slug, group: 'polls', pointer: `C2 ${table}`, controls: [], load: (given) => load(given, table) }
}

async function load(given: Given, table: string): Promise<Charted> {
  const { c, desk } = given
  const t = say(c)
  const dataset = (await datasetsOf(desk)).find(({ dataset: id }) => id === 'polls')
  const polls = dataset ? pollsOf(dataset).filter((poll) => poll.table === table) : []
  const questions = [...Map.groupBy(polls, ({ question }) => question)]
  return {
    panels: questions.map(([question, asked], i) => ({ title: `“${question}”`, picture: { kind: 'rows', rows: {
      id: `c${i}`, title: question, as: 'per-cent', missing: t('charts.no-answer'), says: asked.map((poll) => saysOf(given, poll)).join(' '),
      rows: [...new Set(asked.flatMap(({ answers }) => answers.map(({ answer }) => answer)))].map((answer) => ({ label: answer, bars: asked.map((poll, k) => ({ look: look(k), label: poll.subject, value: percent(poll, answer) })) })),
    } } })),
    columns: [{ name: 'table', type: 'string', words: 'table of the founding report' }, { name: 'subject', type: 'string', words: 'where it was asked' }, { name: 'question', type: 'string', words: 'what was asked: answers to different questions are not compared' }, { name: 'answer', type: 'string', words: 'as printed' }, { name: 'percent', type: 'number', unit: '%', words: 'as printed' }, { name: 'sum', type: 'number', unit: '%', words: 'of the answers of this poll' }, { name: 'warning', type: 'string', words: 'answers-do-not-sum: the answers do not make 100; nothing is repaired' }, { name: 'pollster', type: 'string', words: 'who asked and when; blank: the table names none' }, { name: 'pointer', type: 'string', words: 'where it is printed' }, { name: 'certainty', type: 'string', words: 'how sure' }],
    rows: polls.flatMap((poll) => poll.answers.map(({ answer, percent: value }) => [poll.table, poll.subject, poll.question, answer, value, poll.sum, poll.warning, poll.pollster, poll.pointer, poll.certainty])),
    method: t('charts.method-polls'), caveats: [...(questions.length > 1 ? [t('charts.caveat-questions')] : []), t('charts.caveat-sample'), ...new Set(polls.flatMap(({ note }) => note ?? []))],
    gaps: polls.flatMap((poll) => [
      ...(poll.warning ? [t('charts.warning-sum', { name: c.name(poll.subject), sum: num(c, poll.sum, 1), expected: num(c, poll.expected ?? 100) })] : []),
      ...(poll.sourced ? [] : [t('charts.gap-pollster', { name: c.name(poll.subject) })]),
    ]),
    sources: [...new Set(polls.map((poll) => `${poll.pollster ?? t('charts.no-pollster')} (${c.name(poll.subject)}), ${poll.pointer}`))].map((text) => ({ text })),
  }
}

function percent({ answers }: Poll, answer: string): number | null {
  const found = answers.find((one) => one.answer === answer)
  return found ? found.percent / 100 : null
}

function saysOf({ c }: Given, { subject, answers, sum, warning, expected }: Poll): string {
  const t = say(c)
  const said = `${say(c)('common.said', { label: c.name(subject), value: answers.map(({ answer, percent: value }) => `${answer} ${num(c, value, 1)} %`).join(', ') })}.`
  return warning ? `${said} ${t('charts.warning-sum', { name: c.name(subject), sum: num(c, sum, 1), expected: num(c, expected ?? 100) })}` : said
}
