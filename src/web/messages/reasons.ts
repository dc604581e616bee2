import type { Rows } from './row.ts'

/**
 * Reasons that their givers have no words for, `reason.<code>`: verdicts of Owed, delivery. The law's own come through the context.
 * A code without a row is shown by its English text, marked as English. Params `state, party, by, to, responsible, toward, body`
 * arrive as codes and are shown as names.
 */
export const reasons = {
  'reason.nobody-owed': [
    'Nobody is legally owed a warning. Those affected are told all the same: {$affected} here.',
    'A nadie se le debe aviso por derecho. A los afectados se les avisa igual: aquí, {$affected}.',
    'A ninguém é devido aviso por direito. Os afetados são avisados mesmo assim: aqui, {$affected}.',
    'Aucune alerte n’est due en droit. Ceux qui sont touchés sont prévenus quand même : ici, {$affected}.',
  ],
  'reason.nobody-owed-unless': [
    'Nobody is owed a warning for certain; by article, {$conditional} may be, on a condition. Those affected are told all the same: {$affected} here.',
    'A nadie se le debe aviso con certeza; por artículo, {$conditional} bajo condición. A los afectados se les avisa igual: aquí, {$affected}.',
    'A ninguém é devido aviso com certeza; por artigo, {$conditional} sob condição. Os afetados são avisados mesmo assim: aqui, {$affected}.',
    'Aucune alerte n’est due avec certitude ; par article, {$conditional} sous condition. Ceux qui sont touchés sont prévenus quand même : ici, {$affected}.',
  ],
  'reason.owed': ['{$by} owes word to {$to}.', '{$by} debe aviso a {$to}.', '{$by} deve aviso a {$to}.', '{$by} doit prévenir {$to}.'],
  'reason.owed-on-condition': [
    'On a condition, {$by} may owe word to {$to}.',
    'Bajo condición, {$by} puede deber aviso a {$to}.',
    'Sob condição, {$by} pode dever aviso a {$to}.',
    'Sous condition, {$by} peut devoir prévenir {$to}.',
  ],
  'reason.owed-elsewhere': [
    '{$by} owes word to {$to}. No affected state is owed it directly: {$affected} are told all the same.',
    '{$by} debe aviso a {$to}. A ningún afectado se le debe directamente: igual se avisa a {$affected}.',
    '{$by} deve aviso a {$to}. A nenhum afetado é devido diretamente: {$affected} são avisados mesmo assim.',
    '{$by} doit prévenir {$to}. Rien n’est dû directement aux États touchés : {$affected} sont prévenus quand même.',
  ],
  'reason.near': ['{$km} km, {$method}', 'a {$km} km, {$method}', 'a {$km} km, {$method}', 'à {$km} km, {$method}'],
  'reason.owed-under': ['{$instrument} {$article}', '{$instrument} {$article}', '{$instrument} {$article}', '{$instrument} {$article}'],
  'reason.no-focal-point': ['no focal point is known', 'no se conoce punto focal', 'não se conhece ponto focal', 'aucun point focal connu'],
  'reason.delivery-failed': [
    'every delivery failed', 'fallaron todas las entregas', 'todas as entregas falharam', 'toutes les remises ont échoué',
  ],
} as const satisfies Rows
