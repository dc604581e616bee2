import { expect, test } from 'vitest'
import { fileWith, open, run, temp } from './run.ts'

test('consultations and rounds from the command line: list, vote, count, refuse, evaluate', async () => {
  const data = temp()
  const desk = await open(['up', '--demo', '--data', data])
  for (let i = 0; i < 100; i++) {
    const { rounds } = (await (await fetch(`${desk.url}/api/v1/assessments/rounds`)).json()) as { rounds: { told: number }[] }
    if ((rounds[0]?.told ?? 0) >= 2) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const said = async (part: string, list: string) => ((await (await fetch(`${desk.url}/api/v1/assessments/${part}`)).json()) as Record<string, Record<string, string>[]>)[list]!
  const scored = (await said('levels', 'level_scores')).find(({ subject, statement }) => subject === 'caribbean' && statement)!['statement']!
  const response = (await said('responses', 'responses'))[0]!['id']!
  await desk.stop('SIGTERM')
  const at = (...args: string[]) => run([...args, '--data', data, '--json'])
  const { consultations } = (await at('consult', 'list')).json
  const id = consultations[0].id as string
  expect(consultations[0]).toMatchObject({ phase: 'open', mode: 'exercise', for: 4 })
  expect((await at('consult', 'vote', id, 'for', '--as', 'CHL')).code).toBe(0)
  const stranger = await at('consult', 'vote', id, 'for', '--as', 'CUB')
  expect([stranger.code, stranger.json.error.code]).toEqual([4, 'vote-not-entitled'])
  expect((await at('consult', 'vote', id, 'perhaps', '--as', 'CHL')).json.error).toMatchObject({ code: 'field-word', field: 'ballot' })
  expect((await at('consult', 'tally', id)).json.tally).toMatchObject({ for: 5, against: 1, adopted: false })
  expect((await at('consult', 'what-if', id, '--members', 'MEX BRA', '--needs', 'consensus')).json.readings.at(-1)).toMatchObject({ rule: 'imagined', adopted: true, changes: true })
  expect((await at('consult', 'say', id, 'outcome', fileWith({ declaration: 'Too early.' }), '--as', 'MEX')).code).toBe(5)
  expect((await at('assess', 'reply', scored, 'It met twice.', '--as', 'BRB')).code).toBe(0)
  expect((await at('assess', 'reply', scored, 'Not ours.', '--as', 'MEX')).json.error).toMatchObject({ code: 'not-subject', field: 'round' })
  expect((await at('assess', 'withdraw', response, 'It was never used.', '--as', 'BRB')).code).toBe(0)
  expect((await at('assess', 'withdraw', response, 'Again.', '--as', 'BRB')).json.error.code).toBe('not-found')
  expect((await at('export', 'assessments/responses', '--format', 'json')).json).toMatchObject({ responses: [], note: { takenBack: [{ response, why: 'It was never used.' }] } })
  const { rounds } = (await at('assess', 'round', 'list')).json
  expect((await at('assess', 'round', 'say', rounds[0].id, 'evaluation', fileWith({ subject: 'JAM', rating: { 1: 'completed', 2: 'not-started' }, cause: { 2: 'resources' } }), '--as', 'TTO')).code).toBe(0)
  const shown = (await at('assess', 'round', 'show', rounds[0].id)).json
  expect(shown.ratings.filter(({ assessor }: { assessor: string }) => assessor === 'TTO')).toMatchObject([{ indicator: '1', rating: 'completed' }, { indicator: '2', cause: 'resources' }])
  expect((await at('assess', 'round', 'call', fileWith({ title: 'Bad', subjects: ['JAM'], seats: [{ subject: 'JAM', seat: 'peer', party: 'JAM' }], questions: ['Why?'] }), '--as', 'JAM')).json.error).toMatchObject({ code: 'seat-self', field: 'seats' })
}, 120_000)
