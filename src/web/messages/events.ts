import { count, type Rows } from './row.ts'

/** Watch, Event, Owed. */
export const events = {
  'watch.title': ['Watch', 'Vigilancia', 'Vigilância', 'Veille'],
  'watch.lead': [
    'What the feeds report, on whose ground, and how sure they are.', 'Lo que informan las fuentes, en qué suelo y con qué certeza.',
    'O que informam as fontes, em que solo e com que certeza.', 'Ce que signalent les flux, sur quel sol et avec quelle certitude.',
  ],
  'watch.stale': [
    '{$feed}: not live. Quiet here may only mean unseen. Last read',
    '{$feed}: no está al día. La calma aquí puede ser solo falta de datos. Última lectura',
    '{$feed}: não está em dia. A calma aqui pode ser só falta de dados. Última leitura',
    '{$feed} : pas à jour. Le calme peut n’être qu’une absence de données. Dernière lecture',
  ],
  'watch.filters': ['Filter events', 'Filtrar eventos', 'Filtrar eventos', 'Filtrer les événements'],
  'watch.theme': ['Theme', 'Tema', 'Tema', 'Thème'],
  'watch.level': ['Level', 'Nivel', 'Nível', 'Niveau'],
  'watch.state': ['State', 'Estado', 'Estado', 'État'],
  'watch.since': ['From', 'Desde', 'De', 'Du'],
  'watch.until': ['To', 'Hasta', 'Até', 'Au'],
  'watch.tiles': [
    'The Americas, state by state', 'América, Estado por Estado', 'As Américas, Estado por Estado', 'Les Amériques, État par État',
  ],
  'watch.list': ['Events', 'Eventos', 'Eventos', 'Événements'],
  'watch.map': ['Map', 'Mapa', 'Mapa', 'Carte'],
  'watch.map-text': [
    count('Chart of the Americas with {$n} event. Outlines are not legal boundaries.', 'Chart of the Americas with {$n} events. Outlines are not legal boundaries.'),
    count('Carta de América con {$n} evento. Los contornos no son límites legales.', 'Carta de América con {$n} eventos. Los contornos no son límites legales.'),
    count('Carta das Américas com {$n} evento. Os contornos não são limites legais.', 'Carta das Américas com {$n} eventos. Os contornos não são limites legais.'),
    count('Carte des Amériques avec {$n} événement. Les contours ne sont pas des frontières légales.', 'Carte des Amériques avec {$n} événements. Les contours ne sont pas des frontières légales.'),
  ],
  'watch.none': [
    'No event matches. The feeds are live, so this is quiet.', 'Ningún evento coincide. Las fuentes están al día: hay calma.',
    'Nenhum evento corresponde. As fontes estão em dia: há calma.', 'Aucun événement ne correspond. Les flux sont à jour : c’est calme.',
  ],
  'watch.none-stale': [
    'No event matches, but a feed is not live: this is not quiet, it is unseen.',
    'Ningún evento coincide, pero una fuente no está al día: no es calma, es falta de vista.',
    'Nenhum evento corresponde, mas uma fonte não está em dia: não é calma, é falta de vista.',
    'Aucun événement ne correspond, mais un flux n’est pas à jour : ce n’est pas le calme, c’est l’inconnu.',
  ],
  'event.no-state': ['no state found', 'ningún Estado hallado', 'nenhum Estado encontrado', 'aucun État trouvé'],
  'event.sources': [
    count('{$n} source', '{$n} sources'), count('{$n} fuente', '{$n} fuentes'), count('{$n} fonte', '{$n} fontes'),
    count('{$n} source', '{$n} sources'),
  ],
  'event.versions': [
    count('{$n} version', '{$n} versions'), count('{$n} versión', '{$n} versiones'), count('{$n} versão', '{$n} versões'),
    count('{$n} version', '{$n} versions'),
  ],
  'event.cancelled': ['taken back by its source', 'retirado por su fuente', 'retirado por sua fonte', 'retiré par sa source'],
  'event.state-cancelled': [
    'Cancelled by its source. Kept here, struck through.', 'Cancelado por su fuente. Se conserva aquí, tachado.',
    'Cancelado por sua fonte. Mantido aqui, riscado.', 'Annulé par sa source. Conservé ici, barré.',
  ],
  'event.state-deleted': [
    'Its source deleted it without saying why. Nothing is removed here.', 'Su fuente lo borró sin decir por qué. Aquí no se borra nada.',
    'Sua fonte o apagou sem dizer por quê. Aqui nada se apaga.', 'Sa source l’a supprimé sans dire pourquoi. Rien n’est retiré ici.',
  ],
  'event.state-expired': ['Its validity has passed.', 'Su vigencia ya pasó.', 'Sua validade já passou.', 'Sa validité est passée.'],
  'event.position': ['Position', 'Posición', 'Posição', 'Position'],
  'event.depth': ['Depth', 'Profundidad', 'Profundidade', 'Profondeur'],
  'event.who': ['Who must be told', 'A quién hay que avisar', 'Quem deve ser avisado', 'Qui doit être prévenu'],
  'event.owed-n': [
    count('{$n} state is legally owed a warning.', '{$n} states are legally owed a warning.'),
    count('A {$n} Estado se le debe aviso por derecho.', 'A {$n} Estados se les debe aviso por derecho.'),
    count('A {$n} Estado é devido aviso por direito.', 'A {$n} Estados é devido aviso por direito.'),
    count('Une alerte est due en droit à {$n} État.', 'Une alerte est due en droit à {$n} États.'),
  ],
  'event.affected-n': [
    count('{$n} is affected.', '{$n} are affected.'), count('{$n} está afectado.', '{$n} están afectados.'),
    count('{$n} está afetado.', '{$n} estão afetados.'), count('{$n} est touché.', '{$n} sont touchés.'),
  ],
  'event.see-owed': [
    'See by article, with reasons', 'Ver por artículo, con motivos', 'Ver por artigo, com motivos', 'Voir par article, avec les motifs',
  ],
  'event.draft': ['Draft a warning', 'Redactar una alerta', 'Redigir um alerta', 'Rédiger une alerte'],
  'event.as-source-said': ['in its source’s own words', 'en palabras de su fuente', 'nas palavras da fonte', 'dans les mots de sa source'],
  'event.attribution': [
    'On whose ground, and how near', 'En qué suelo y a qué distancia', 'Em que solo e a que distância', 'Sur quel sol et à quelle distance',
  ],
  'event.not-boundary': [
    'Not a legal boundary: distances only say who may be affected.',
    'No es un límite legal: las distancias solo dicen quién puede verse afectado.',
    'Não é um limite legal: as distâncias só dizem quem pode ser afetado.',
    'Ce n’est pas une frontière légale : les distances disent seulement qui peut être touché.',
  ],
  'event.method': ['Method', 'Método', 'Método', 'Méthode'],
  'method.inside': ['on its ground', 'en su suelo', 'em seu solo', 'sur son sol'],
  'method.polygon-overlap': ['the area touches it', 'la zona lo alcanza', 'a área o alcança', 'la zone le touche'],
  'method.circle-overlap': ['the circle touches it', 'el círculo lo alcanza', 'o círculo o alcança', 'le cercle le touche'],
  'method.geocode': [
    'a code of the source names it', 'un código de la fuente lo nombra', 'um código da fonte o nomeia', 'un code de la source le nomme',
  ],
  'method.named': ['the source names it', 'la fuente lo nombra', 'a fonte o nomeia', 'la source le nomme'],
  'method.near-border': [
    'across its land border', 'al otro lado de su frontera', 'do outro lado da fronteira', 'de l’autre côté de sa frontière',
  ],
  'method.offshore': ['off its coast', 'frente a su costa', 'ao largo de sua costa', 'au large de sa côte'],
  'method.claimed': ['claims that ground', 'reclama ese suelo', 'reivindica esse solo', 'revendique ce sol'],
  'event.claimants': ['Claimants', 'Reclamantes', 'Reivindicantes', 'Prétendants'],
  'event.claimed-by': ['claimed by {$names}', 'reclamado por {$names}', 'reivindicado por {$names}', 'revendiqué par {$names}'],
  'event.history': ['History', 'Historial', 'Histórico', 'Historique'],
  'event.current': ['current', 'vigente', 'vigente', 'en cours'],
  'event.act-report': ['reported', 'informado', 'informado', 'signalé'],
  'event.act-update': ['revised', 'revisado', 'revisado', 'révisé'],
  'event.act-cancel': ['cancelled', 'cancelado', 'cancelado', 'annulé'],
  'event.act-delete': ['deleted at the source', 'borrado en la fuente', 'apagado na fonte', 'supprimé à la source'],
  'event.sources-title': ['Sources', 'Fuentes', 'Fontes', 'Sources'],
  'event.map-text': [
    'Chart of {$title}. Outlines are not legal boundaries.', 'Carta de {$title}. Los contornos no son límites legales.',
    'Carta de {$title}. Os contornos não são limites legais.', 'Carte : {$title}. Les contours ne sont pas des frontières légales.',
  ],
  'owed.title': ['Who must be told', 'A quién hay que avisar', 'Quem deve ser avisado', 'Qui doit être prévenu'],
  'owed.nobody': [
    'Nobody is legally owed a warning.', 'A nadie se le debe aviso por derecho.', 'A ninguém é devido aviso por direito.',
    'Aucune alerte n’est due en droit.',
  ],
  'owed.by-article': ['Owed, by article', 'Debido, por artículo', 'Devido, por artigo', 'Dû, par article'],
  'owed.none': [
    'No article of any instrument here creates a duty to warn in this case.',
    'Ningún artículo de los instrumentos aquí reunidos obliga a avisar en este caso.',
    'Nenhum artigo dos instrumentos aqui reunidos obriga a avisar neste caso.',
    'Aucun article des instruments réunis ici n’oblige à prévenir dans ce cas.',
  ],
  'owed.affected': ['Affected', 'Afectados', 'Afetados', 'Touchés'],
  'owed.affected-says': [
    'All of them are told, because of where they are. Where no treaty says so, it is not a duty.',
    'A todos se les avisa, por dónde están. Donde ningún tratado lo dice, no es una obligación.',
    'Todos são avisados, por onde estão. Onde nenhum tratado o diz, não é uma obrigação.',
    'Tous sont prévenus, en raison de leur position. Là où aucun traité ne le dit, ce n’est pas une obligation.',
  ],
  'owed.no-affected': [
    'No further state or territory is known to be affected.', 'No consta otro Estado o territorio afectado.',
    'Não consta outro Estado ou território afetado.', 'Aucun autre État ou territoire touché n’est connu.',
  ],
  'owed.later': [
    'Owed only if somebody asks', 'Se debe solo si alguien lo pide', 'Devido só se alguém pedir', 'Dû seulement si quelqu’un le demande',
  ],
  'owed.who': ['Who to whom', 'Quién a quién', 'Quem a quem', 'Qui à qui'],
  'to.public': ['the public', 'el público', 'o público', 'le public'],
  'to.flag-state': ['the flag state', 'el Estado del pabellón', 'o Estado da bandeira', 'l’État du pavillon'],
  'to.unknown': ['not stated by the text', 'el texto no lo dice', 'o texto não diz', 'le texte ne le dit pas'],
  'why.not-party': ['not a party on that day', 'no era parte ese día', 'não era parte nesse dia', 'pas partie ce jour-là'],
  'why.signatory-only': ['signed only', 'solo firmó', 'só assinou', 'seulement signataire'],
  'why.not-yet-in-force': ['not yet in force', 'aún no en vigor', 'ainda não em vigor', 'pas encore en vigueur'],
  'why.notice-effective': [
    'its denunciation had taken effect', 'su denuncia ya surtía efecto', 'sua denúncia já produzia efeito',
    'sa dénonciation avait pris effet',
  ],
  'why.suspended': ['suspended', 'suspendido', 'suspenso', 'suspendu'],
  'why.standing-unknown': [
    'its standing that day is unknown', 'no se sabe su situación ese día', 'não se sabe sua situação nesse dia',
    'sa situation ce jour-là est inconnue',
  ],
  'why.standing-disputed': [
    'its standing that day is disputed', 'su situación ese día es controvertida', 'sua situação nesse dia é controversa',
    'sa situation ce jour-là est contestée',
  ],
  'why.political-only': [
    'a political commitment, not a legal duty', 'compromiso político, no obligación jurídica',
    'compromisso político, não obrigação jurídica', 'engagement politique, non obligation juridique',
  ],
  'why.background-only': [
    'background text: shown, never computed from', 'texto de contexto: se muestra, no se calcula con él',
    'texto de contexto: mostrado, nunca usado em cálculo', 'texte de contexte : montré, jamais calculé',
  ],
  'why.draft': ['only a draft', 'solo un proyecto', 'apenas um projeto', 'simple projet'],
  'why.private-bearer': [
    'owed by a private person, not by a state', 'lo debe un particular, no un Estado', 'devido por um particular, não por um Estado',
    'dû par un particulier, non par un État',
  ],
  'why.bearer-unknown': [
    'the text does not say who owes it', 'el texto no dice quién lo debe', 'o texto não diz quem o deve', 'le texte ne dit pas qui le doit',
  ],
  'why.receiver-not-party': [
    'the receiver was not a party', 'el destinatario no era parte', 'o destinatário não era parte', 'le destinataire n’était pas partie',
  ],
  'why.receiver-unknown': [
    'the text does not say to whom', 'el texto no dice a quién', 'o texto não diz a quem', 'le texte ne dit pas à qui',
  ],
  'why.nobody-to-tell': [
    'no party there to be told', 'no hay parte a quien avisar', 'não há parte a quem avisar', 'aucune partie à prévenir',
  ],
  'why.runs-elsewhere': [
    'the duty runs to somebody else', 'la obligación va hacia otro', 'a obrigação é para com outro',
    'l’obligation vise un autre destinataire',
  ],
  'owed.not-owed': ['Not owed, and why', 'No debido, y por qué', 'Não devido, e por quê', 'Non dû, et pourquoi'],
} as const satisfies Rows
