import type { Rows } from './row.ts'

/** A depositary records acts. */
export const deposit = {
  'deposit.title': ['Record an act', 'Registrar un acto', 'Registrar um ato', 'Enregistrer un acte'],
  'deposit.lead': [
    'As the depositary: what you sign enters the law log in your name, and every answer counts it from then on.', 'Como depositario: lo que firme entra en el registro del derecho en su nombre, y toda respuesta lo cuenta desde entonces.',
    'Como depositário: o que assinar entra no log do direito em seu nome, e toda resposta o conta a partir daí.', 'En tant que dépositaire : ce que vous signez entre au registre du droit en votre nom, et toute réponse en tient compte dès lors.',
  ],
  'deposit.not-yours': ['Not yours to record: the depositary is {$name}.', 'No le corresponde registrarlo: el depositario es {$name}.', 'Não lhe cabe registrá-lo: o depositário é {$name}.', 'Il ne vous revient pas de l’enregistrer : le dépositaire est {$name}.'],
  'deposit.nobodys': [
    'No source here establishes who the depositary is: nobody can record acts on it.', 'Ninguna fuente establece aquí quién es el depositario: nadie puede registrar actos.',
    'Nenhuma fonte estabelece aqui quem é o depositário: ninguém pode registrar atos.', 'Aucune source n’établit ici qui est le dépositaire : personne ne peut y enregistrer d’actes.',
  ],
  'deposit.change': ['What this would change', 'Lo que esto cambiaría', 'O que isto mudaria', 'Ce que cela changerait'],
  'deposit.before': ['Before', 'Antes', 'Antes', 'Avant'],
  'deposit.after': ['After', 'Después', 'Depois', 'Après'],
  'deposit.flagged': ['It would be kept and flagged so.', 'Se conservaría con esta señal.', 'Seria mantido com esta marca.', 'Il serait conservé avec cette mention.'],
  'deposit.sign': ['Sign and record', 'Firmar y registrar', 'Assinar e registrar', 'Signer et enregistrer'],
  'deposit.look': ['See what it would change', 'Ver qué cambiaría', 'Ver o que mudaria', 'Voir ce que cela changerait'],
  'deposit.act': ['Act', 'Acto', 'Ato', 'Acte'],
  'deposit.date': ['Date of the act; leave blank what the document does not give', 'Fecha del acto; deje en blanco lo que el documento no dé', 'Data do ato; deixe em branco o que o documento não der', 'Date de l’acte ; laissez vide ce que le document ne donne pas'],
  'deposit.toward': ['Toward another state (reservation, objection)', 'Respecto de otro Estado (reserva, objeción)', 'Em relação a outro Estado (reserva, objeção)', 'À l’égard d’un autre État (réserve, objection)'],
  'deposit.nobody': ['none in particular', 'ninguno en particular', 'nenhum em particular', 'aucun en particulier'],
  'deposit.what': ['Article, or the document’s own word', 'Artículo, o la palabra del documento', 'Artigo, ou a palavra do documento', 'Article, ou le mot du document'],
  'deposit.pointer': ['Where in the document', 'Dónde en el documento', 'Onde no documento', 'Où dans le document'],
  'deposit.known': ['Date of the document; today if blank', 'Fecha del documento; hoy si queda en blanco', 'Data do documento; hoje se ficar em branco', 'Date du document ; aujourd’hui si vide'],
  'deposit.certainty': ['How sure', 'Cuán seguro', 'Quão certo', 'Certitude'],
  'deposit.note': ['Note', 'Nota', 'Nota', 'Note'],
  'deposit.by': ['recorded by {$name}', 'registrado por {$name}', 'registrado por {$name}', 'enregistré par {$name}'],
  'deposit.retract': ['Take back', 'Retirar', 'Retirar', 'Retirer'],
  'deposit.why': ['Why', 'Por qué', 'Por quê', 'Pourquoi'],
  'fault.not-depositary': ['Only the depositary of an instrument records acts on it.', 'Solo el depositario de un instrumento registra actos en él.', 'Só o depositário de um instrumento registra atos nele.', 'Seul le dépositaire d’un instrument y enregistre des actes.'],
  'fault.state-missing': ['Choose a state of the region.', 'Elija un Estado de la región.', 'Escolha um Estado da região.', 'Choisissez un État de la région.'],
  'fault.source-missing': ['Name the document that says so, or say why.', 'Indique el documento que lo dice, o diga por qué.', 'Indique o documento que o diz, ou diga por quê.', 'Indiquez le document qui le dit, ou dites pourquoi.'],
} satisfies Rows
