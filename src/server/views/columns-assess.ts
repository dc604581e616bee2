/** Tables of assessments: columns and what each holds. Never renamed. */
export const ASSESS_COLUMNS = {
  threat_lists: {
    list: 'list that the entry belongs to', subject: 'state, body or sub-region whose list it is', author: 'who said it', date: 'EDTF; blank where not established', reading: 'where one text can be read in several ways: which one',
    rank: 'the author’s own order as text; blank: none', tier: 'the author’s own tier', order: 'ranked, printed, unordered, no-threats or unread: what the tier allows', themes: 'theme ids: our reading', wording: 'in its own words, or a short label of them',
    not_a_threat: 'true: people or their needs, never a threat object (C1 §V L363); kept as said', statement: 'statement that said it; blank: a claim of the region', source: 'whose word it is', pointer: 'where in it', certainty: 'how sure', note: 'note',
  },
  threat_statuses: {
    subject: 'state, sub-region, or the words of the source', theme: 'theme; blank: its threats in general', status: 'present, hypothetical or not-perceived; blank: not said', origin: 'internal, external', roles: 'producer, transit, consumer, laundering', ties: 'nodes that its author ties it with: security, development, democracy, human-rights, free-trade, defense', wording: 'in its own words',
    date: 'date', statement: 'statement that said it; blank: a claim of the region', source: 'whose word it is', pointer: 'where in it', certainty: 'how sure',
  },
  threat_comparison: { theme: 'theme', named_in: 'both, a or b', a_rank: 'mean rank among the common ranked themes; blank: no rank', b_rank: 'mean rank among the common ranked themes; blank: no rank', a: 'id of one list', b: 'id of the other' },
  level_scores: {
    round: 'printed, or said-ID', assessor: 'who scored; never blank', seat: 'author, self, state or external', external: 'true: a body from outside', date: 'date', subject: 'state or sub-region', level: 'level by name', score: '1 = maximum (most active), 5 = minimum',
    because: 'reason; blank where none was printed', statement: 'statement that said it', pointer: 'where in the founding report', oddity: 'oddity kept', note: 'note', certainty: 'how sure',
    replies: 'what the state that was scored replied, with the statement; blank: nothing',
  },
  level_indicator: {
    subject: 'state or sub-region', level: 'level by name', on: 'day', activity: 'instruments + exercises + operations + returns; of a sub-region the mean of its states', share: 'of the largest activity of one state at that level', computed: '5 - 4 x share: 1 = maximum, 5 = minimum; blank: nothing is known at that level',
    instruments: 'that bind it or in which it takes part', exercises: 'notified here', operations: 'military activities reported here', returns: 'other returns filed here', printed: 'score of Figures 2 to 4; blank: none',
  },
  level_words: { subject: 'whose word or of whom', level: 'level by name; blank: the source names none', issue: 'issue', word: 'as the source says it', dissent: 'true: a dissent', tension: 'dilemma that it lies in, by our reading; blank: none read into it', pointer: 'where in it', certainty: 'how sure', note: 'note' },
  subject_map: { entry: 'entry of Figure 1', column: 'social-economic, political-values or defense; blank: hangs on no entry', kind: 'theme or instrument', id: 'what hangs on it', level: 'of an instrument', pointer: 'of the entry, where printed', nodes: 'nodes that the entry ties: our reading' },
  subject_records: { entry: 'entry of Figure 1', dataset: 'list that the row belongs to, or the kind of a statement', subject: 'of the row, or the author of a statement', field: 'what it is about', value: 'as the source says it', themes: 'theme ids', id: 'statement; blank: a claim of the region', source: 'whose word it is', pointer: 'where in it', certainty: 'how sure' },
  subject_links: { a: 'node', b: 'node', said: 'what the source says of the two', pointer: 'where it says so', instruments: 'that speak to both: our reading' },
  capability: {
    state: 'state', theme: 'threat', status: 'present, hypothetical or not-perceived; blank: it has not said', pillar: 'doctrine, organization, technology or education', word: 'covered, gap, unknown or not-faced', grade: 'in-place, partial or none; blank: it has not said',
    institution: 'institution', nature: 'civil or military', causes: 'root causes of the closed list', evidence: 'what shows it', where: 'where it can be seen', statement: 'statement that said it',
  },
  responses: {
    id: 'statement', author: 'state', agency: 'office that signed', theme: 'about', what: 'what is done', level: 'level chosen', lead: 'lead agency', nature: 'of the lead', others: 'other agencies with their natures', rights: 'how rights are looked after; blank: no check stated', reason: 'the author’s reason',
  },
} as const

/** Columns that are numbers in these tables. */
export const ASSESS_NUMBERS: Readonly<Record<string, readonly string[]>> = {
  threat_comparison: ['a_rank', 'b_rank'], level_scores: ['score'], level_indicator: ['activity', 'share', 'computed', 'instruments', 'exercises', 'operations', 'returns', 'printed'],
}
