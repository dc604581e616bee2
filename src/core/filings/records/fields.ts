import type { Texts } from '../../values/index.ts'
import type { Code, CodeList, Field, Form, FormBook, RecordKind, Section } from '../forms/form.ts'

const OURS = { official: [], source: 'our own keeping', certainty: 'high' as const }

function field(id: string, type: Field['type'], [en, es, pt, fr]: readonly [string, string, string, string], more: Partial<Field> = {}): Field {
  return { id, type, label: { en, es, pt, fr }, required: false, ...OURS, ...more }
}

const NEEDED = { required: true } as const
const CATEGORY = field('category', 'category', ['Category (I-VII)', 'Categoría (I-VII)', 'Categoria (I-VII)', 'Catégorie (I-VII)'], { codes: 'unroca-7' })
const TYPE = field('type', 'text', ['Type or description', 'Tipo o descripción', 'Tipo ou descrição', 'Type ou description'])
const QUANTITY = field('quantity', 'quantity', ['Number of items', 'Número de unidades', 'Número de itens', 'Nombre d’articles'], { ...NEEDED, example: '4' })
const INCORPORATED = field('incorporated', 'date', ['Taken into the inventory on', 'Incorporado al inventario el', 'Incorporado ao inventário em', 'Inscrit à l’inventaire le'])

/** What can be kept of each kind of record: the fields that forms take from it. */
export const RECORD_FIELDS: Readonly<Record<RecordKind, readonly Field[]>> = {
  transfer: [
    field('direction', 'choice', ['Import or export', 'Importación o exportación', 'Importação ou exportação', 'Importation ou exportation'], { ...NEEDED, codes: 'direction' }),
    field('partner', 'state', ['The other state', 'El otro Estado', 'O outro Estado', 'L’autre État'], NEEDED), CATEGORY,
    field('line', 'category', ['Or line of small arms', 'O renglón de armas pequeñas', 'Ou linha de armas pequenas', 'Ou ligne d’armes légères'], { codes: 'unroca-salw' }), QUANTITY, TYPE,
    field('designation', 'text', ['Designation or model', 'Designación o modelo', 'Designação ou modelo', 'Désignation ou modèle']),
    field('origin', 'state', ['State of origin, if another', 'Estado de origen, si es otro', 'Estado de origem, se outro', 'État d’origine, si autre']),
    field('via', 'text', ['Intermediate place', 'Lugar intermedio', 'Lugar intermediário', 'Lieu intermédiaire']), INCORPORATED,
    field('stage', 'choice', ['Authorized or actual', 'Autorizada o efectiva', 'Autorizada ou efetiva', 'Autorisé ou effectif'], { codes: 'att-stage' }),
    field('value', 'money', ['Value', 'Valor', 'Valor', 'Valeur'], { example: '1500000 USD 2024' }), field('comment', 'text', ['Comment', 'Comentario', 'Comentário', 'Observation']),
  ],
  production: [
    { ...CATEGORY, required: true }, QUANTITY, TYPE, INCORPORATED, field('modification', 'text', ['Retrofit or modification', 'Reacondicionamiento o modificación', 'Modernização ou modificação', 'Rééquipement ou modification']),
  ],
  holding: [{ ...CATEGORY, required: true }, QUANTITY, TYPE, field('asOf', 'date', ['Held on', 'En existencia el', 'Em arsenal em', 'Détenu le'])],
  expenditure: [
    field('resource', 'choice', ['What it was spent on', 'En qué se gastó', 'Em que se gastou', 'À quoi elle servit'], { ...NEEDED, codes: 'record-resources' }),
    field('force', 'choice', ['Force', 'Fuerza', 'Força', 'Armée'], { ...NEEDED, codes: 'record-forces' }),
    field('amount', 'number', ['Amount, in the currency of the return', 'Monto, en la moneda del informe', 'Valor, na moeda do informe', 'Montant, dans la monnaie du rapport'], { ...NEEDED, example: '1500000' }),
  ],
  activity: [
    field('name', 'text', ['Designation', 'Designación', 'Designação', 'Désignation'], NEEDED), field('kind', 'choice', ['Kind', 'Tipo', 'Tipo', 'Type'], { codes: 'activity-kind' }),
    field('start', 'date', ['First day', 'Primer día', 'Primeiro dia', 'Premier jour']), field('end', 'date', ['Last day', 'Último día', 'Último dia', 'Dernier jour']),
    field('area', 'text', ['Area', 'Zona', 'Área', 'Zone']), field('borderKm', 'number', ['Distance to the nearest neighbour, km', 'Distancia al vecino más cercano, km', 'Distância ao vizinho mais próximo, km', 'Distance au voisin le plus proche, km'], { example: '25' }),
    field('participants', 'text', ['Participating states', 'Estados participantes', 'Estados participantes', 'États participants']), field('troops', 'quantity', ['Troops', 'Efectivos', 'Efetivos', 'Effectifs'], { example: '850' }),
    field('measure', 'choice', ['Measure (list and code)', 'Medida (lista y código)', 'Medida (lista e código)', 'Mesure (liste et code)'], { codes: 'csbm-measures' }),
  ],
}

/** A kind of record in the dress of a form, so that one reader of cells serves both. */
export function recordForm(kind: RecordKind): { form: Form; section: Section } {
  const section: Section = { id: kind, label: { en: kind, es: kind, pt: kind, fr: kind }, shape: 'table', fields: [...RECORD_FIELDS[kind]], columns: [] }
  const claim = { value: 'restricted' as const, source: OURS.source, certainty: OURS.certainty }
  const form: Form = {
    id: `record-${kind}`, file: '', instrument: 'none', title: section.label, official: [], edition: '', layout: 1, stream: null, period: 'event', addressee: null,
    existence: claim, content: claim, nil: { value: 'none', source: OURS.source, certainty: OURS.certainty }, nothingNew: false, ahead: false, layouts: [], sections: [section],
  }
  return { form, section }
}

/** The book with two lists more: rows and columns of the expenditure matrix, as its form names them. */
export function recordBook(book: FormBook): FormBook {
  const matrix = book.forms.get('milex-standard')?.sections.find(({ view }) => view?.matrix)
  const code = (id: string, label: Texts): Code => ({ code: id, label, official: [], aliases: [], source: OURS.source, certainty: OURS.certainty })
  // what a row leaves over beside the rows under it is `1.0`: no code of the form, and taken all the same
  const list = (id: string, codes: Code[], complete = true): [string, CodeList] => [id, { id, title: { en: id, es: id, pt: id, fr: id }, complete, codes }]
  const columns = Object.entries(matrix?.view?.matrix?.columns ?? {})
  const label = (column: string, force: string): Texts => matrix?.columns.find(({ id }) => id === column)?.label ?? { en: force, es: force, pt: force, fr: force }
  const resources = (matrix?.fields ?? []).filter(({ id }) => id !== matrix?.view?.matrix?.total?.row).map((row) => code(row.id, row.label))
  return { forms: book.forms, lists: new Map([...book.lists, list('record-resources', resources, false), list('record-forces', columns.map(([force, column]) => code(force, label(column, force))))]) }
}
