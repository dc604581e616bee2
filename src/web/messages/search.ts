import type { Rows } from './row.ts'

/** Finding by words. */
export const search = {
  'search.title': ['Search', 'Buscar', 'Buscar', 'Rechercher'],
  'search.lead': [
    'All that you may read: law, places, threats, figures and statements. Accents and plurals do not matter; the beginning of a word is enough.', 'Todo lo que usted puede leer: derecho, lugares, amenazas, cifras y declaraciones. No importan acentos ni plurales; basta el comienzo de una palabra.',
    'Tudo o que você pode ler: direito, lugares, ameaças, números e declarações. Acentos e plurais não importam; basta o começo de uma palavra.', 'Tout ce que vous pouvez lire : droit, lieux, menaces, chiffres et déclarations. Accents et pluriels n’importent pas ; le début d’un mot suffit.',
  ],
  'search.words': ['Words', 'Palabras', 'Palavras', 'Mots'],
  'search.go': ['Find', 'Buscar', 'Buscar', 'Trouver'],
  'search.none': ['Nothing that you may read has all of these words. Try fewer, or shorter beginnings.', 'Nada de lo que usted puede leer tiene todas estas palabras. Pruebe menos, o comienzos más cortos.', 'Nada do que você pode ler tem todas estas palavras. Tente menos, ou começos mais curtos.', 'Rien de ce que vous pouvez lire n’a tous ces mots. Essayez-en moins, ou des débuts plus courts.'],
  'search.region': ['Law, places and figures', 'Derecho, lugares y cifras', 'Direito, lugares e números', 'Droit, lieux et chiffres'],
  'search.further': ['None of the newest statements that you may read has all of these words. Older ones were not looked at yet.', 'Ninguna de las declaraciones más recientes que usted puede leer tiene todas estas palabras. Aún no se han mirado las más antiguas.', 'Nenhuma das declarações mais recentes que você pode ler tem todas estas palavras. As mais antigas ainda não foram vistas.', 'Aucune des déclarations les plus récentes que vous pouvez lire n’a tous ces mots. Les plus anciennes n’ont pas encore été regardées.'],
  'search.more': ['{$n} more have these words: add one to narrow them.', 'Otros {$n} tienen estas palabras: añada una para precisar.', 'Outros {$n} têm estas palavras: acrescente uma para precisar.', '{$n} autres ont ces mots : ajoutez-en un pour préciser.'],
  'search.statements': ['Statements', 'Declaraciones', 'Declarações', 'Déclarations'],
  'search.older': ['Older ones', 'Más antiguas', 'Mais antigas', 'Plus anciennes'],
  'search.is-instrument': ['instrument', 'instrumento', 'instrumento', 'instrument'],
  'search.is-state': ['state', 'Estado', 'Estado', 'État'],
  'search.is-territory': ['territory', 'territorio', 'território', 'territoire'],
  'search.is-body': ['body', 'organismo', 'organismo', 'organisme'],
  'search.is-theme': ['theme', 'tema', 'tema', 'thème'],
  'search.is-form': ['form', 'formulario', 'formulário', 'formulaire'],
  'search.is-plan': ['plan', 'plan', 'plano', 'plan'],
  'search.is-point': ['point of a plan', 'punto de un plan', 'ponto de um plano', 'point d’un plan'],
  'search.is-claim': ['claim', 'afirmación', 'afirmação', 'affirmation'],
  'data.search': ['Search (add ?q=)', 'Búsqueda (añada ?q=)', 'Busca (acrescente ?q=)', 'Recherche (ajoutez ?q=)'],
} as const satisfies Rows
