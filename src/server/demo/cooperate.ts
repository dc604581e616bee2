import type { Party } from '../../core/values/index.ts'
import { answerQuestion, ask, needAct, type NeedActName } from '../cooperation/acts.ts'
import { reportPoint } from '../cooperation/plans.ts'
import type { Desk } from '../desk.ts'
import type { Fields } from '../fields.ts'

const PUBLIC = { audience: 'public' }

/** A need after the hurricane of the exercise, one programme of years, and first reports on a plan: all of it says that it is an exercise. Once. */
export async function openCooperation(desk: Desk): Promise<void> {
  if ((await desk.store.page('public', { kind: 'need', order: 'oldest', limit: 1 })).items.length > 0) return
  const as = (party: Party) => desk.office(party, 'releaser')
  const act = async (party: Party, id: string, name: NeedActName, fields: Fields) => needAct(desk, await as(party), id, name, fields)
  const today = new Date(desk.clock()).toISOString().slice(0, 10)
  const water = await ask(desk, await as('JAM'), {
    ...PUBLIC, title: 'EXERCISE: drinking water after the hurricane', theme: 'tropical-cyclone', what: 'Exercise: purification units and tanks for three parishes.', horizon: 'hours', within: '48', objective: 'Exercise: drinking water for 40,000 people',
    measure: '15 litres a person a day', structures: 'CDEMA regional response mechanism', 'lead-agency': 'Office of disaster preparedness (exercise)', 'lead-nature': 'civil', asks: 'goods funds civil-personnel',
  })
  const units = await act('MEX', water, 'offer', { what: 'Exercise: six purification units', participation: 'goods', within: '24', objective: 'Safe water', 'lead-agency': 'Civil protection (exercise)', 'lead-nature': 'civil' })
  await act('JAM', water, 'negotiate', { offer: units, text: 'Exercise: to which port?' })
  await act('JAM', water, 'consent', { offer: units, decision: 'given', authority: 'Cabinet (exercise)', record: 'Exercise minute 1', date: today, positive: 'yes' })
  await act('JAM', water, 'accept', { offer: units })
  await act('CAN', water, 'offer', { what: 'Exercise: water engineers', participation: 'civil-personnel', within: '36', objective: 'Repair of mains', 'lead-agency': 'Global affairs (exercise)', 'lead-nature': 'foreign-affairs' })
  await ask(desk, await as('GTM'), {
    ...PUBLIC, title: 'EXERCISE: earthquake sensors', theme: 'earthquake', what: 'Exercise: a denser network.', horizon: 'years', within: '3', objective: 'Exercise: warning before shaking arrives', measure: 'forty stations that report', structures: 'CEPREDENAC',
    'lead-agency': 'Seismological service (exercise)', 'lead-nature': 'civil', asks: 'goods funds advice',
  })
  const release = { release: 'public', text: 'Exercise.' }
  await reportPoint(desk, await as('MEX'), 'smart-border-mex', 9, { ...release, status: 'done', evidence: 'Exercise report | exercise archive' })
  await reportPoint(desk, await as('USA'), 'smart-border-mex', 9, { ...release, status: 'under-way', next: `${Number(today.slice(0, 4)) + 1}-03-31` })
  await reportPoint(desk, await as('MEX'), 'smart-border-mex', 2, { ...release, status: 'blocked', causes: 'resources', next: today })
  await reportPoint(desk, await as('CAN'), 'smart-border-can', 3, { ...release, status: 'under-way' })
  await answerQuestion(desk, await as('MEX'), { ...PUBLIC, question: 'defense-board', answer: 'Exercise: to be decided together, by consensus.', date: today })
}
