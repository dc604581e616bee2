import type { Rows } from './row.ts'

/** What went wrong, `fault.<code>`, for the codes that a person at a screen can meet; any other shows its English text. */
export const faults = {
  'fault.internal': [
    'Something failed here. Try again.', 'Algo falló aquí. Inténtelo de nuevo.', 'Algo falhou aqui. Tente de novo.',
    'Quelque chose a échoué ici. Réessayez.',
  ],
  'fault.not-signed-in': [
    'Sign in as an office first.', 'Primero inicie sesión como oficina.', 'Primeiro entre como órgão.', 'Connectez-vous d’abord comme service.',
  ],
  'fault.not-allowed': [
    'Your office may not do this.', 'Su oficina no puede hacer esto.', 'Seu órgão não pode fazer isto.', 'Votre service ne peut pas faire cela.',
  ],
  'fault.role': [
    'Your office may not sign this.', 'Su oficina no puede firmar esto.', 'Seu órgão não pode assinar isto.', 'Votre service ne peut pas signer cela.',
  ],
  'fault.csrf': [
    'This form is too old or came from elsewhere: open the page again.', 'Este formulario es muy antiguo o vino de otro sitio: abra la página de nuevo.',
    'Este formulário é antigo demais ou veio de outro lugar: abra a página de novo.', 'Ce formulaire est trop ancien ou vient d’ailleurs : rouvrez la page.',
  ],
  'fault.stale': [
    'There is a newer version: read it, then answer.', 'Hay una versión más reciente: léala y luego responda.',
    'Há uma versão mais recente: leia-a e depois responda.', 'Il y a une version plus récente : lisez-la, puis répondez.',
  ],
  'fault.conflict': [
    'This was done before: open the page again to see it.', 'Esto ya se hizo: abra la página de nuevo para verlo.',
    'Isto já foi feito: abra a página de novo para ver.', 'C’est déjà fait : rouvrez la page pour le voir.',
  ],
  'fault.not-confirmed': [
    'Tick the box that says you have read who will be told.', 'Marque la casilla que dice que leyó a quién se avisará.',
    'Marque a caixa que diz que você leu quem será avisado.', 'Cochez la case disant que vous avez lu qui sera prévenu.',
  ],
  'fault.not-addressed': [
    'This warning does not address you; you may still reply to it.', 'Esta alerta no se dirige a usted; aun así puede replicar.',
    'Este alerta não se dirige a você; ainda assim pode replicar.', 'Cette alerte ne vous est pas adressée ; vous pouvez tout de même y répliquer.',
  ],
  'fault.question-empty': ['Write the text first.', 'Escriba primero el texto.', 'Escreva primeiro o texto.', 'Écrivez d’abord le texte.'],
  'fault.answer-unknown': [
    'Choose: read, act, decline or ask.', 'Elija: leída, actuar, declinar o preguntar.', 'Escolha: li, agir, declinar ou perguntar.',
    'Choisissez : lu, agir, décliner ou demander.',
  ],
  'fault.release-same': [
    'Whoever drafted it cannot also release it: use another credential.', 'Quien la redactó no puede emitirla: use otra credencial.',
    'Quem o redigiu não pode emiti-lo: use outra credencial.', 'Qui l’a rédigée ne peut l’émettre : utilisez une autre autorisation.',
  ],
  'fault.two-persons': ['A second person is needed.', 'Hace falta una segunda persona.', 'É preciso uma segunda pessoa.', 'Il faut une seconde personne.'],
  'fault.relay-not-official': [
    'No official message stands behind this event: draft a warning instead.', 'Ningún mensaje oficial respalda este evento: redacte una alerta.',
    'Nenhuma mensagem oficial respalda este evento: redija um alerta.', 'Aucun message officiel ne fonde cet événement : rédigez une alerte.',
  ],
  'fault.not-yet': [
    'The entry waits for the next published checkpoint: try again then.', 'El asiento espera el próximo punto de control: inténtelo entonces.',
    'O registro aguarda o próximo ponto de controle: tente então.', 'L’écriture attend le prochain point de contrôle : réessayez alors.',
  ],
  'fault.unknown-office': ['Choose an office.', 'Elija una oficina.', 'Escolha um órgão.', 'Choisissez un service.'],
  'fault.unknown-theme': ['Choose a theme of the list.', 'Elija un tema de la lista.', 'Escolha um tema da lista.', 'Choisissez un thème de la liste.'],
  'fault.date-shape': [
    'Write the date as 1947, 1947-09 or 1947-09-02.', 'Escriba la fecha como 1947, 1947-09 o 1947-09-02.',
    'Escreva a data como 1947, 1947-09 ou 1947-09-02.', 'Écrivez la date ainsi : 1947, 1947-09 ou 1947-09-02.',
  ],
  'fault.date-impossible': ['That date does not exist.', 'Esa fecha no existe.', 'Essa data não existe.', 'Cette date n’existe pas.'],
  'fault.date-range': [
    'Ask about a day from 1800 to 2200.', 'Pregunte por un día de 1800 a 2200.', 'Pergunte por um dia de 1800 a 2200.', 'Demandez un jour de 1800 à 2200.',
  ],
  'fault.hash-shape': [
    'Write the 64 digits of a hash or the 32 of an id (0-9, a-f).', 'Escriba los 64 dígitos de un hash o los 32 de un id (0-9, a-f).',
    'Escreva os 64 dígitos de um hash ou os 32 de um id (0-9, a-f).', 'Écrivez les 64 chiffres d’une empreinte ou les 32 d’un id (0-9, a-f).',
  ],
  'fault.no-record': [
    'There is no record here that you may read.', 'No hay aquí ningún asiento que pueda leer.', 'Não há aqui registro que você possa ler.',
    'Il n’y a ici aucune écriture que vous puissiez lire.',
  ],
  'fault.too-large': ['That is too large.', 'Es demasiado grande.', 'É grande demais.', 'C’est trop volumineux.'],
  'fault.too-many': ['Too many requests: wait a little.', 'Demasiadas solicitudes: espere un poco.', 'Pedidos demais: aguarde um pouco.', 'Trop de demandes : patientez un peu.'],
  'fault.data-locked': [
    'The store is in use by another process.', 'Otro proceso está usando el almacén.', 'Outro processo está usando o armazenamento.',
    'Un autre processus utilise le stockage.',
  ],
  'fault.contact-office': ['Name the office.', 'Nombre la oficina.', 'Nomeie o órgão.', 'Nommez le service.'],
  'fault.contact-channel': [
    'Give a mail address or a webhook address.', 'Dé un correo o la dirección de un webhook.', 'Informe um e-mail ou o endereço de um webhook.',
    'Donnez une adresse électronique ou celle d’un webhook.',
  ],
  'fault.authority': [
    'This key speaks for another office.', 'Esta clave habla por otra oficina.', 'Esta chave fala por outro órgão.', 'Cette clé parle pour un autre service.',
  ],
  'fault.key-not-live': [
    'The key of this office counts no longer: ask for a new seat.', 'La clave de esta oficina ya no vale: pida un nuevo puesto.', 'A chave deste órgão já não vale: peça um novo posto.',
    'La clé de ce service ne compte plus : demandez un nouveau poste.',
  ],
  'fault.key-unknown': [
    'The law log admits no such key.', 'El registro del derecho no admite esa clave.', 'O log do direito não admite essa chave.', 'Le registre du droit n’admet pas cette clé.',
  ],
  'fault.key-rival': [
    'Rival keys claim this seat: until the body decides, only warnings are carried.', 'Claves rivales reclaman este asiento: hasta que decida el órgano, solo se transmiten alertas.',
    'Chaves rivais disputam este assento: até que o órgão decida, só alertas são transmitidos.', 'Des clés rivales revendiquent ce siège : d’ici à la décision de l’organe, seules les alertes sont relayées.',
  ],
  'fault.key-authority': [
    'That key may not announce or end this one.', 'Esa clave no puede anunciar ni terminar esta.', 'Essa chave não pode anunciar nem encerrar esta.', 'Cette clé ne peut ni annoncer ni clore celle-là.',
  ],
  'fault.key-reused': [
    'Each link has a key of its own: this one is taken or was compromised.', 'Cada función tiene su propia clave: esta está tomada o fue comprometida.',
    'Cada função tem sua própria chave: esta já está em uso ou foi comprometida.', 'Chaque fonction a sa propre clé : celle-ci est prise ou a été compromise.',
  ],
  'fault.committed': [
    'A commitment is neither changed, withdrawn nor shown before the reveal: correct it afterwards.',
    'Un compromiso no se cambia, retira ni muestra antes de la revelación: corríjalo después.',
    'Um compromisso não se altera, retira nem mostra antes da revelação: corrija-o depois.',
    'Un engagement ne se change, ne se retire ni ne se montre avant la révélation : corrigez-le ensuite.',
  ],
  'fault.reciprocal-time': ['Name the instant of the reveal.', 'Indique el instante de la revelación.', 'Indique o instante da revelação.', 'Indiquez l’instant de la révélation.'],
  'fault.reciprocal-audience': [
    'Only a filing to parties or to named states can be exchanged.', 'Solo se intercambia una presentación a las partes o a Estados nombrados.',
    'Só se troca uma apresentação às partes ou a Estados nomeados.', 'Seul s’échange un dépôt aux parties ou à des États nommés.',
  ],
  'fault.level-contradicts': [
    'That level is not the one of its instruments.', 'Ese nivel no es el de sus instrumentos.', 'Esse nível não é o de seus instrumentos.', 'Ce niveau n’est pas celui de ses instruments.',
  ],
  'fault.unknown-place': ['There is no such state, territory or body here.', 'No hay aquí tal Estado, territorio u organismo.', 'Não há aqui tal Estado, território ou organismo.', 'Il n’y a ici ni État, ni territoire, ni organisme de ce nom.'],
  'fault.body-home': [
    'Only a filing held until an instant can be sealed without its body.', 'Solo una presentación retenida hasta un instante puede sellarse sin su cuerpo.',
    'Só uma apresentação retida até um instante pode ser selada sem seu corpo.', 'Seul un dépôt retenu jusqu’à un instant peut être scellé sans son corps.',
  ],
} as const satisfies Rows
