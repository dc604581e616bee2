import type { z } from 'zod'
import type { Body, FocalPoint, Region, Theme } from '../../core/values/index.ts'
import { bodyRow, focalRow, themeRow } from './place-rows.ts'
import { readRows } from './rows.ts'
import { allSourced, bare, type Sources, sourced, texts, unique } from './shapes.ts'

export async function readThemes(dir: string) {
  const { rows, sources, faults } = await readRows(dir, 'themes.yaml', { themes: themeRow }, ({ themes }, report) => {
    const ids = new Set(themes.map((theme) => theme?.id))
    unique(themes, (theme) => (theme ? [theme.id, ...theme.aliases] : []), 'themes', 'id', report)
    themes.forEach((theme, i) => {
      for (const field of ['members', 'related'] as const)
        theme?.[field].forEach((id, j) => ids.has(id) || report('themes', i, `${field}.${j}`, `"${id}" is no theme of this file`))
      if (theme?.notAThreat && theme.family === 'threat') report('themes', i, 'family', 'people and needs are never a threat object')
    })
  })
  return { themes: rows.themes.map((theme): Theme => bare(theme)), sources, faults }
}

export async function readWords(dir: string) {
  const { rows, sources, faults } = await readRows(dir, 'words.yaml', { words: texts }, ({ words }, report) => unique(words, (it) => [it?.en], 'words', 'en', report))
  return { words: rows.words, sources, faults }
}

export async function readBodies(dir: string) {
  const { rows, sources, faults } = await readRows(dir, 'bodies.yaml', { bodies: bodyRow }, ({ bodies }, report) => {
    const ids = new Set<string | undefined>(['none', ...bodies.map((body) => body?.id)])
    unique(bodies, (body) => (body ? [body.id, ...body.aliases] : []), 'bodies', 'id', report)
    bodies.forEach((body, i) => body?.subordinateTo.forEach(({ value }, j) =>
      ids.has(value) || report('bodies', i, `subordinateTo.${j}.value`, `"${value}" is no body of this file`)))
  })
  return { bodies: rows.bodies.map((row) => bodyOf(row, sources)), sources, faults }
}

const CLAIMED = ['created', 'ended', 'subordinateTo', 'headquarters', 'doctrine', 'continuity', 'status'] as const

function bodyOf({ id, kind, areaOfResponsibility: area, ...row }: z.output<typeof bodyRow>, sources: Sources): Body {
  const claims = Object.fromEntries(CLAIMED.map((field) => [field, allSourced(sources, field, row[field])]))
  return bare({
    kind: 'body', code: id, form: kind, ...row, ...(claims as Pick<Body, (typeof CLAIMED)[number]>),
    areaOfResponsibility: area && sourced(sources, 'areaOfResponsibility', area),
  })
}

/** `region` is the region without its directory: parties and themes must be there. */
export async function readFocalPoints(dir: string, region: Region) {
  const { rows, sources, faults } = await readRows(dir, 'focal-points.yaml', { focalPoints: focalRow }, ({ focalPoints }, report) => {
    unique(focalPoints, (it) => [it?.party], 'focalPoints', 'party', report)
    focalPoints.forEach((it, i) => {
      if (it && region.place(it.party)?.code !== it.party)
        report('focalPoints', i, 'party', `"${it.party}" is no state, territory or body here`)
      it?.offices.forEach((office, j) => office.themes.forEach((theme, k) =>
        region.theme(theme)?.id === theme || report('focalPoints', i, `offices.${j}.themes.${k}`, `"${theme}" is no theme of themes.yaml`)))
    })
  })
  const focalPoints = rows.focalPoints.map((it): FocalPoint => ({ ...it, offices: it.offices.map((office) => bare(office)) }))
  return { focalPoints, sources, faults }
}
