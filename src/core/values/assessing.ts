/** How a threat stands for one state (founding report, C1 §V L359). What nobody said is none of these. */
export const THREAT_STATUSES = ['present', 'hypothetical', 'not-perceived'] as const
export type ThreatStatus = (typeof THREAT_STATUSES)[number]

/** C3 §IV L836 */
export const THREAT_ORIGINS = ['internal', 'external'] as const
export type ThreatOrigin = (typeof THREAT_ORIGINS)[number]

/** C1 §IV L260: a state may have several at once. */
export const THREAT_ROLES = ['producer', 'transit', 'consumer', 'laundering'] as const
export type ThreatRole = (typeof THREAT_ROLES)[number]

/** The four dimensions of modernization (C1 §V L380). */
export const PILLARS = ['doctrine', 'organization', 'technology', 'education'] as const
export type Pillar = (typeof PILLARS)[number]

/** C1 §IV L250-254, §V L399; C1 §V L365 for the civil ones. */
export const INSTITUTIONS = ['police', 'justice', 'intelligence', 'defense', 'civil-protection', 'health', 'customs', 'migration'] as const
export type Institution = (typeof INSTITUTIONS)[number]

/** What an office says of its own capability; a scale of words whose direction needs no explaining. */
export const CAPABILITY_GRADES = ['in-place', 'partial', 'none'] as const
export type CapabilityGrade = (typeof CAPABILITY_GRADES)[number]

/** What security is linked with (C1 §V L413-420). */
export const LINK_NODES = ['security', 'development', 'democracy', 'human-rights', 'free-trade', 'defense'] as const
export type LinkNode = (typeof LINK_NODES)[number]
