import { count, type Rows } from './row.ts'

/** Record of one statement and how anyone can check it. */
export const records = {
  'record.title': ['Record of a statement', 'Asiento de una declaración', 'Registro de uma declaração', 'Écriture d’une déclaration'],
  'record.signature': ['Signature', 'Firma', 'Assinatura', 'Signature'],
  'record.key-live': [
    'signed by a key live at that time', 'firmada con una clave vigente entonces', 'assinada com uma chave então vigente',
    'signée d’une clé alors valide',
  ],
  'record.key-dead': [
    'the key was not live at that time', 'la clave no estaba vigente entonces', 'a chave não estava vigente então',
    'la clé n’était pas valide alors',
  ],
  'record.published': ['Published log', 'Registro público', 'Registro público', 'Registre public'],
  'record.is-published': ['it stands in the published log: proof below', 'consta en el registro público: prueba abajo', 'consta no registro público: prova abaixo', 'elle figure au registre public : preuve ci-dessous'],
  'record.index': ['Place in the ledger', 'Lugar en el libro mayor', 'Lugar no livro-razão', 'Place au grand livre'],
  'record.index-of': [
    'entry {$index} of {$size}', 'asiento {$index} de {$size}', 'registro {$index} de {$size}', 'écriture {$index} sur {$size}',
  ],
  'record.waiting': [
    'sealed; enters the published log at the next beat', 'sellado; entra en el registro público en la próxima publicación',
    'selado; entra no registro público na próxima publicação', 'scellé ; entre au registre public à la prochaine publication',
  ],
  'record.header': ['Header, as signed', 'Encabezado, tal como se firmó', 'Cabeçalho, como assinado', 'En-tête, tel que signé'],
  'record.body': ['Body', 'Cuerpo', 'Corpo', 'Corps'],
  'record.header-only': [
    'You read the header. The body is for its readers.', 'Usted lee el encabezado. El cuerpo es para sus lectores.',
    'Você lê o cabeçalho. O corpo é para seus leitores.', 'Vous lisez l’en-tête. Le corps est pour ses lecteurs.',
  ],
  'record.proof': ['Proof of inclusion', 'Prueba de inclusión', 'Prova de inclusão', 'Preuve d’inclusion'],
  'record.root': ['Root', 'Raíz', 'Raiz', 'Racine'],
  'record.path': [
    count('Path of {$n} hash', 'Path of {$n} hashes'), count('Camino de {$n} resumen', 'Camino de {$n} resúmenes'),
    count('Caminho de {$n} resumo', 'Caminho de {$n} resumos'), count('Chemin de {$n} empreinte', 'Chemin de {$n} empreintes'),
  ],
  'record.how': ['Check it yourself', 'Compruébelo usted', 'Verifique você mesmo', 'Vérifiez vous-même'],
  'record.how-says': [
    'The bundle holds the statement as far as you may read it, the proof and the checkpoint. Checking needs no network and no trust in this desk.',
    'El paquete contiene la declaración hasta donde usted puede leerla, la prueba y el punto de control. Comprobarlo no requiere red ni confiar en esta mesa.',
    'O pacote contém a declaração até onde você pode lê-la, a prova e o ponto de controle. Verificar não exige rede nem confiança nesta mesa.',
    'Le paquet contient la déclaration dans la mesure où vous pouvez la lire, la preuve et le point de contrôle. La vérification ne demande ni réseau ni confiance en ce poste.',
  ],
  'record.download': ['Download the bundle', 'Descargar el paquete', 'Baixar o pacote', 'Télécharger le paquet'],
  'record.qr': [
    'QR code of this record’s address', 'Código QR de la dirección de este asiento', 'Código QR do endereço deste registro',
    'Code QR de l’adresse de cette écriture',
  ],
  'verify.title': ['Verify a record', 'Verificar un asiento', 'Verificar um registro', 'Vérifier une écriture'],
  'verify.lead': [
    'Anyone may check that a statement exists and is unchanged.', 'Cualquiera puede comprobar que una declaración existe y no ha cambiado.',
    'Qualquer um pode verificar que uma declaração existe e não mudou.',
    'Chacun peut vérifier qu’une déclaration existe et n’a pas changé.',
  ],
  'verify.hash': ['Hash of the record', 'Resumen (hash) del asiento', 'Resumo (hash) do registro', 'Empreinte (hash) de l’écriture'],
  'verify.find': ['Find', 'Buscar', 'Buscar', 'Chercher'],
} as const satisfies Rows
