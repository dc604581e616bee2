/** Columns of plans, needs and forums. */
export const COOPERATE_COLUMNS = {
  plans: {
    id: 'plan', title: 'in English', sort: 'action-plan, commitments or areas', level: 'level', points: 'points that it has', printed: 'entries of the table as printed', moved: 'points of which a source tells a milestone reached', reported: 'points that a party reports on',
    done: 'points that every author who reports calls done', blocked: 'points that all call blocked', next: 'next date that a party gave', late: 'true: that date has passed',
  },
  plan_points: {
    plan: 'plan', number: 'number in the plan', title: 'title', basket: 'as the plan sorts it', printed_basket: 'as Table 3 sorts it', agencies: 'agencies that sources name', added: 'true: joined the plan later', milestones: 'how many sources tell',
    last_milestone: 'date of the last', actor: 'yes, no; blank: not known', act: 'yes, no; blank: not known', deadline: 'yes, no; blank: not known', measure: 'yes, no; blank: not known', grade: 'how many of the four are named', status: 'where all authors agree; differs; blank: nobody reported',
    said_by: 'each author and its word', causes: 'of the five, where blocked', next: 'next date', source: 'whose word it is', pointer: 'where in it', certainty: 'how sure', note: 'note',
  },
  plan_reports: {
    statement: 'statement', by: 'author', at: 'RFC 3339', stands: 'true: its last word', status: 'not-started, under-way, done, blocked or dropped', causes: 'of the five', lead: 'lead agency', nature: 'its nature', evidence: 'what shows it', next: 'next date', text: 'in its words',
  },
  needs: {
    id: 'need', title: 'title', by: 'receiving state', at: 'RFC 3339', mode: 'actual or exercise', theme: 'theme id', horizon: 'hours or years', within: 'so many of them', due: 'RFC 3339; blank for years', late: 'true: past its hour with nothing accepted', phase: 'open or closed', asks: 'what may be offered',
    objective: 'objective', measure: 'how it is known to be reached', structures: 'existing structures', lead: 'lead agency', lead_nature: 'its nature', offers: 'how many', accepted: 'how many stand accepted', aside: 'statements set aside',
  },
  need_offers: {
    offer: 'offer', by: 'who offers', at: 'RFC 3339', what: 'what', participation: 'goods, funds, advice, civil-personnel or military-personnel', within: 'in so many', horizon: 'hours or years', objective: 'what good it is to do', lead: 'lead agency', lead_nature: 'its nature',
    phase: 'offered, negotiated, accepted, declined, withdrawn, lapsed or ended', talks: 'what was said in negotiation', consent: 'given, withheld or withdrawn; blank: no decision', authority: 'political authority', record: 'where its decision is recorded', consent_date: 'its day', agreement: 'statement',
    unmet: 'conditions not met', ended_by: 'who ended it', ended_at: 'RFC 3339',
  },
  forums: {
    code: 'code', name: 'in English', form: 'form', level: 'level', continuity: 'yes, no, differs or unknown', headquarters: 'yes, no, differs or unknown', doctrine: 'yes, no, differs or unknown', links: 'yes, no, differs or unknown', mandates: 'yes or unknown', years: 'of meetings without interruption',
    since: 'as sources give it', headquarters_said: 'as sources give it', doctrine_said: 'as sources give it', subordinate_to: 'as sources give it', under: 'bodies under it', mandates_n: 'mandates that name it', pointer: 'where in the founding report',
  },
  forum_mandates: { decided_by: 'who decided or asks', what: 'what', mandated: 'who does it', report_to: 'to whom it reports; blank: no source says', date: 'date', standing: 'decided or proposed', source: 'whose word it is', pointer: 'where in it', certainty: 'how sure; blank: an outcome of this desk', statement: 'outcome of a consultation that gave it; blank: a claim', mode: 'of the outcome: actual or exercise', due: 'by when', state: 'under-way, done or blocked; blank: nothing reported', said_by: 'who reported that last', late: 'true: past its date and not done' },
  open_questions: {
    question: 'of the five', state: 'state or group', answer: 'answer', date: 'day of the answer; blank: not stated', said: 'answered: by the state itself; reported: by another', stands: 'true: its last answer', statement: 'statement', source: 'whose word it is', pointer: 'where in it', certainty: 'how sure',
  },
} as const

export const COOPERATE_NUMBERS = {
  plans: ['points', 'printed', 'moved', 'reported', 'done', 'blocked'], plan_points: ['number', 'milestones', 'grade'], needs: ['within', 'offers', 'accepted', 'aside'], need_offers: ['within', 'talks'], forums: ['years', 'mandates_n'],
} as const
