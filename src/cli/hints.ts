import type { Fault } from '../core/values/index.ts'

/** What to do about each fault and doubt that reading a region can find. */
const HINTS: Readonly<Record<string, string>> = {
  'yaml-syntax': 'mend the YAML at that line: often an indent, or a colon in text that is not quoted',
  'yaml-value': 'write one of the values named, or leave the field out: what is not established stays blank',
  'file-name': 'call the file after its id',
  'file-unreadable': 'is the file there, and may this user read it?',
  'unknown-instrument': 'add instruments/<ID>.yaml, or correct the id: `contadora export instruments` lists those that there are',
  'unknown-source': 'name the source once under `sources` and use that name',
  'unknown-body': 'add the body to bodies.yaml, or use the id of one that is there',
  'unknown-theme': 'use an id of themes.yaml, or add the theme there with its source',
  'unknown-area': 'use an area that the loader names, or leave `scope` out',
  'unknown-occasion': 'use an occasion that the loader names',
  'rule-without-text': 'add a row to votes.yaml that says what the rule is, with its source',
  'follows-cycle': 'an instrument follows the parties of another, and nobody follows itself: cut the circle where the text does',
  'entry-never-met': 'the rule asks for more consents than there are states that can give them: read the article again',
  'claims-sum': 'as printed; keep it, it is shown with this flag',
  'state-missing': 'all 35 states stand in states.yaml',
  'subregion-missing': 'give the state a sub-region with its source, or leave it to be shown as not established',
  'approved-before-signature': 'kept and flagged; if the source has it otherwise, add its word as a second claim',
  'consent-before-signature': 'kept and flagged; a state that did not sign accedes: is the act `acceded`?',
  'before-adoption': 'kept and flagged; is the year of the act or of the adoption mistyped?',
  'after-its-source': 'kept and flagged; a source cannot tell what came after it: is `known` the day of the source?',
  'effect-before-notice': 'kept and flagged; is the notice that led to this effect missing?',
  'effect-without-notice': 'kept and flagged; add the notice if a source gives it',
  'notice-by-non-party': 'kept and flagged; add the consent that made it a party, if a source gives it',
  'notice-after-exit': 'kept and flagged; did it return in between?',
  'withdrawn-without-notice': 'kept and flagged; add the notice that it took back',
  'readmitted-without-exclusion': 'kept and flagged; add the exclusion that it ended',
}

export function hintFor({ code }: Fault): string {
  return HINTS[code] ?? 'read the message; the rest of the region is loaded without this row'
}
