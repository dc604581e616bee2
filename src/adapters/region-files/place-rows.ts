import { z } from 'zod'
import {
  AGENCY_NATURES, BODY_KINDS, CHANNEL_KINDS, isState, LEVELS, STATES, SUBREGIONS, THEME_COLUMNS, THEME_FAMILIES,
} from '../../core/values/index.ts'
import { certainty, claim, edtf, language, oddity, text, texts, words, zoneId } from './shapes.ts'

const alpha3 = z.string().regex(/^[A-Z]{3}$/, 'three capital letters')
const iso2 = z.string().regex(/^[A-Z]{2}$/, 'two capital letters')
const numeric = z.string().regex(/^\d{3}$/, "three digits in quotes: '028'")
const tile = z.tuple([z.int().min(0), z.int().min(0)])
const lat = z.number().min(-90).max(90)
const lon = z.number().min(-180).max(180)
const mark = z.enum(['dot', 'comma'])

const place = {
  name: texts, languages: z.array(text).min(1), decimal: mark, decimalIn: z.record(z.string(), mark).default({}),
  land: words, sea: words, alias: words,
}
const claimant = claim(alpha3).extend({ basis: z.enum(['administers', 'claims', 'claimed']) })

export const stateRow = z.strictObject({
  ...place, code: z.string().refine(isState, { error: 'not one of the 35 states' }), iso2, numeric, tile, timeZones: z.array(zoneId).min(1),
  capital: z.strictObject({ name: text, lat, lon }),
  subregions: z.array(claim(z.enum(SUBREGIONS)).extend({ basis: z.enum(['seed', 'inferred']) })),
  sizes: z.array(claim(z.enum(['power', 'big', 'medium-or-small', 'small']))),
})

export const territoryRow = z.strictObject({
  ...place, code: z.string().regex(/^([A-Z]{3}|[A-Z]{2}-[A-Z0-9]{1,3})$/, 'ISO 3166-1 alpha-3 or ISO 3166-2'),
  iso2: iso2.optional(), numeric: numeric.optional(), tile: tile.optional(), timeZones: z.array(zoneId),
  responsible: alpha3, status: text, inhabited: z.boolean(), claimants: z.array(claimant).default([]), note: text.optional(),
})

const ring = z.array(z.tuple([lon, lat])).min(4).max(15, 'at most 15 corners: it is no boundary')
  .refine((points) => String(points[0]) === String(points.at(-1)), 'the last corner must repeat the first')

export const groundRow = z.strictObject({
  code: z.string().regex(/^X-[A-Z-]+$/, 'X- and capital letters'), name: texts, claimants: z.array(claimant).min(2), where: text,
  territory: text.optional(),
  shape: z.union([z.strictObject({ ring }), z.strictObject({ lat, lon, km: z.number().positive() })]),
})

export const subregionRow = z.strictObject({
  id: z.enum(SUBREGIONS), name: texts, pointer: text, note: text.optional(), oddity: oddity.optional(),
})

const claims = z.array(claim(text)).default([])
export const bodyRow = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9-]+$/, 'capital letters, digits and hyphens')
    .refine((id) => !(STATES as readonly string[]).includes(id), 'that is a state'),
  name: texts, kind: z.enum(BODY_KINDS), level: z.enum(LEVELS), aliases: words, membership: text.optional(),
  operatedBy: alpha3.optional(), created: claims, ended: claims, subordinateTo: claims, headquarters: claims, doctrine: claims,
  continuity: z.array(claim(edtf)).default([]), status: claims, areaOfResponsibility: claim(z.array(text)).optional(),
  tasks: words, options: words, pointer: text.optional(), oddities: z.array(oddity).default([]), note: text.optional(),
})

const flag = z.boolean().default(false)
export const themeRow = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'small letters and hyphens'), name: texts, family: z.enum(THEME_FAMILIES), glyph: text,
  columns: z.array(z.enum(THEME_COLUMNS)).default([]), intent: z.enum(['deliberate', 'involuntary', 'mixed']).optional(),
  stateness: z.enum(['state', 'non-state', 'either', 'none']).optional(), intermestic: flag, notAThreat: flag, developmentIssue: flag,
  members: words, related: words, aliases: words, pointer: text.optional(), note: text.optional(),
})

const ADDRESS: Record<(typeof CHANNEL_KINDS)[number], [RegExp, string]> = {
  'mail': [/^[^@\s]+@[^@\s]+\.[^@\s]+$/, 'a mail channel takes an address like duty@agency.example'],
  'webhook': [/^https:\/\/\S+$/, 'a webhook takes an https address'],
  'cap-inbox': [/^https:\/\/\S+$/, 'a cap-inbox takes an https address'],
  'phone-text': [/^\+[1-9]\d{6,14}$/, 'a phone-text channel takes a number like +18765550100, without spaces'],
}

/** Strict: a field such as `person` or `name` is refused, because an entry is an office and never a person. */
export const focalRow = z.strictObject({
  party: text,
  offices: z.array(z.strictObject({
    office: text, nature: z.enum(AGENCY_NATURES), themes: words, order: z.int().min(1), language: language.optional(),
    timeZone: zoneId.optional(),
    channels: z.array(z.strictObject({ kind: z.enum(CHANNEL_KINDS), address: text }).superRefine((channel, context) => {
      const [shape, message] = ADDRESS[channel.kind]
      if (!shape.test(channel.address)) context.addIssue({ code: 'custom', path: ['address'], message })
    })).min(1),
    source: text, certainty,
  })),
})
