import type { Texts } from '../../values/index.ts'

const row = (en: string, es: string, pt: string, fr: string): Texts => ({ en, es, pt, fr })

/** What a check says, with what to do about it. Codes are never renamed; `{given}` and the like are filled in. */
export const FINDINGS = {
  'required-missing': row(
    'nothing is written here and the form needs it: fill it in', 'aquí no hay nada y el formulario lo pide: complételo',
    'não há nada aqui e o formulário o pede: preencha', 'rien n’est écrit ici et le formulaire le demande : remplissez'),
  'maybe-missing': row(
    'nothing is written here; whether the instrument requires it is not established', 'aquí no hay nada; no está establecido si el instrumento lo exige',
    'não há nada aqui; não está estabelecido se o instrumento o exige', 'rien n’est écrit ici ; il n’est pas établi que l’instrument l’exige'),
  'number-shape': row(
    '"{given}" is not a number: write digits only, such as {example}', '«{given}» no es un número: escriba solo cifras, por ejemplo {example}',
    '«{given}» não é um número: escreva só algarismos, por exemplo {example}', '« {given} » n’est pas un nombre : écrivez des chiffres, par exemple {example}'),
  'number-read': row(
    '"{given}" can be read in two ways; it was read as {read}, as your country writes numbers', '«{given}» puede leerse de dos formas; se leyó {read}, como se escribe en su país',
    '«{given}» pode ser lido de duas formas; leu-se {read}, como se escreve no seu país', '« {given} » se lit de deux façons ; lu comme {read}, selon l’usage de votre pays'),
  'quantity-negative': row(
    '{given} is below zero: write how many there were, zero or more', '{given} es menor que cero: escriba cuántos hubo, cero o más',
    '{given} é menor que zero: escreva quantos houve, zero ou mais', '{given} est inférieur à zéro : écrivez combien il y en a eu, zéro ou plus'),
  'quantity-fraction': row(
    '{given} is not a whole number: items are counted whole, and thousands are written as 1234', '{given} no es un número entero: las unidades se cuentan enteras, y los miles se escriben 1234',
    '{given} não é um número inteiro: os itens contam-se inteiros, e os milhares se escrevem 1234', '{given} n’est pas un nombre entier : les articles se comptent entiers, et les milliers s’écrivent 1234'),
  'quantity-large': row(
    '{given} is more than this field can mean: check the digits', '{given} es más de lo que este campo puede significar: revise las cifras',
    '{given} é mais do que este campo pode significar: verifique os algarismos', '{given} dépasse ce que ce champ peut dire : vérifiez les chiffres'),
  'money-negative': row(
    '{given} is below zero: spending is what was paid out', '{given} es menor que cero: el gasto es lo que se pagó',
    '{given} é menor que zero: a despesa é o que foi pago', '{given} est inférieur à zéro : la dépense est ce qui a été payé'),
  'money-currency': row(
    '"{given}" has no currency: add its code and the year of the prices, such as {example}', '«{given}» no tiene moneda: añada su código y el año de los precios, por ejemplo {example}',
    '«{given}» não tem moeda: acrescente o código e o ano dos preços, por exemplo {example}', '« {given} » n’a pas de monnaie : ajoutez son code et l’année des prix, par exemple {example}'),
  'currency-year': row(
    '"{given}" names a currency without a year: write the year of the prices beside it, such as {example}', '«{given}» nombra una moneda sin año: escriba al lado el año de los precios, por ejemplo {example}',
    '«{given}» nomeia uma moeda sem ano: escreva ao lado o ano dos preços, por exemplo {example}', '« {given} » nomme une monnaie sans année : écrivez à côté l’année des prix, par exemple {example}'),
  'currency-shape': row(
    '"{given}" is no currency code: write three letters and a year, such as {example}', '«{given}» no es código de moneda: escriba tres letras y un año, por ejemplo {example}',
    '«{given}» não é código de moeda: escreva três letras e um ano, por exemplo {example}', '« {given} » n’est pas un code de monnaie : écrivez trois lettres et une année, par exemple {example}'),
  'date-shape': row(
    '"{given}" is not a date: write {example}, or 14/03/2024 with the day first', '«{given}» no es una fecha: escriba {example}, o 14/03/2024 con el día primero',
    '«{given}» não é uma data: escreva {example}, ou 14/03/2024 com o dia primeiro', '« {given} » n’est pas une date : écrivez {example}, ou 14/03/2024 le jour d’abord'),
  'date-impossible': row(
    '"{given}" is no day of the calendar', '«{given}» no es un día del calendario', '«{given}» não é um dia do calendário', '« {given} » n’est pas un jour du calendrier'),
  'date-month-first': row(
    '"{given}" puts the month first: days come first here; write {read} if you mean that day', '«{given}» pone el mes primero: aquí va primero el día; escriba {read} si es ese día',
    '«{given}» põe o mês primeiro: aqui o dia vem primeiro; escreva {read} se for esse dia', '« {given} » met le mois d’abord : ici le jour vient d’abord ; écrivez {read} si c’est ce jour'),
  'date-outside': row(
    '{given} is outside {period}, the time that this return covers: move the row to its own return', '{given} está fuera de {period}, el tiempo de este informe: lleve la fila al suyo',
    '{given} está fora de {period}, o tempo desta declaração: leve a linha à sua', '{given} est hors de {period}, le temps que couvre cet état : portez la ligne dans le sien'),
  'year-shape': row(
    '"{given}" is not a year: write four digits', '«{given}» no es un año: escriba cuatro cifras', '«{given}» não é um ano: escreva quatro algarismos', '« {given} » n’est pas une année : écrivez quatre chiffres'),
  'period-shape': row(
    '"{given}" is not a period: write 2024, 2024-03 or 2024-01-01/2024-06-30', '«{given}» no es un período: escriba 2024, 2024-03 o 2024-01-01/2024-06-30',
    '«{given}» não é um período: escreva 2024, 2024-03 ou 2024-01-01/2024-06-30', '« {given} » n’est pas une période : écrivez 2024, 2024-03 ou 2024-01-01/2024-06-30'),
  'period-not-begun': row(
    'the period {period} has not begun: it begins on {from}', 'el período {period} no ha empezado: empieza el {from}', 'o período {period} não começou: começa em {from}',
    'la période {period} n’a pas commencé : elle commence le {from}'),
  'period-open': row(
    'the period {period} ends only on {to}: what comes after today is not in this return', 'el período {period} termina el {to}: lo que ocurra después de hoy no está en este informe',
    'o período {period} só termina em {to}: o que vier depois de hoje não está nesta declaração', 'la période {period} ne finit que le {to} : ce qui suivra n’est pas dans cet état'),
  'period-other': row(
    'the file is for {given} and the return is for {period}: take the template of {period}', 'el archivo es de {given} y el informe es de {period}: use la plantilla de {period}',
    'o arquivo é de {given} e a declaração é de {period}: use o modelo de {period}', 'le fichier est pour {given} et l’état pour {period} : prenez le modèle de {period}'),
  'state-unknown': row(
    '"{given}" is no state that we know: write its name or its three-letter code, such as {example}', '«{given}» no es un Estado conocido: escriba su nombre o su código de tres letras, por ejemplo {example}',
    '«{given}» não é um Estado conhecido: escreva o nome ou o código de três letras, por exemplo {example}', '« {given} » n’est pas un État connu : écrivez son nom ou son code à trois lettres, par exemple {example}'),
  'state-self': row(
    '{given} is the state that reports: the partner is another', '{given} es el Estado que informa: la contraparte es otro', '{given} é o Estado que declara: a contraparte é outro',
    '{given} est l’État déclarant : le partenaire est un autre'),
  'code-unknown': row(
    '"{given}" is not in the list {list}: choose {codes}', '«{given}» no está en la lista {list}: elija {codes}', '«{given}» não está na lista {list}: escolha {codes}',
    '« {given} » n’est pas dans la liste {list} : choisissez {codes}'),
  'code-unlisted': row(
    '"{given}" is not among the codes of {list} that were read; the list may hold more', '«{given}» no está entre los códigos leídos de {list}; la lista puede tener más',
    '«{given}» não está entre os códigos lidos de {list}; a lista pode ter mais', '« {given} » n’est pas parmi les codes lus de {list} ; la liste peut en avoir d’autres'),
  'yes-no-shape': row(
    '"{given}" is neither yes nor no', '«{given}» no es ni sí ni no', '«{given}» não é nem sim nem não', '« {given} » n’est ni oui ni non'),
  'text-long': row(
    'the text has {given} characters and {most} fit: shorten it', 'el texto tiene {given} caracteres y caben {most}: acórtelo', 'o texto tem {given} caracteres e cabem {most}: encurte-o',
    'le texte a {given} caractères et il en tient {most} : raccourcissez-le'),
  'cell-error': row(
    'the cell shows {given}, an error of its formula: write the value', 'la celda muestra {given}, un error de su fórmula: escriba el valor', 'a célula mostra {given}, um erro de sua fórmula: escreva o valor',
    'la cellule affiche {given}, une erreur de sa formule : écrivez la valeur'),
  'cell-formula': row(
    'the cell holds a formula without a saved result: write the value', 'la celda tiene una fórmula sin resultado guardado: escriba el valor',
    'a célula tem uma fórmula sem resultado salvo: escreva o valor', 'la cellule contient une formule sans résultat enregistré : écrivez la valeur'),
  'cell-merged': row(
    'cells {given} are merged: split them and write every row', 'las celdas {given} están combinadas: sepárelas y escriba cada fila', 'as células {given} estão mescladas: separe-as e escreva cada linha',
    'les cellules {given} sont fusionnées : séparez-les et écrivez chaque ligne'),
  'sheet-hidden': row(
    'this sheet is hidden and was not read: show it if it is part of the return', 'esta hoja está oculta y no se leyó: muéstrela si es parte del informe',
    'esta planilha está oculta e não foi lida: mostre-a se fizer parte da declaração', 'cette feuille est masquée et n’a pas été lue : affichez-la si elle fait partie de l’état'),
  'sheet-unknown': row(
    'no part of the form has these columns; nothing of this sheet was read: use the headings of the template', 'ninguna parte del formulario tiene estas columnas; no se leyó nada: use los encabezados de la plantilla',
    'nenhuma parte do formulário tem estas colunas; nada foi lido: use os cabeçalhos do modelo', 'aucune partie du formulaire n’a ces colonnes ; rien n’a été lu : prenez les en-têtes du modèle'),
  'sheet-ambiguous': row(
    'several parts have these columns ({given}): call the sheet after one, or begin a CSV with the line #part and its name', 'varias partes tienen estas columnas ({given}): nombre la hoja como una, o empiece el CSV con la línea #part y su nombre',
    'várias partes têm estas colunas ({given}): chame a planilha como uma delas, ou comece o CSV com a linha #part e o nome', 'plusieurs parties ont ces colonnes ({given}) : nommez la feuille d’après l’une, ou commencez le CSV par la ligne #part et son nom'),
  'column-unknown': row(
    'the form has no column "{given}": its cells were not read', 'el formulario no tiene la columna «{given}»: sus celdas no se leyeron', 'o formulário não tem a coluna «{given}»: suas células não foram lidas',
    'le formulaire n’a pas de colonne « {given} » : ses cellules n’ont pas été lues'),
  'column-twice': row(
    'two columns are called "{given}": keep one', 'dos columnas se llaman «{given}»: deje una', 'duas colunas se chamam «{given}»: deixe uma', 'deux colonnes s’appellent « {given} » : gardez-en une'),
  'column-missing': row(
    'the column "{given}" is missing and the form needs it: add it', 'falta la columna «{given}» y el formulario la pide: añádala', 'falta a coluna «{given}» e o formulário a pede: acrescente-a',
    'la colonne « {given} » manque et le formulaire la demande : ajoutez-la'),
  'section-unknown': row(
    'the form has no part "{given}"', 'el formulario no tiene la parte «{given}»', 'o formulário não tem a parte «{given}»', 'le formulaire n’a pas de partie « {given} »'),
  'shape-wrong': row(
    'this part takes {given}', 'esta parte admite {given}', 'esta parte aceita {given}', 'cette partie attend {given}'),
  'row-twice': row(
    'the same as row {given}: if both happened, add up the quantity in one row', 'igual que la fila {given}: si ambas ocurrieron, sume la cantidad en una fila',
    'igual à linha {given}: se ambas ocorreram, some a quantidade numa linha', 'identique à la ligne {given} : si les deux ont eu lieu, additionnez sur une ligne'),
  'total-differs': row(
    'the total is {given} and its parts add up to {sum}', 'el total es {given} y sus partes suman {sum}', 'o total é {given} e suas partes somam {sum}', 'le total est {given} et ses parties font {sum}'),
  'template-older': row(
    'the file has layout {given}, now {layout}: {say}', 'el archivo tiene el diseño {given}, ahora {layout}: {say}', 'o arquivo tem o leiaute {given}, agora {layout}: {say}',
    'le fichier a la présentation {given}, maintenant {layout} : {say}'),
  'template-old': row(
    'the file has layout {given} and the form now has {layout}: download the template again', 'el archivo tiene el diseño {given} y el formulario ahora tiene el {layout}: descargue de nuevo la plantilla',
    'o arquivo tem o leiaute {given} e o formulário agora tem o {layout}: baixe o modelo de novo', 'le fichier a la présentation {given} et le formulaire a maintenant la {layout} : téléchargez de nouveau le modèle'),
  'template-newer': row(
    'the file has layout {given}, newer than {layout} here: this desk must be brought up to date', 'el archivo tiene el diseño {given}, más nuevo que el {layout} de aquí: hay que actualizar este sistema',
    'o arquivo tem o leiaute {given}, mais novo que o {layout} daqui: é preciso atualizar este sistema', 'le fichier a la présentation {given}, plus récente que la {layout} d’ici : ce système doit être mis à jour'),
  'form-other': row(
    'the file is for another form, “{given}”: take the template of “{form}”', 'el archivo es de otro formulario, «{given}»: use la plantilla de «{form}»', 'o arquivo é de outro formulário, “{given}”: use o modelo de “{form}”',
    'le fichier est d’un autre formulaire, « {given} » : prenez le modèle de « {form} »'),
  'filing-for-other': row(
    'the return is of {given} and you file for {state}: a state speaks for itself only', 'el informe es de {given} y usted presenta por {state}: cada Estado habla solo por sí',
    'a declaração é de {given} e você apresenta por {state}: cada Estado fala só por si', 'l’état est celui de {given} et vous déposez pour {state} : un État ne parle que pour lui'),
  'filing-second': row(
    '{period} was filed on {given}: send this as a correction of it, and both are kept', '{period} se presentó el {given}: envíe esto como corrección, y se guardan ambos',
    '{period} foi apresentado em {given}: envie isto como correção, e ambos ficam guardados', '{period} a été déposé le {given} : envoyez ceci comme correction, et les deux sont gardés'),
  'nil-with-data': row(
    'the answer is "{given}" and rows are given: send the one or the other', 'la respuesta es «{given}» y hay filas: envíe lo uno o lo otro', 'a resposta é «{given}» e há linhas: envie um ou outro',
    'la réponse est « {given} » et il y a des lignes : envoyez l’un ou l’autre'),
  'nil-not-taken': row(
    'this form takes no nil answer', 'este formulario no admite informe nulo', 'este formulário não aceita declaração nula', 'ce formulaire n’admet pas d’état néant'),
  'nil-unestablished': row(
    'whether the instrument takes a nil answer is not established; it is kept as you give it', 'no está establecido si el instrumento admite un informe nulo; se guarda como lo da',
    'não está estabelecido se o instrumento aceita declaração nula; guarda-se como dada', 'il n’est pas établi que l’instrument admette un état néant ; gardé tel quel'),
  'nothing-new-not-taken': row(
    'this form takes no "nothing new" answer', 'este formulario no admite «sin novedades»', 'este formulário não aceita «sem novidades»', 'ce formulaire n’admet pas « rien de nouveau »'),
  'nothing-new-first': row(
    'nothing was filed before {period}: there is nothing to carry forward', 'no se presentó nada antes de {period}: no hay qué mantener', 'nada foi apresentado antes de {period}: não há o que manter',
    'rien n’a été déposé avant {period} : il n’y a rien à reprendre'),
  'no-data': row(
    'no row could be kept: file "nothing to report" if that is meant', 'no quedó ninguna fila: presente «nada que informar» si es el caso', 'nenhuma linha ficou: apresente «nada a informar» se for o caso',
    'aucune ligne n’est restée : déposez « néant » si c’est le cas'),
  'rows-too-many': row(
    '{given} rows; {most} are read in one return: split it', '{given} filas; se leen {most} por informe: divídalo', '{given} linhas; leem-se {most} por declaração: divida-a',
    '{given} lignes ; on en lit {most} par état : divisez-le'),
} as const satisfies Record<string, Texts>

export type FindingCode = keyof typeof FINDINGS
