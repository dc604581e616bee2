import type { Rows } from './row.ts'

/** The page inside an evidence bundle, and the page that checks one. */
export const evidence = {
  'evidence.title': [
    'Evidence of a statement by {$author}', 'Prueba de una declaración de {$author}', 'Prova de uma declaração de {$author}', 'Preuve d’une déclaration de {$author}',
  ],
  'evidence.proves': ['What it proves', 'Qué prueba', 'O que prova', 'Ce qu’elle prouve'],
  'evidence.proves-not': ['What it does not prove', 'Qué no prueba', 'O que não prova', 'Ce qu’elle ne prouve pas'],
  'evidence.proves-signature': [
    'It was signed with a key that the law log had admitted for {$author} before it was sealed. The chain of keys is in this file.',
    'Fue firmada con una clave que el registro del derecho había admitido para {$author} antes de sellarla. La cadena de claves está en este archivo.',
    'Foi assinada com uma chave que o registro do direito havia admitido para {$author} antes de ser selada. A cadeia de chaves está neste arquivo.',
    'Elle a été signée avec une clé que le registre du droit avait admise pour {$author} avant son scellement. La chaîne de clés est dans ce fichier.',
  ],
  'evidence.proves-log': [
    'It stands in the log {$origin}, and nobody has changed it since the checkpoint in this file was signed.',
    'Consta en el registro {$origin}, y nadie la ha cambiado desde que se firmó el punto de control de este archivo.',
    'Consta no registro {$origin}, e ninguém a alterou desde que foi assinado o ponto de controle deste arquivo.',
    'Elle figure au registre {$origin}, et nul ne l’a changée depuis la signature du point de contrôle de ce fichier.',
  ],
  'evidence.proves-body': [
    'A body in this file is the very one to which the author was bound when it was sealed.',
    'Si el archivo trae un cuerpo, es el mismo al que el autor quedó obligado cuando se selló.',
    'Se o arquivo traz um corpo, é o mesmo a que o autor ficou vinculado quando foi selado.',
    'Si ce fichier contient un corps, c’est celui-là même auquel l’auteur s’est lié lors du scellement.',
  ],
  'evidence.proves-reader': [
    'The desk vouches why {$reader} may read it, and on which law that was decided.',
    'La mesa responde de por qué {$reader} puede leerla, y conforme a qué derecho se decidió.',
    'A mesa responde por que {$reader} pode lê-la, e com base em que direito se decidiu.',
    'Le poste répond de la raison pour laquelle {$reader} peut la lire, et du droit sur lequel on en a décidé.',
  ],
  'evidence.not-true': [
    'Not that what it says is true: only who said it.', 'No prueba que lo dicho sea cierto: solo quién lo dijo.',
    'Não prova que o dito seja verdade: só quem o disse.', 'Elle ne prouve pas que ce qui est dit soit vrai : seulement qui l’a dit.',
  ],
  'evidence.not-last': [
    'Not that it is the author’s last word: a correction is a statement of its own.', 'No prueba que sea la última palabra del autor: una corrección es otra declaración.',
    'Não prova que seja a última palavra do autor: uma correção é outra declaração.', 'Ni que ce soit le dernier mot de l’auteur : une correction est une autre déclaration.',
  ],
  'evidence.not-revoked': [
    'Not that the key was never revoked before the sealing: the law log, which is public, says so.',
    'No prueba que la clave no fuera revocada antes del sellado: eso lo dice el registro del derecho, que es público.',
    'Não prova que a chave não tenha sido revogada antes da selagem: isso o diz o registro do direito, que é público.',
    'Ni que la clé n’ait pas été révoquée avant le scellement : c’est le registre du droit, public, qui le dit.',
  ],
  'evidence.not-when': [
    'Not the day on which it was written: that is the author’s word. The signatures with a time prove only that it existed by then.',
    'No prueba el día en que se escribió: es palabra del autor. Las firmas con hora solo prueban que ya existía entonces.',
    'Não prova o dia em que foi escrita: é palavra do autor. As assinaturas com hora só provam que já existia então.',
    'Ni le jour où elle fut écrite : c’est la parole de l’auteur. Les signatures horodatées prouvent seulement qu’elle existait alors.',
  ],
  'evidence.not-keys': [
    'Nothing at all to whoever takes the keys of the logs from the one who gave this file: get them elsewhere.',
    'Nada prueba a quien reciba las claves de los registros de quien le dio este archivo: obténgalas por otra vía.',
    'Nada prova a quem receba as chaves dos registros de quem lhe deu este arquivo: obtenha-as por outra via.',
    'Elle ne prouve rien à qui tient les clés des registres de celui qui lui a remis ce fichier : obtenez-les ailleurs.',
  ],
  'evidence.check': [
    'Check a bundle on this machine', 'Comprobar un paquete en este equipo', 'Verificar um pacote neste equipamento', 'Vérifier un paquet sur cette machine',
  ],
  'evidence.check-says': [
    'The file is read in this browser and goes nowhere: no upload, no network. Save the checker and it works without this desk.',
    'El archivo se lee en este navegador y no va a ninguna parte: ni se sube ni usa la red. Guarde el verificador y funcionará sin esta mesa.',
    'O arquivo é lido neste navegador e não vai a lugar nenhum: sem envio, sem rede. Salve o verificador e ele funcionará sem esta mesa.',
    'Le fichier est lu dans ce navigateur et ne part nulle part : ni envoi, ni réseau. Enregistrez le vérificateur et il fonctionnera sans ce poste.',
  ],
  'evidence.file': ['Bundle (a JSON file)', 'Paquete (un archivo JSON)', 'Pacote (um arquivo JSON)', 'Paquet (un fichier JSON)'],
  'evidence.policy': ['Keys that you believe (tlog-policy)', 'Claves en que confía (tlog-policy)', 'Chaves em que confia (tlog-policy)', 'Clés auxquelles vous vous fiez (tlog-policy)'],
  'evidence.policy-hint': [
    'These are this desk’s own. To check the desk itself, put those that you had from elsewhere.',
    'Estas son las de esta mesa. Para comprobar a la propia mesa, ponga las que recibió por otra vía.',
    'Estas são as desta mesa. Para verificar a própria mesa, ponha as que recebeu por outra via.',
    'Celles-ci sont de ce poste. Pour vérifier le poste lui-même, mettez celles que vous tenez d’ailleurs.',
  ],
  'evidence.save': ['Save this checker', 'Guardar este verificador', 'Salvar este verificador', 'Enregistrer ce vérificateur'],
  'evidence.no-script': [
    'Checking in the browser needs its script. Without it: contadora verify FILE --policy POLICY.',
    'Comprobar en el navegador requiere su script. Sin él: contadora verify ARCHIVO --policy POLÍTICA.',
    'Verificar no navegador requer seu script. Sem ele: contadora verify ARQUIVO --policy POLÍTICA.',
    'Vérifier dans le navigateur demande son script. Sans lui : contadora verify FICHIER --policy POLITIQUE.',
  ],
  'evidence.holds': ['It holds', 'Es válido', 'É válido', 'Il est valable'],
  'evidence.fails': ['It does not hold', 'No es válido', 'Não é válido', 'Il n’est pas valable'],
  'evidence.not-checked': ['not checked here', 'no comprobado aquí', 'não verificado aqui', 'non vérifié ici'],
  'evidence.exercise': [
    'Exercise: signed with a key for exercises, nothing of it is real.', 'Ejercicio: firmado con una clave de ejercicios, nada de esto es real.',
    'Exercício: assinado com uma chave de exercícios, nada disto é real.', 'Exercice : signé avec une clé d’exercice, rien de ceci n’est réel.',
  ],
  'evidence.part-not-evidence': ['the file', 'el archivo', 'o arquivo', 'le fichier'],
  'evidence.part-policy': ['the keys that you believe', 'las claves en que confía', 'as chaves em que confia', 'les clés auxquelles vous vous fiez'],
  'evidence.part-form': ['the form of the file', 'la forma del archivo', 'a forma do arquivo', 'la forme du fichier'],
  'evidence.part-receipt': [
    'the receipt: the log, its checkpoint and the place of the statement in it', 'el recibo: el registro, su punto de control y el lugar de la declaración en él',
    'o recibo: o registro, seu ponto de controle e o lugar da declaração nele', 'le reçu : le registre, son point de contrôle et la place de la déclaration',
  ],
  'evidence.part-statement': ['the signed statement', 'la declaración firmada', 'a declaração assinada', 'la déclaration signée'],
  'evidence.part-body': ['the body of the statement', 'el cuerpo de la declaración', 'o corpo da declaração', 'le corps de la déclaration'],
  'evidence.part-keys': ['the chain of keys', 'la cadena de claves', 'a cadeia de chaves', 'la chaîne de clés'],
  'evidence.part-law': ['the law log behind it', 'el registro del derecho que la respalda', 'o registro do direito por trás dela', 'le registre du droit qui la fonde'],
  'evidence.part-link': ['the link to the law', 'el vínculo con el derecho', 'o vínculo com o direito', 'le lien avec le droit'],
  'evidence.part-decision': ['the disclosure decision', 'la decisión de divulgación', 'a decisão de divulgação', 'la décision de divulgation'],
  'evidence.part-page': ['the words of its page', 'las palabras de su página', 'as palavras de sua página', 'les mots de sa page'],
} as const satisfies Rows
