/** The five reasons why commitments are carried out weakly (founding report, C1 §IV L250-254): the closed list of root causes. */
export const ROOT_CAUSES = ['resources', 'institutions', 'corruption', 'technology', 'borders'] as const
export type RootCause = (typeof ROOT_CAUSES)[number]

/** Where each stands in the founding report. */
export const CAUSE_POINTER: Readonly<Record<RootCause, string>> = {
  resources: 'C1 §IV L250', institutions: 'C1 §IV L251', corruption: 'C1 §IV L252', technology: 'C1 §IV L253', borders: 'C1 §IV L254',
}
