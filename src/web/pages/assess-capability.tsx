import type { CapabilityMatrix, Cell, CellWord, Step, ThreatRow } from '../../core/assessment/index.ts'
import { type Party, PILLARS, ROOT_CAUSES, type Pillar } from '../../core/values/index.ts'
import { Badge } from '../parts/badge.tsx'
import { Field, type Option, Select } from '../parts/form.tsx'
import type { GlyphName } from '../parts/glyph.tsx'
import { Layout } from '../parts/layout.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { data, pages } from '../paths.ts'
import { listed, names, num, say, themeName } from '../say.ts'
import type { PageContext, Tone } from '../view.ts'

export interface CapabilityView {
  /** what the address asked; empty: every state */
  of: string
  /** name of a sub-region; null: states by their names */
  title: string | null
  matrix: CapabilityMatrix
  /** of several states: where to begin together */
  roadmap: Step[]
  options: Option[]
}

const SIGN: Record<CellWord, [Tone, GlyphName]> = { covered: ['ok', 'check'], gap: ['t3', 'cross'], unknown: ['t0', 'question'], 'not-faced': ['t0', 'ring'] }

export function Capability(view: CapabilityView, c: PageContext) {
  const t = say(c)
  const { matrix } = view
  const who = view.title ?? (view.of ? names(c, matrix.members) : null)
  return (
    <Layout c={c} over={<a href={pages(c.lang).assessments()}>{t('assess.title')}</a>} title={who ? `${t('assess.capability')}: ${who}` : t('assess.capability')} lead={t('assess.capability-lead')} wide>
      <form class="filters" method="get" action={pages(c.lang).assessCapability()}>
        <Select id="of" label={t('capability.of')} any={t('common.all')} value={view.of} options={view.options} />
        <Field id="states" label={t('capability.several')} hint={t('capability.several-hint')}>
          <input id="states" name="states" value={view.of.includes('~') ? view.of : ''} autocomplete="off" size={16} aria-describedby="states-hint" />
        </Field>
        <p class="go">
          <button class="plain">{t('common.apply')}</button>
        </p>
      </form>
      {matrix.rows.length === 0 ? <Empty text={t('capability.none')} /> : <Body c={c} view={view} />}
      <Silent c={c} matrix={matrix} all={view.of === ''} />
      <DataLinks c={c} csv={data.assess('capability', 'csv', { of: view.of })} json={data.assess('capability', 'json', { of: view.of })} of={t('assess.capability')} />
    </Layout>
  )
}

