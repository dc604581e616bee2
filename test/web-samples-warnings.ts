import type { AckView, InboxView, RecipientView, ReleaseView, ReportView, WarningHead, WarningView } from '../src/web/index.ts'
import { MIN, QUAKE } from './web-context.ts'
import { M, cap, impact, none, why, head, needsMe } from './web-samples-watch.ts'

export const told = (party: string, state: RecipientView['answer']['state'], over: Partial<RecipientView> = {}): RecipientView => ({
  party,
  noFocalPoint: false,
  ground: 'affected',
  because: [why('near', `${party} has a coast within 300 km`)],
  channels: [
    { channel: 'inbox', state: 'delivered', at: QUAKE + 23 * MIN },
    { channel: 'email', state: 'delivered', at: QUAKE + 23 * MIN },
  ],
  answer: { state },
  deadline: impact,
  ...over,
})
export const recipients: RecipientView[] = [
  told('CUB', 'acted', {
    office: 'Estado Mayor de la Defensa Civil',
    answer: { state: 'acted', at: QUAKE + 25 * MIN, by: 'duty desk', note: 'Evacuating the south coast.' },
  }),
  told('CYM', 'acknowledged', {
    answer: { state: 'acknowledged', at: QUAKE + 24 * MIN, late: true },
    questions: [{ question: 'Is the Montego Bay gauge working?', at: QUAKE + 24 * MIN, answer: null }],
  }),
  told('HTI', 'received', { ground: 'owed', escalation: { step: 2, contact: 'night contact', at: QUAKE + 25 * MIN } }),
  told('BHS', 'undelivered', {
    channels: [
      { channel: 'email', state: 'failed', attempts: 3, nextAt: QUAKE + 30 * MIN, error: '550 mailbox unavailable' },
      { channel: 'webhook', state: 'pending' },
      { channel: 'sms', state: 'none' },
    ],
  }),
  told('BLZ', 'undelivered', { noFocalPoint: true, channels: [] }),
  told('HND', 'lapsed', { deadline: { at: QUAKE + 20 * MIN, basis: 'instrument' } }),
  told('MEX', 'declined'),
  told('DOM', 'no-reply-owed', { deadline: none }),
]

export const warningHead: WarningHead = {
  id: 'w1',
  title: 'Earthquake M 7.7 between Jamaica, Cuba and the Cayman Islands',
  theme: 'earthquake',
  status: 'exercise',
  from: 'JAM',
  authority: 'Office of Disaster Preparedness and Emergency Management',
  severity: [cap('Extreme'), M('7.7')],
  state: 'active',
  sent: QUAKE + 22 * MIN,
  expires: QUAKE + 400 * MIN,
}
export const body = {
  description: 'A strong earthquake at 14:10 (UTC−5), 117 km off our north-west coast. Hazardous waves are possible within 300 km.',
  instruction: 'Keep everyone away from beaches and harbours until told otherwise.',
}
export const texts = [
  {
    lang: 'en',
    text: '*** EXERCISE *** Earthquake M7.7, 28 Jan 14:10 UTC−5, 117 km NW of Jamaica. Keep away from the shore. ODPEM, Jamaica. http://localhost:8080/en/ack/k3',
  },
  {
    lang: 'es',
    text: '*** EJERCICIO *** Terremoto M7,7, 28 ene 14:10 UTC−5, a 117 km al NO de Jamaica. Aléjese de la costa. ODPEM, Jamaica. http://localhost:8080/es/ack/k3',
  },
  {
    lang: 'pt',
    text: '*** EXERCÍCIO *** Terremoto M7,7, 28 jan 14:10 UTC−5, a 117 km a NO da Jamaica. Afaste-se da costa. ODPEM, Jamaica. http://localhost:8080/pt/ack/k3',
  },
  {
    lang: 'fr',
    text: '*** EXERCICE *** Séisme M7,7, 28 janv. 14:10 UTC−5, à 117 km au NO de la Jamaïque. Éloignez-vous du rivage. ODPEM, Jamaïque. http://localhost:8080/fr/ack/k3',
  },
] as const
export const form = { version: 2, state: 'received', deadline: impact, errors: [] } as const
export const warning: WarningView = {
  ...warningHead,
  ...body,
  event: head,
  scope: 'restricted',
  recipients,
  texts: [...texts],
  record: { hash: '9c'.repeat(32), index: null },
  answer: { ...form, errors: [] },
  mayCancel: true,
  asked: [{ id: 'q1', party: 'CUB', question: 'Is the harbour gauge working?' }],
  versions: [
    {
      id: 'cap-2',
      n: 2,
      sent: QUAKE + 22 * MIN,
      state: 'current',
      releasedBy: 'ODPEM director',
      headline: 'Earthquake M 7.7',
      severity: [cap('Extreme')],
      area: ['JAM', 'CUB', 'CYM'],
      reopened: 'higher-severity',
    },
    {
      id: 'cap-1',
      n: 1,
      sent: QUAKE + 9 * MIN,
      state: 'superseded',
      releasedBy: null,
      headline: 'Earthquake M 7.3',
      severity: [cap('Severe')],
      area: ['JAM', 'CUB'],
      reopened: null,
    },
  ],
}

