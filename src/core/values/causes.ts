/** The five reasons why commitments are carried out weakly (founding report, C1 §IV L250-254): the closed list of root causes. */
export const ROOT_CAUSES = ['resources', 'institutions', 'corruption', 'technology', 'borders'] as const
export type RootCause = (typeof ROOT_CAUSES)[number]
