import type { EntryRule, Instrument } from '../../core/law/index.ts'
import { type Claim, type Language, LANGUAGES } from '../../core/values/index.ts'
import { type CiteView, durationWords, type Key, type SourcedClaim, t } from '../../web/index.ts'

/** Every source's word about an instrument, grouped by field in a fixed order; what differs stands side by side. */
export function claimsOf(instrument: Instrument, language: Language): SourcedClaim[] {
  const all = [...readings(instrument, language), ...instrument.claims.map(({ field, claim }) => said(field, claim, claim.value))]
  const seen = new Set<string>()
  const unlike = all.filter((one) => {
    const key = JSON.stringify([one.field, one.value, one.cite.source])
    return !seen.has(key) && seen.add(key)
  })
  const order = [...FIELDS, ...unlike.map(({ field }) => field)]
  return unlike.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}

const FIELDS = ['title', 'nature', 'level', 'scope', 'status', 'adopted', 'inForce', 'in-force-seen', 'entry-rule', 'entry-rule-state', 'depositary', 'denunciation', 'count']

/** The readings that the law is computed from, in the words of the language. */
function readings(instrument: Instrument, language: Language): SourcedClaim[] {
  const { adopted = [], inForce = [], inForceSeen = [], depositary, denunciation, entry, scope } = instrument
  return [
    ...titles(instrument),
    ...(scope ? [said('scope', { value: '', ...scope }, scope.name[language])] : []),
    ...adopted.map((claim) => said('adopted', claim, claim.value)),
    ...inForce.map((claim) => said('inForce', claim, claim.value)),
    ...inForceSeen.map((claim) => said('in-force-seen', claim, claim.value)),
    ...(depositary ? [said('depositary', depositary, depositary.value)] : []),
    ...(denunciation ? [said('denunciation', denunciation, denunciation.value.text)] : []),
    ...(entry.treaty ? [said('entry-rule', entry.treaty, ruleText(entry.treaty.value, language))] : []),
    ...(entry.state ? [said('entry-rule-state', entry.state, ruleText(entry.state.value, language))] : []),
  ]
}

/** The titles in other languages, each behind its code. */
function titles({ title, titleSource = {}, source, certainty }: Instrument): SourcedClaim[] {
  const others = LANGUAGES.filter((language) => language !== 'en' && title[language] !== undefined)
  return others.map((language) => said('title', { value: '', source, certainty, ...titleSource[language] }, `${language} · ${title[language]}`))
}

/** Fields that a law of this nature has and no source read establishes: a declaration needs no depositary, a draft no entry into force. */
export function blankFields(instrument: Instrument): string[] {
  const { adopted, inForce, inForceSeen, depositary, denunciation, entry, nature } = instrument
  const claimed = new Set(instrument.claims.map(({ field }) => field))
  const rules = { 'entry-rule': entry.treaty, 'entry-rule-state': entry.state }
  const has: Record<string, unknown> = { adopted, inForce: inForce ?? inForceSeen, ...rules, depositary, denunciation }
  const wanted = nature === 'binding' ? Object.keys(has) : nature === 'proposed' || nature === 'draft' ? [] : ['adopted']
  return wanted.filter((field) => has[field] === undefined && !claimed.has(field))
}

type Rule = NonNullable<EntryRule['treaty']>['value'] | NonNullable<EntryRule['state']>['value']

function ruleText(value: Rule, language: Language): string {
  const { rule, ...params } = value
  const delay = 'delay' in value ? value.delay : undefined
  const share = 'share' in value ? value.share.join('/') : ''
  const key = rule === 'nth-consent' && delay ? 'rule.nth-consent-delay' : `rule.${rule}`
  return t(language, key as Key, { ...(params as Record<string, string | number>), share, delay: delay ? durationWords({ lang: language }, delay) : '' })
}

function said(field: string, claim: Claim<unknown>, value: string): SourcedClaim {
  return {
    field, value, cite: citeOf(claim),
    ...(claim.known ? { known: claim.known } : {}), ...(claim.note ? { note: claim.note } : {}), ...(claim.oddity ? { oddity: claim.oddity } : {}),
  }
}

export function citeOf({ source, certainty, pointer }: Pick<Claim<unknown>, 'source' | 'certainty' | 'pointer'>): CiteView {
  return { source, certainty, ...(pointer ? { pointer } : {}) }
}
