import { count, type Rows } from './row.ts'

/** Instruments, standing, duties. */
export const law = {
  'law.article': ['article {$article}', 'artículo {$article}', 'artigo {$article}', 'article {$article}'],
  'law.no-article': ['article not established', 'artículo sin determinar', 'artigo não determinado', 'article non établi'],
  'law.article-head': ['Article', 'Artículo', 'Artigo', 'Article'],
  'law.instrument': ['Instrument', 'Instrumento', 'Instrumento', 'Instrument'],
  'law.level': ['Level', 'Nivel', 'Nível', 'Niveau'],
  'law.nature': ['Nature', 'Naturaleza', 'Natureza', 'Nature'],
  'law.standing': ['Standing', 'Situación', 'Situação', 'Situation'],
  'law.is-party': ['Party?', '¿Parte?', 'Parte?', 'Partie ?'],
  'law.since': ['since', 'desde', 'desde', 'depuis'],
  'law.until': ['until', 'hasta', 'até', 'jusqu’au'],
  'law.presumed': [
    'presumed: no later act is known', 'presunta: no consta acto posterior', 'presumida: não consta ato posterior',
    'présumée : aucun acte postérieur connu',
  ],
  'law.confirmed': ['last proof', 'última prueba', 'última prova', 'dernière preuve'],
  'law.why': ['Why', 'Por qué', 'Por quê', 'Pourquoi'],
  'law.in-force': ['In force', 'En vigor', 'Em vigor', 'En vigueur'],
  'law.parties': ['Parties', 'Partes', 'Partes', 'Parties'],
  'law.parties-on': [
    count('{$n} party on', '{$n} parties on'), count('{$n} parte al', '{$n} partes al'), count('{$n} parte em', '{$n} partes em'),
    count('{$n} partie au', '{$n} parties au'),
  ],
  'law.no-parties': [
    'No act of any state is recorded.', 'No consta acto de ningún Estado.', 'Não consta ato de nenhum Estado.',
    'Aucun acte d’État n’est enregistré.',
  ],
  'law.n-disputed': [
    count('{$n} disputed', '{$n} disputed'), count('{$n} controvertida', '{$n} controvertidas'),
    count('{$n} controversa', '{$n} controversas'), count('{$n} contestée', '{$n} contestées'),
  ],
  'law.n-unknown': [
    count('{$n} unknown', '{$n} unknown'), count('{$n} desconocida', '{$n} desconocidas'), count('{$n} desconhecida', '{$n} desconhecidas'),
    count('{$n} inconnue', '{$n} inconnues'),
  ],
  'law.duties': ['Duties', 'Obligaciones', 'Obrigações', 'Obligations'],
  'law.no-duties': [
    'No duty is recorded for this instrument.', 'No consta obligación en este instrumento.', 'Não consta obrigação neste instrumento.',
    'Aucune obligation enregistrée pour cet instrument.',
  ],
  'law.duty': ['Duty', 'Obligación', 'Obrigação', 'Obligation'],
  'law.who': ['Who to whom', 'Quién a quién', 'Quem a quem', 'Qui à qui'],
  'law.due': ['Due', 'Plazo', 'Prazo', 'Échéance'],
  'law.no-deadline': ['no time set', 'sin plazo fijado', 'sem prazo fixado', 'aucun délai fixé'],
  'law.footing': ['Footing', 'Fundamento', 'Fundamento', 'Fondement'],
  'law.claims': ['What each source says', 'Lo que dice cada fuente', 'O que diz cada fonte', 'Ce que dit chaque source'],
  'claim.title': ['Title', 'Título', 'Título', 'Titre'],
  'claim.adopted': ['Adopted', 'Adoptado', 'Adotado', 'Adopté'],
  'claim.inForce': ['In force', 'En vigor', 'Em vigor', 'En vigueur'],
  'claim.depositary': ['Depositary', 'Depositario', 'Depositário', 'Dépositaire'],
  'claim.entry': ['Rule of entry into force', 'Regla de entrada en vigor', 'Regra de entrada em vigor', 'Règle d’entrée en vigueur'],
  'claim.denunciation': ['Rule of denunciation', 'Regla de denuncia', 'Regra de denúncia', 'Règle de dénonciation'],
  'claim.nature': ['Nature', 'Naturaleza', 'Natureza', 'Nature'],
  'claim.level': ['Level', 'Nivel', 'Nível', 'Niveau'],
  'law.actions': ['Acts, one by one', 'Actos, uno por uno', 'Atos, um a um', 'Actes, un par un'],
  'treaties.title': [
    'Treaties and other instruments', 'Tratados y otros instrumentos', 'Tratados e outros instrumentos', 'Traités et autres instruments',
  ],
  'treaties.lead': [
    'The law is dated data: every answer belongs to a day.', 'El derecho es un dato con fecha: cada respuesta corresponde a un día.',
    'O direito é um dado datado: cada resposta pertence a um dia.', 'Le droit est une donnée datée : chaque réponse vaut pour un jour.',
  ],
  'treaties.none': [
    'No instrument matches.', 'Ningún instrumento coincide.', 'Nenhum instrumento corresponde.', 'Aucun instrument ne correspond.',
  ],
} as const satisfies Rows
