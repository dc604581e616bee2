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
  'fault.disk-full': [
    'There is no room on the disk of this desk: nothing was written. Tell its operator, then try again.', 'No queda espacio en el disco de esta mesa: no se escribió nada. Avise a quien la opera y vuelva a intentarlo.',
    'Não há espaço no disco desta mesa: nada foi escrito. Avise quem a opera e tente de novo.', 'Il n’y a plus de place sur le disque de ce poste : rien n’a été écrit. Prévenez son opérateur, puis réessayez.',
  ],
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
  'fault.committed-before': [
    'An earlier commitment of yours to this exchange is still closed: open it first.', 'Un compromiso anterior suyo en este intercambio sigue cerrado: ábralo primero.',
    'Um compromisso anterior seu neste intercâmbio continua fechado: abra-o primeiro.', 'Un de vos engagements antérieurs dans cet échange est encore fermé : ouvrez-le d’abord.',
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
  'fault.passkey-needed': [
    'Letting a warning out needs a sign-in by passkey or through your ministry: add a passkey under “Our office” and sign in with it.', 'Emitir una alerta exige entrar con una llave de acceso o mediante su ministerio: añada una llave en «Nuestra oficina» y entre con ella.',
    'Emitir um alerta exige entrar com uma chave de acesso ou pelo seu ministério: acrescente uma chave em “Nosso órgão” e entre com ela.', 'Émettre une alerte exige une connexion par clé d’accès ou par votre ministère : ajoutez une clé sous « Notre service » et connectez-vous avec elle.',
  ],
  'fault.passkey-old': [
    'That question to your passkey was answered before or is too old: try again.', 'Esa pregunta a su llave ya se respondió o es muy antigua: inténtelo de nuevo.',
    'Essa pergunta à sua chave já foi respondida ou é antiga demais: tente de novo.', 'Cette question à votre clé a déjà reçu une réponse ou est trop ancienne : réessayez.',
  ],
  'fault.passkey-wrong': ['The passkey’s answer does not hold: try again.', 'La respuesta de la llave no es válida: inténtelo de nuevo.', 'A resposta da chave não é válida: tente de novo.', 'La réponse de la clé n’est pas valable : réessayez.'],
  'fault.passkey-unknown': [
    'No seat here has this passkey: ask the operator for an invitation.', 'Ningún puesto de aquí tiene esta llave: pida una invitación al operador.',
    'Nenhum posto daqui tem esta chave: peça um convite ao operador.', 'Aucun siège d’ici n’a cette clé : demandez une invitation à l’opérateur.',
  ],
  'fault.passkey-copied': [
    'This passkey counts backwards, as a copy would, and was not let in. Use another, remove this one and tell the operator.', 'Esta llave cuenta hacia atrás, como una copia, y no se admitió. Use otra, quite esta y avise al operador.',
    'Esta chave conta para trás, como uma cópia, e não foi admitida. Use outra, remova esta e avise o operador.', 'Cette clé compte à rebours, comme une copie, et n’a pas été admise. Utilisez-en une autre, retirez celle-ci et prévenez l’opérateur.',
  ],
  'fault.passkey-origin': [
    'Passkeys need the desk’s https address, or localhost on its own machine.', 'Las llaves necesitan la dirección https de la mesa, o localhost en su propia máquina.',
    'As chaves precisam do endereço https da mesa, ou localhost na própria máquina.', 'Les clés exigent l’adresse https du poste, ou localhost sur sa propre machine.',
  ],
  'fault.passkey-script': [
    'A passkey needs a browser with JavaScript: use your operator’s link or your ministry’s sign-in instead.', 'Una llave necesita un navegador con JavaScript: use el enlace de su operador o el ingreso de su ministerio.',
    'Uma chave precisa de um navegador com JavaScript: use o link do seu operador ou a entrada do seu ministério.', 'Une clé exige un navigateur avec JavaScript : prenez le lien de votre opérateur ou la connexion de votre ministère.',
  ],
  'fault.passkey-twice': ['This passkey belongs to a seat already.', 'Esta llave ya pertenece a un puesto.', 'Esta chave já pertence a um posto.', 'Cette clé appartient déjà à un siège.'],
  'fault.passkey-many': ['A seat has at most ten passkeys: remove one first.', 'Un puesto tiene a lo sumo diez llaves: quite una primero.', 'Um posto tem no máximo dez chaves: remova uma antes.', 'Un siège a au plus dix clés : retirez-en une d’abord.'],
  'fault.last-passkey': [
    'This is the last passkey of the seat: add another first.', 'Es la última llave del puesto: añada otra primero.', 'É a última chave do posto: acrescente outra antes.', 'C’est la dernière clé du siège : ajoutez-en une autre d’abord.',
  ],
  'fault.no-seat': [
    'The demo’s doors have no passkeys.', 'Las puertas de la demostración no tienen llaves.', 'As portas da demonstração não têm chaves.', 'Les portes de la démonstration n’ont pas de clés.',
  ],
  'fault.oidc-unreachable': [
    'Your ministry’s sign-in does not answer: use a passkey, or try again later.', 'El ingreso de su ministerio no responde: use una llave o inténtelo más tarde.',
    'A entrada do seu ministério não responde: use uma chave ou tente mais tarde.', 'La connexion de votre ministère ne répond pas : prenez une clé, ou réessayez plus tard.',
  ],
  'fault.oidc-refused': [
    'Your ministry’s answer does not hold, was used before or is too old: start again.', 'La respuesta de su ministerio no es válida, ya se usó o es muy antigua: empiece de nuevo.',
    'A resposta do seu ministério não é válida, já foi usada ou é antiga demais: comece de novo.', 'La réponse de votre ministère n’est pas valable, a déjà servi ou est trop ancienne : recommencez.',
  ],
  'fault.oidc-unmapped': [
    'Your account stands for no seat at this desk: ask the operator to map it and to invite your office.', 'Su cuenta no corresponde a ningún puesto de esta mesa: pida al operador que la asigne e invite a su oficina.',
    'Sua conta não corresponde a nenhum posto desta mesa: peça ao operador que a associe e convide seu órgão.', 'Votre compte ne correspond à aucun siège de ce poste : demandez à l’opérateur de l’associer et d’inviter votre service.',
  ],
  'fault.oidc-two-seats': [
    'Your account stands for more than one seat: the operator must map it to one.', 'Su cuenta corresponde a más de un puesto: el operador debe asignarla a uno solo.',
    'Sua conta corresponde a mais de um posto: o operador deve associá-la a um só.', 'Votre compte correspond à plusieurs sièges : l’opérateur doit l’associer à un seul.',
  ],
  'fault.repeated': [
    'This was sent before: look whether it was done.', 'Esto ya se envió: mire si se hizo.', 'Isto já foi enviado: veja se foi feito.', 'Cela a déjà été envoyé : regardez si c’est fait.',
  ],
  'fault.file-type': [
    'Send an .xlsx workbook without macros, or text: .csv, .tsv, .txt, .json, .xml or .yaml. The content must be what the name says.', 'Envíe un libro .xlsx sin macros, o texto: .csv, .tsv, .txt, .json, .xml o .yaml. El contenido debe ser lo que dice el nombre.',
    'Envie uma planilha .xlsx sem macros, ou texto: .csv, .tsv, .txt, .json, .xml ou .yaml. O conteúdo deve ser o que o nome diz.', 'Envoyez un classeur .xlsx sans macros, ou du texte : .csv, .tsv, .txt, .json, .xml ou .yaml. Le contenu doit être ce que dit le nom.',
  ],
  'fault.media-type': ['Send a form, JSON or XML.', 'Envíe un formulario, JSON o XML.', 'Envie um formulário, JSON ou XML.', 'Envoyez un formulaire, du JSON ou du XML.'],
  'fault.unknown-form': ['There is no such form.', 'No existe ese formulario.', 'Não existe esse formulário.', 'Ce formulaire n’existe pas.'],
  'fault.period-shape': [
    'Write the period as 2024, 2024-03 or two days.', 'Escriba el período como 2024, 2024-03 o dos días.', 'Escreva o período como 2024, 2024-03 ou dois dias.',
    'Écrivez la période ainsi : 2024, 2024-03 ou deux jours.',
  ],
  'fault.period-needed': ['Say which time it covers.', 'Diga qué período cubre.', 'Diga que período cobre.', 'Dites quelle période il couvre.'],
  'fault.state-needed': ['Say whose return it is.', 'Diga de qué Estado es el informe.', 'Diga de que Estado é a declaração.', 'Dites de quel État est la déclaration.'],
  'fault.file-kind': [
    'Send a workbook (.xlsx), a CSV or JSON.', 'Envíe un libro (.xlsx), un CSV o JSON.', 'Envie uma pasta (.xlsx), um CSV ou JSON.', 'Envoyez un classeur (.xlsx), un CSV ou du JSON.',
  ],
  'fault.workbook-locked': [
    'The workbook has a password or is an old .xls: save it as .xlsx without a password.', 'El libro tiene contraseña o es un .xls antiguo: guárdelo como .xlsx sin contraseña.',
    'A pasta tem senha ou é um .xls antigo: salve como .xlsx sem senha.', 'Le classeur a un mot de passe ou est un ancien .xls : enregistrez-le en .xlsx sans mot de passe.',
  ],
  'fault.workbook-macro': [
    'The workbook holds macros: save it as .xlsx, which has none.', 'El libro contiene macros: guárdelo como .xlsx, que no las tiene.', 'A pasta contém macros: salve como .xlsx, que não as tem.',
    'Le classeur contient des macros : enregistrez-le en .xlsx, qui n’en a pas.',
  ],
  'fault.workbook-bomb': [
    'The workbook unpacks to far too much: send only the rows of the form.', 'El libro se expande demasiado: envíe solo las filas del formulario.',
    'A pasta se expande demais: envie só as linhas do formulário.', 'Le classeur se déploie bien trop : envoyez seulement les lignes du formulaire.',
  ],
  'fault.workbook-broken': [
    'The workbook is not whole: open it in a spreadsheet and save it again.', 'El libro no está completo: ábralo en una hoja de cálculo y guárdelo de nuevo.',
    'A pasta não está inteira: abra-a numa planilha e salve de novo.', 'Le classeur n’est pas entier : ouvrez-le dans un tableur et enregistrez-le de nouveau.',
  ],
  'fault.return-unfit': [
    'The return has errors: mend them first.', 'El informe tiene errores: corríjalos primero.', 'A declaração tem erros: corrija-os primeiro.', 'La déclaration a des erreurs : corrigez-les d’abord.',
  ],
  'fault.release-needed': [
    'Choose who may read this return.', 'Elija quién puede leer este informe.', 'Escolha quem pode ler esta declaração.', 'Choisissez qui peut lire cette déclaration.',
  ],
} as const satisfies Rows