export const inbox: InboxView = {
  filters: {},
  next: 'sealed',
  items: [
    ...needsMe.answers.map((one) => ({ ...one, status: 'exercise' as const, sent: QUAKE + 22 * MIN, cancelled: false })),
    {
      ...needsMe.answers[0]!,
      warning: 'w3',
      title: 'Tsunami threat, withdrawn',
      status: 'exercise',
      sent: QUAKE - 600 * MIN,
      cancelled: true,
      state: 'cancelled',
      deadline: none,
    },
  ],
}

export const release: ReleaseView = {
  draft: 'd1',
  title: warningHead.title,
  theme: 'earthquake',
  status: 'exercise',
  from: 'JAM',
  authority: null,
  event: head,
  severity: [cap('Extreme')],
  scope: 'restricted',
  texts: [...texts],
  readers: recipients.map(({ party, ground, because, deadline, noFocalPoint }) => ({
    party,
    ground,
    because,
    deadline,
    noFocalPoint,
    presumedSince: party === 'HND' ? '2009-04' : null,
  })),
  denied: [
    { party: 'VEN', why: why('standing-disputed', 'Two claims of who may act for it'), mayAdd: true },
    { party: 'OAS', why: why('named-elsewhere', 'No duty names it here'), mayAdd: false },
  ],
  drafter: { office: 'ODPEM duty desk', at: QUAKE + 20 * MIN },
  releaser: null,
  mode: 'second-credential',
  errors: [{ field: 'confirm', code: 'confirm-missing', text: 'Say that you have read the recipients' }],
}

export const ack: AckView = {
  token: 'k3',
  warning: { ...warningHead, ...body },
  party: 'CUB',
  form: { ...form, errors: [{ field: 'note', code: 'too-long', text: 'The note is longer than 2,000 characters' }], note: 'x' },
  done: { state: 'acknowledged', at: QUAKE + 25 * MIN },
  newer: true,
}

export const report: ReportView = {
  warning: warningHead,
  reported: QUAKE + 8 * MIN,
  released: QUAKE + 22 * MIN,
  impact: QUAKE + 60 * MIN,
  rows: recipients.map((one, i) => ({
    party: one.party,
    delivered: i < 3 ? QUAKE + 23 * MIN : null,
    acknowledged: one.answer.at ?? null,
    decided: one.answer.state === 'acted' ? one.answer.at! : null,
    state: one.answer.state,
  })),
  unreachable: [{ party: 'BLZ', why: why('no-focal-point', 'no focal point is known') }],
  timeline: [
    { at: QUAKE + 8 * MIN, what: { code: 'reported', params: { what: 'M 7.3' } }, cite: { source: 'USGS', certainty: 'high' } },
    { at: QUAKE + 22 * MIN, party: 'JAM', what: { code: 'released', params: { version: '2' } }, href: '/en/record/9c' },
    { at: QUAKE + 25 * MIN, party: 'CUB', what: { code: 'acted', params: {} } },
    { at: null, date: '2020-02', party: 'HND', what: { code: 'lapsed', params: {} }, cancelled: true },
  ],
}