function Body({ c, view: { matrix, roadmap } }: { c: PageContext; view: CapabilityView }) {
  const t = say(c)
  const common = matrix.rows.filter((row) => row.common)
  return (
    <>
      {matrix.members.length > 1 && (
        <section aria-labelledby="common">
          <h2 id="common">{t('capability.common')}</h2>
          {common.length === 0 ? <p>{t('capability.common-none')}</p> : (
            <ul>
              {common.map((row) => (
                <li>
                  <b>{themeName(c, row.theme)}</b>
                  {row.commonGaps.length > 0 && `: ${t('capability.common-gap', { pillars: listed(c, row.commonGaps.map((pillar) => t(`pillar.${pillar}`))) })}`}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <Matrix c={c} matrix={matrix} />
      <Gaps c={c} matrix={matrix} />
      {matrix.members.length > 1 && <Roadmap c={c} steps={roadmap} />}
      <Causes c={c} matrix={matrix} />
    </>
  )
}

function Matrix({ c, matrix }: { c: PageContext; matrix: CapabilityMatrix }) {
  const t = say(c)
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">{t('capability.matrix')}</h2>
      <Table<ThreatRow>
        c={c}
        caption={t('capability.matrix')}
        rows={matrix.rows}
        empty={t('capability.none')}
        columns={[
          { head: t('assess.threat'), row: true, cell: (row) => themeName(c, row.theme) },
          { head: t('assess.status'), cell: (row) => <Standing c={c} row={row} one={matrix.members.length === 1} /> },
          ...PILLARS.map((pillar) => ({ head: t(`pillar.${pillar}`), cell: (row: ThreatRow) => <PillarCell c={c} cells={row.cells.filter((cell) => cell.pillar === pillar)} /> })),
        ]}
      />
    </section>
  )
}

/** Of one state its own word; of several, who says which. */
function Standing({ c, row, one }: { c: PageContext; row: ThreatRow; one: boolean }) {
  const t = say(c)
  const said: [Parameters<typeof t>[0], Party[]][] = [['threat-status.present', row.present], ['threat-status.hypothetical', row.hypothetical], ['threat-status.not-perceived', row.notPerceived]]
  const some = said.filter(([, who]) => who.length > 0)
  if (some.length === 0) return <span class="blank">{t('cell.unknown')}</span>
  return <>{some.map(([word, who]) => <p class="claim">{t(word)}{!one && <small>{names(c, who)}</small>}</p>)}</>
}

/** Most cells of a group are unknown: only what somebody said is told by name. */
function PillarCell({ c, cells }: { c: PageContext; cells: readonly Cell[] }) {
  const t = say(c)
  const spoken = [...Map.groupBy(cells.filter(({ word }) => word !== 'unknown' && word !== 'not-faced'), ({ word }) => word)]
  if (spoken.length === 0) return <Sign c={c} word={cells.every(({ word }) => word === 'not-faced') ? 'not-faced' : 'unknown'} />
  return (
    <>
      {spoken.map(([word, some]) => (
        <div class="claim">
          <Sign c={c} word={word} />
          {cells.length > 1 && <small>{names(c, some.map(({ state }) => state))}</small>}
          {some.flatMap((cell) => cell.lines.map((line) => (
            <small>
              {t(`institution.${line.institution}`)} ({t(`work.${line.nature}`)}), <a href={pages(c.lang).record(line.statement)}>{t(`grade-of.${line.grade}`)}</a>
              {line.evidence.map(({ what, where }) => <>: {what}{where && ` (${where})`}</>)}
            </small>
          )))}
        </div>
      ))}
    </>
  )
}

function Sign({ c, word }: { c: PageContext; word: CellWord }) {
  const [tone, glyph] = SIGN[word]
  return <Badge tone={tone} glyph={glyph} text={say(c)(`cell.${word}`)} />
}

interface Gap {
  theme: string
  pillar: Pillar
  cell: Cell
}

function Gaps({ c, matrix }: { c: PageContext; matrix: CapabilityMatrix }) {
  const t = say(c)
  const rows = matrix.rows.flatMap(({ theme, cells }) => cells.filter(({ word }) => word === 'gap').map((cell): Gap => ({ theme, pillar: cell.pillar, cell })))
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">
        {t('capability.gaps')} <span class="n">{num(c, rows.length)}</span>
      </h2>
      <Table<Gap>
        c={c}
        caption={t('capability.gaps')}
        rows={rows}
        empty={t('capability.gaps-none')}
        columns={[
          { head: t('assess.state'), row: true, cell: ({ cell }) => c.name(cell.state) },
          { head: t('assess.threat'), cell: ({ theme, cell }) => <>{themeName(c, theme)} {cell.status && <small>{t(`threat-status.${cell.status}`)}</small>}</> },
          { head: t('capability.pillar'), cell: ({ pillar }) => t(`pillar.${pillar}`) },
          { head: t('capability.grade'), cell: ({ cell }) => cell.lines.map((line) => <p class="claim">{t(`institution.${line.institution}`)}: <a href={pages(c.lang).record(line.statement)}>{t(`grade-of.${line.grade}`)}</a></p>) },
          { head: t('capability.cause'), cell: ({ cell }) => [...new Set(cell.lines.flatMap(({ causes }) => causes))].map((cause) => t(`root-cause.${cause}`)).join('; ') },
        ]}
      />
    </section>
  )
}

/** Capacities that are there come first; organs are not asked to be alike. */
function Roadmap({ c, steps }: { c: PageContext; steps: readonly Step[] }) {
  const t = say(c)
  return (
    <section aria-labelledby="roadmap">
      <h2 id="roadmap">{t('capability.roadmap')}</h2>
      <p>{t('capability.roadmap-says')}</p>
      <Table<Step>
        c={c}
        caption={t('capability.roadmap')}
        rows={steps}
        empty={t('capability.gaps-none')}
        columns={[
          { head: t('assess.threat'), row: true, cell: ({ theme }) => themeName(c, theme) },
          { head: t('capability.pillar'), cell: ({ pillar }) => t(`pillar.${pillar}`) },
          { head: t('capability.have'), cell: ({ have, institutions }) => (have.length === 0 ? <span class="blank">{t('capability.nobody')}</span> : <>{names(c, have)} <small>{listed(c, institutions.map((one) => t(`institution.${one}`)))}</small></>) },
          { head: t('capability.lack'), cell: ({ lack }) => names(c, lack) },
        ]}
      />
    </section>
  )
}

function Causes({ c, matrix }: { c: PageContext; matrix: CapabilityMatrix }) {
  const t = say(c)
  const rows = ROOT_CAUSES.map((cause) => ({ cause, n: matrix.rows.reduce((sum, row) => sum + (row.causes[cause] ?? 0), 0) }))
  return (
    <section aria-labelledby="causes">
      <h2 id="causes">{t('capability.causes')}</h2>
      <Table
        c={c}
        caption={t('capability.causes')}
        rows={rows}
        empty={t('capability.gaps-none')}
        columns={[{ head: t('capability.cause'), row: true, cell: ({ cause }) => t(`root-cause.${cause}`) }, { head: t('assess.lines'), figure: true, cell: ({ n }) => num(c, n) }]}
      />
    </section>
  )
}

function Silent({ c, matrix, all }: { c: PageContext; matrix: CapabilityMatrix; all: boolean }) {
  const t = say(c)
  if (all && matrix.silentOnThreats.length === matrix.members.length) return null
  return (
    <>
      {matrix.silentOnThreats.length > 0 && <p class="hint">{t('capability.silent-threats', { names: names(c, matrix.silentOnThreats) })}</p>}
      {matrix.silentOnCapability.length > 0 && <p class="hint">{t('capability.silent-capability', { names: names(c, matrix.silentOnCapability) })}</p>}
    </>
  )
}
