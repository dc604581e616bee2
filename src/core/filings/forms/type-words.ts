import type { Language, Texts } from '../../values/index.ts'
import type { Field, FieldType } from './form.ts'

/** What to write in a field of each type, where the form says nothing more of it, with an example. Ours, not the instrument's. */
const TYPES: Record<FieldType, { help: Texts; example: string | Texts }> = {
  quantity: {
    help: {
      en: 'A whole number of items, zero or more, without the unit.', es: 'Un número entero de unidades, cero o más, sin la unidad.',
      pt: 'Um número inteiro de itens, zero ou mais, sem a unidade.', fr: 'Un nombre entier d’articles, zéro ou plus, sans l’unité.',
    },
    example: '12',
  },
  number: {
    help: {
      en: 'A number; decimals as your country writes them.', es: 'Un número; decimales como se escriben en su país.',
      pt: 'Um número; decimais como se escrevem no seu país.', fr: 'Un nombre ; décimales comme dans votre pays.',
    },
    example: '12.5',
  },
  money: {
    help: {
      en: 'An amount in the currency of the return; or the amount, its currency code and the year of its prices.',
      es: 'Un importe en la moneda del informe; o el importe, el código de la moneda y el año de los precios.',
      pt: 'Um valor na moeda da declaração; ou o valor, o código da moeda e o ano dos preços.',
      fr: 'Un montant dans la monnaie de l’état ; ou le montant, le code de la monnaie et l’année des prix.',
    },
    example: '1500000 USD 2024',
  },
  currency: {
    help: {
      en: 'The three-letter code of the currency and the year of the prices; add "thousands" or "millions" if you write in those.',
      es: 'El código de tres letras de la moneda y el año de los precios; añada «miles» o «millones» si escribe en ellos.',
      pt: 'O código de três letras da moeda e o ano dos preços; acrescente «milhares» ou «milhões» se escrever assim.',
      fr: 'Le code à trois lettres de la monnaie et l’année des prix ; ajoutez « milliers » ou « millions » s’il le faut.',
    },
    example: { en: 'BRL 2024 thousands', es: 'BRL 2024 miles', pt: 'BRL 2024 milhares', fr: 'BRL 2024 milliers' },
  },
  date: {
    help: {
      en: 'A day: 2024-03-14, or 14/03/2024 with the day first.', es: 'Un día: 2024-03-14, o 14/03/2024 con el día primero.',
      pt: 'Um dia: 2024-03-14, ou 14/03/2024 com o dia primeiro.', fr: 'Un jour : 2024-03-14, ou 14/03/2024 le jour d’abord.',
    },
    example: '2024-03-14',
  },
  year: {
    help: { en: 'A year in four digits.', es: 'Un año con cuatro cifras.', pt: 'Um ano com quatro algarismos.', fr: 'Une année en quatre chiffres.' },
    example: '2024',
  },
  period: {
    help: {
      en: 'A year, a month (2024-03) or two days.', es: 'Un año, un mes (2024-03) o dos días.', pt: 'Um ano, um mês (2024-03) ou dois dias.',
      fr: 'Une année, un mois (2024-03) ou deux jours.',
    },
    example: '2024',
  },
  state: {
    help: {
      en: 'A state: its three-letter code or its name.', es: 'Un Estado: su código de tres letras o su nombre.',
      pt: 'Um Estado: o código de três letras ou o nome.', fr: 'Un État : son code à trois lettres ou son nom.',
    },
    example: 'BRA',
  },
  category: {
    help: {
      en: 'The code of a category of the list.', es: 'El código de una categoría de la lista.', pt: 'O código de uma categoria da lista.',
      fr: 'Le code d’une catégorie de la liste.',
    },
    example: 'IV',
  },
  choice: {
    help: { en: 'One answer of the list.', es: 'Una respuesta de la lista.', pt: 'Uma resposta da lista.', fr: 'Une réponse de la liste.' },
    example: '1',
  },
  'yes-no': {
    help: { en: 'Yes or no.', es: 'Sí o no.', pt: 'Sim ou não.', fr: 'Oui ou non.' },
    example: { en: 'yes', es: 'sí', pt: 'sim', fr: 'oui' },
  },
  text: {
    help: {
      en: 'Words, as short as they serve. Name offices, never persons.', es: 'Palabras, tan breves como sirvan. Nombre oficinas, nunca personas.',
      pt: 'Palavras, tão breves quanto bastem. Nomeie órgãos, nunca pessoas.', fr: 'Des mots, aussi brefs que possible. Nommez des services, jamais des personnes.',
    },
    example: { en: 'Patrol boats for fisheries control', es: 'Lanchas patrulleras para vigilar la pesca', pt: 'Lanchas de patrulha para fiscalizar a pesca', fr: 'Vedettes de surveillance des pêches' },
  },
}

export function helpOf(field: Field): Texts {
  return field.help ?? TYPES[field.type].help
}

/** An example that the field's own reader accepts. */
export function exampleOf(field: Field, language: Language = 'en'): string {
  const { example } = TYPES[field.type]
  return field.example ?? (typeof example === 'string' ? example : example[language])
}

const UNITS: Readonly<Record<string, Texts>> = {
  items: { en: 'items', es: 'unidades', pt: 'itens', fr: 'articles' },
  persons: { en: 'persons', es: 'personas', pt: 'pessoas', fr: 'personnes' },
  troops: { en: 'troops', es: 'efectivos', pt: 'efetivos', fr: 'effectifs' },
  activities: { en: 'activities', es: 'actividades', pt: 'atividades', fr: 'activités' },
  km: { en: 'km', es: 'km', pt: 'km', fr: 'km' },
  currency: { en: 'currency', es: 'moneda', pt: 'moeda', fr: 'monnaie' },
  'national currency': { en: 'national currency', es: 'moneda nacional', pt: 'moeda nacional', fr: 'monnaie nationale' },
  'national currency, current prices': { en: 'national currency, current prices', es: 'moneda nacional, precios corrientes', pt: 'moeda nacional, preços correntes', fr: 'monnaie nationale, prix courants' },
  'score 1-5': { en: 'score 1-5', es: 'puntaje 1-5', pt: 'pontuação 1-5', fr: 'note 1-5' },
}

/** The unit of a field in words; one that has none here is given as the form says it. */
export function unitOf(field: Field, language: Language): string | null {
  return field.unit === undefined ? null : (UNITS[field.unit]?.[language] ?? field.unit)
}
