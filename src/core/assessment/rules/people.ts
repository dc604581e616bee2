/**
 * Words for people in the four languages, by their beginnings. A threat is an act or a hazard; a list that names people instead makes them its
 * object (founding report, C1 §V L363). Crimes against people are no such thing, and neither are the movements and needs that a measure protects.
 */
const PEOPLE = [
  'migrants?', 'immigrants?', 'emigrants?', 'refugees?', 'asylum[- ]seekers?', 'foreigners?', 'aliens?', 'the poor', 'poor people', 'homeless', 'indigenous', 'deportees?', 'minorit(?:y|ies)',
  'migrantes?', 'inmigrantes?', 'imigrantes?', 'refugiad[oa]s?', 'solicitantes de asilo', 'extranjer[oa]s?', 'estrangeir[oa]s?', 'l[oa]s pobres', 'os pobres', 'ind[ií]genas?', 'deportad[oa]s?', 'minor[ií]as?',
  'migrant(?:e|s|es)', 'immigré(?:e|s|es)?', 'réfugié(?:e|s|es)?', 'demandeurs? d[’\']asile', 'étrang(?:er|ère)s?', 'les pauvres', 'autochtones?', 'expulsé(?:e|s|es)?', 'minorités?',
]
const NAMED = new RegExp(`(?<![\\p{L}])(?:${PEOPLE.join('|')})(?![\\p{L}])`, 'iu')
/** What is done to people, or for them: smuggling of migrants is a crime whose victims they are. */
const AGAINST = /smuggl|traffick|trata|tráfico|traite|passeur|abus|exploit|explor|violen|xenophob|xenofob|racis|discrimin|protec|proteç|protéger|attacks? (?:on|against)|ataques? contra|kidnap|secuestro|sequestro/iu

/** The words that make people the object of a threat; null where there are none. */
export function peopleNamed(wording: string): string | null {
  return AGAINST.test(wording) ? null : (NAMED.exec(wording)?.[0] ?? null)
}
