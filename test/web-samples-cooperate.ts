import { loadClaims, loadPlaces, loadPlans } from '../src/adapters/region-files/index.ts'
import { burnUp, conditionsOf, foldNeed, forumCards, type Need, type NeedAct, printedTwice, progressOf, questionBoard, type Report } from '../src/core/cooperation/index.ts'
import { POINT_STATUSES } from '../src/core/values/index.ts'
import type { ForumsView, ForumView, NeedsView, NeedView, PlanPointView, PlansView, PlanView, PointView } from '../src/web/index.ts'
import { QUAKE } from './web-context.ts'

const { region } = await loadPlaces('region')
const { datasets } = await loadClaims('region', region)
const { plans } = await loadPlans('region', datasets)
const plan = plans.find(({ id }) => id === 'smart-border-mex')!
const body = { mode: 'exercise' as const, plan: plan.id, point: 2, status: 'blocked' as const, causes: ['resources' as const], lead: { agency: 'Customs', nature: 'civil' as const }, evidence: [{ what: 'Report', where: 'archive' }], next: '2020-01-01', text: 'Waiting.' }
const reports: Report[] = [
  { id: '1'.repeat(32), by: 'MEX', at: QUAKE, body }, { id: '2'.repeat(32), by: 'USA', at: QUAKE, body: { ...body, status: 'under-way', causes: [], lead: null, evidence: [], next: null } },
  { id: '3'.repeat(32), by: 'MEX', at: QUAKE + 1, body: { ...body, point: 9, status: 'done', causes: [], next: null } },
]
const progress = progressOf(plan, reports)
const points: PointView[] = plan.points.map((point, i) => ({ ...point, progress: progress[i]!, milestones: plan.milestones.filter((one) => one.point === point.number), late: progress[i]!.next !== null }))

export const planPage: PlanView = {
  plan, title: plan.title.en, points, burn: burnUp(plan, reports), twice: printedTwice(plan.printed),
  board: (['none', ...POINT_STATUSES, 'differs'] as const).map((column) => ({ column, points: points.filter(({ progress: { says } }) => (says ?? 'none') === column) })),
}
export const planList: PlansView = {
  plans: [{ id: plan.id, title: plan.title.en, sort: plan.sort, level: plan.level, points: 22, printed: 24, moved: 4, reported: 2, done: 1, blocked: 0, next: '2020-01-01', late: true }],
  aside: [{ report: { ...reports[0]!, body: { ...body, plan: 'no-such-plan' } }, why: 'no-plan' }],
}
export const planPoint: PlanPointView = { plan, title: plan.title.en, point: points[1]!, may: 'yes', typed: { status: 'blocked' }, errors: [{ field: 'status', code: 'cause-missing', text: 'say which' }] }

const lead = { agency: 'Civil protection', nature: 'civil' as const }
const need: Need = { id: '4'.repeat(32), by: 'JAM', at: QUAKE, body: { mode: 'exercise', title: 'Water', theme: 'tropical-cyclone', what: 'Water for a parish', horizon: 'hours', within: 48, objective: 'Water', measure: '15 litres a day', structures: 'CDEMA', lead, asks: ['goods'] } }
const said = { told: true, at: QUAKE + 1 }
const acts: NeedAct[] = [
  { kind: 'offer', id: '5'.repeat(32), by: 'MEX', ...said, body: { mode: 'exercise', what: 'Tanks', participation: 'goods', horizon: 'hours', within: 24, objective: 'Safe water', lead } },
  { kind: 'offer', id: '6'.repeat(32), by: 'CAN', ...said, body: { mode: 'exercise', what: 'Engineers', participation: 'civil-personnel', horizon: 'hours', within: 24, objective: 'Mains', lead } },
  { kind: 'negotiation', id: '7'.repeat(32), offer: '5'.repeat(32), by: 'JAM', ...said, body: { mode: 'exercise', text: 'Which port?' } },
  { kind: 'political-consent', id: '8'.repeat(32), offer: '5'.repeat(32), by: 'JAM', ...said, body: { mode: 'exercise', decision: 'given', authority: 'Cabinet', record: 'Minute 1', date: '2020-01-01', positive: true } },
  { kind: 'agreement', id: '9'.repeat(32), offer: '5'.repeat(32), by: 'JAM', ...said, body: { mode: 'exercise', answer: 'accepted', text: '' } },
  { kind: 'agreement', id: 'a'.repeat(32), offer: '6'.repeat(32), by: 'JAM', ...said, body: { mode: 'exercise', answer: 'accepted', text: '' } },
]
const closing: NeedAct = { kind: 'ending', id: 'b'.repeat(32), offer: null, by: 'JAM', ...said, body: { mode: 'exercise', what: 'withdrawn', text: 'No more.' } }
const viewOf = (all: NeedAct[]): NeedView => {
  const state = foldNeed(need, all)
  return { id: need.id, state, due: QUAKE + 48 * 3_600_000, late: false, audience: 'public', typed: {}, errors: [], me: 'JAM', offers: state.offers.map((one) => ({ ...one, conditions: conditionsOf(need, one) })), may: { offer: true, decide: true, end: state.phase === 'open', signIn: false } }
}
export const needOpen = viewOf(acts)
export const needClosed: NeedView = { ...viewOf([...acts, closing]), may: { offer: false, decide: false, end: false, signIn: true }, me: null }
export const needList: NeedsView = { needs: [needOpen, { ...needClosed, late: true }], form: 'may', themes: [{ value: 'earthquake', text: 'Earthquake' }], typed: {}, errors: [{ field: 'asks', code: 'need-asks', text: 'tick one' }] }

const claims = (name: string) => datasets.find(({ dataset }) => dataset === name)!.claims
const cards = forumCards(region.bodies, claims('forum-mandates'), '2020-01-28')
const answer = { id: 'c'.repeat(32), by: 'MEX', at: QUAKE, body: { mode: 'exercise' as const, question: 'role' as const, answer: 'Designers', date: '2020-01-28' } }
export const forums: ForumsView = { cards, questions: questionBoard(claims('vocabularies').filter(({ subject }) => subject === 'open question'), claims('positions'), [answer, { ...answer, id: 'd'.repeat(32) }]), form: 'may', typed: {}, errors: [] }
export const forum: ForumView = { card: cards.find(({ body: { code } }) => code === 'CDMA')! }
