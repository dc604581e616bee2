import type { Body, Region, Theme } from '../../core/values/index.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'
import { rivalsOf } from './states.ts'

export function statesTable(region: Region, code?: string): DataTable {
  const places = [...region.states, ...region.territories].filter((place) => code === undefined || place.code === code)
  return tableOf('states', places, (place) => {
    const state = place.kind === 'state' ? place : undefined
    const claims = state?.subregions ?? []
    return {
      code: place.code, kind: place.kind, iso2: place.iso2 ?? null, numeric: place.numeric ?? null,
      name_en: place.name.en, name_es: place.name.es, name_pt: place.name.pt, name_fr: place.name.fr,
      subregion: words(claims.map(({ value }) => value)), basis: words(claims.map(({ basis }) => basis)),
      responsible: place.kind === 'territory' ? place.responsible : null, claimants: rivalsOf(region, place).join(' '),
      zones: place.timeZones.join(' '), languages: place.languages.join(' '), decimal: place.decimal, capital: state?.capital.name ?? null, lat: state?.capital.lat ?? null, lon: state?.capital.lon ?? null,
      col: place.tile?.[0] ?? null, row: place.tile?.[1] ?? null, offices: region.focalPoint(place.code)?.offices.length ?? 0,
    }
  })
}

export function bodiesTable({ bodies }: Region): DataTable {
  const all = (claims: readonly { value: string }[]): string => [...new Set(claims.map(({ value }) => value))].join('; ')
  return tableOf('bodies', bodies, (body: Body) => ({
    code: body.code, name: body.name.en, form: body.form, level: body.level, created: all(body.created), ended: all(body.ended), headquarters: all(body.headquarters),
    membership: body.membership ?? null, subordinate_to: all(body.subordinateTo), doctrine: all(body.doctrine), status: all(body.status), tasks: body.tasks.join('; '),
    pointer: body.pointer ?? null, oddities: body.oddities.join(' '), note: body.note ?? null,
  }))
}

export function themesTable({ themes }: Region): DataTable {
  return tableOf('themes', themes, (theme: Theme) => ({
    id: theme.id, name_en: theme.name.en, name_es: theme.name.es, name_pt: theme.name.pt, name_fr: theme.name.fr, family: theme.family, columns: theme.columns.join(' '),
    intent: theme.intent ?? null, stateness: theme.stateness ?? null, intermestic: String(theme.intermestic), not_a_threat: String(theme.notAThreat), development: String(theme.developmentIssue),
    members: theme.members.join(' '), pointer: theme.pointer ?? null, note: theme.note ?? null,
  }))
}

function words(all: readonly string[]): string {
  return [...new Set(all)].join(' ')
}
