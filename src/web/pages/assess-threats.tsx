import type { Comparison, Hierarchy, HierarchyEntry, StatusRow } from '../../core/assessment/index.ts'
import { tMaybe } from '../messages/index.ts'
import { Badge } from '../parts/badge.tsx'
import { Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { listed, num, say, themeName } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface ThreatList extends Omit<Hierarchy, 'entries'> {
  name: string
  /** `people`: kept as said, and never a threat object */
  entries: (HierarchyEntry & { people: boolean })[]
}

export interface ThreatListsView {
  lists: ThreatList[]
  a: ThreatList
  b: ThreatList
  comparison: Comparison
  statuses: (StatusRow & { name: string })[]
  peoplePointer: string
}

export function ThreatLists(view: ThreatListsView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} over={<a href={pages(c.lang).assessments()}>{t('assess.title')}</a>} title={t('assess.threats')} lead={t('assess.threats-lead')} wide>
      <Choosing c={c} view={view} />
      <Compared c={c} view={view} />
      <section aria-labelledby="every">
        <h2 id="every">
          {t('assess.all-lists')} <span class="n">{num(c, view.lists.length)}</span>
        </h2>
        {view.lists.map((list) => (
          <details>
            <summary>
              {list.name}, <ListWords c={c} list={list} />
            </summary>
            <Entries c={c} list={list} view={view} />
            <p>
              <a href={pages(c.lang).assessThreats({ a: list.id, b: view.a.id === list.id ? view.b.id : view.a.id })}>{t('assess.compare-with')}</a> <code>{list.id}</code>
            </p>
          </details>
        ))}
        <DataLinks c={c} csv={data.assess('threats', 'csv')} json={data.assess('threats')} of={t('assess.threats')} />
      </section>
      <Statuses c={c} view={view} />
    </Layout>
  )
}

/** Date, reading and number of entries: what tells two lists of one author apart. */
function ListWords({ c, list }: { c: PageContext; list: ThreatList }) {
  const t = say(c)
  return (
    <>
      {list.date === null ? t('assess.undated') : <DateText c={c} date={list.date} />}
      {list.readingOf && <> · {readingText(c, list.readingOf)}</>}
      {list.statement && <> · {t('assess.declared')}</>} · {num(c, list.entries.length)}
    </>
  )
}

function readingText(c: PageContext, reading: string): string {
  return say(c)('assess.reading', { name: tMaybe(c.lang, `reading.${reading}`) ?? reading })
}

function optionText(c: PageContext, list: ThreatList): string {
  const t = say(c)
  return [list.name, list.date ?? t('assess.undated'), list.readingOf ? readingText(c, list.readingOf) : ''].filter(Boolean).join(', ')
}

function Choosing({ c, view }: { c: PageContext; view: ThreatListsView }) {
  const t = say(c)
  const options = view.lists.map((list) => ({ value: list.id, text: optionText(c, list) }))
  return (
    <form class="filters" method="get" action={pages(c.lang).assessThreats()}>
      <Select id="a" label={t('assess.list-a')} value={view.a.id} options={options} />
      <Select id="b" label={t('assess.list-b')} value={view.b.id} options={options} />
      <p class="go">
        <button class="plain">{t('assess.compare')}</button>
      </p>
    </form>
  )
}

function Compared({ c, view }: { c: PageContext; view: ThreatListsView }) {
  const t = say(c)
  const { a, b, comparison } = view
  return (
    <>
      <section aria-labelledby="side">
        <h2 id="side">{t('assess.side')}</h2>
        <div class="two">
          {[a, b].map((list) => (
            <div>
              <h3>{list.name}</h3>
              <p class="meta">
                <span lang="en">{list.author === list.subject ? list.name : list.author}</span>, <ListWords c={c} list={list} />
              </p>
              <Entries c={c} list={list} view={view} />
            </div>
          ))}
        </div>
      </section>
      <section aria-labelledby="apart">
        <h2 id="apart">{t('assess.compare')}</h2>
        <Figures c={c} comparison={comparison} />
        <p>
          <b>{t('assess.common')}:</b> {themes(c, comparison.common)}
        </p>
        <p>
          <b>{t('assess.only-in', { name: optionText(c, a) })}:</b> {themes(c, comparison.onlyA)}
        </p>
        <p>
          <b>{t('assess.only-in', { name: optionText(c, b) })}:</b> {themes(c, comparison.onlyB)}
        </p>
        {comparison.near.length > 0 && <p>{t('assess.near', { pairs: comparison.near.map((one) => `${themeName(c, one.a)} – ${themeName(c, one.b)}`).join('; ') })}</p>}
        <Ranks c={c} view={view} />
        <DataLinks c={c} csv={data.assess('comparison', 'csv', { a: a.id, b: b.id })} json={data.assess('comparison', 'json', { a: a.id, b: b.id })} of={t('assess.compare')} />
      </section>
    </>
  )
}

function themes(c: PageContext, ids: readonly string[]): string {
  return ids.length === 0 ? '—' : listed(c, ids.map((id) => themeName(c, id)))
}

function Figures({ c, comparison }: { c: PageContext; comparison: Comparison }) {
  const t = say(c)
  const { overlap, distance, common, onlyA, onlyB, rho, because } = comparison
  const percent = (share: number): string => num(c, share * 100, Number.isInteger(share * 100) ? 0 : 1)
  return (
    <>
      <p class="verdict">
        {overlap === null ? t('assess.overlap-none') : t('assess.overlap', { common: common.length, all: common.length + onlyA.length + onlyB.length, share: percent(overlap) })}{' '}
        {distance === null ? t('assess.distance-none') : t('assess.distance', { pairs: distance.pairs, cost: num(c, distance.cost, Number.isInteger(distance.cost) ? 0 : 1), share: percent(distance.share) })}
      </p>
      {rho !== null && <p>{t('assess.rho', { rho: num(c, rho, 2) })}</p>}
      {because.length > 0 && (
        <ul>
          {because.map((word) => (
            <li>{t(`assess.because-${word}`)}</li>
          ))}
        </ul>
      )}
      <p class="hint">{t('assess.distance-how')}</p>
    </>
  )
}

function Ranks({ c, view: { a, b, comparison } }: { c: PageContext; view: ThreatListsView }) {
  const t = say(c)
  return (
    <>
      <Table
        c={c}
        caption={t('assess.side')}
        rows={comparison.ranks}
        empty={t('assess.none-ranked')}
        columns={[
          { head: t('assess.threat'), row: true, cell: ({ theme }) => themeName(c, theme) },
          { head: optionText(c, a), figure: true, cell: (row) => num(c, row.a, Number.isInteger(row.a) ? 0 : 1) },
          { head: optionText(c, b), figure: true, cell: (row) => num(c, row.b, Number.isInteger(row.b) ? 0 : 1) },
        ]}
      />
      {comparison.discords.length > 0 && (
        <details>
          <summary>
            {t('assess.discords')} <span class="n">{num(c, comparison.discords.length)}</span>
          </summary>
          <ul>
            {comparison.discords.map(({ first, second, how, cost }) => (
              <li>
                {themeName(c, first)} – {themeName(c, second)}: {t(`assess.${how}`)} ({cost === 1 ? '1' : '½'})
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Entries({ c, list, view }: { c: PageContext; list: ThreatList; view: ThreatListsView }) {
  const t = say(c)
  const sources = [...new Set(list.entries.map(({ pointer, certainty }) => `${pointer ?? ''}|${certainty}`))]
  return (
    <>
      {[...Map.groupBy(list.entries, ({ tier }) => tier)].map(([tier, entries]) => (
        <>
          <p class="meta">
            {tier && <b lang={list.statement ? undefined : 'en'}>{tier}</b>} {t(`assess.order-${entries[0]!.reading}`)}
          </p>
          <ul class="lines ranked">
            {entries.map((entry) => (
              <li>
                <b class="fig">{entry.rank ?? '·'}</b> <Entry c={c} entry={entry} foreign={list.statement === null} pointer={view.peoplePointer} />
              </li>
            ))}
          </ul>
        </>
      ))}
      {list.statement ? (
        <p class="source">
          <a href={pages(c.lang).record(list.statement)}>{t('declare.record')}</a> {list.source}
        </p>
      ) : (
        sources.map((key) => {
          const entry = list.entries.find(({ pointer, certainty }) => `${pointer ?? ''}|${certainty}` === key)!
          return <Cite c={c} cite={{ source: list.source, certainty: entry.certainty, ...(entry.pointer ? { pointer: entry.pointer } : {}) }} />
        })
      )}
    </>
  )
}

function Entry({ c, entry, foreign, pointer }: { c: PageContext; entry: ThreatList['entries'][number]; foreign: boolean; pointer: string }) {
  const t = say(c)
  const text = entry.themes.length === 0 ? null : listed(c, entry.themes.map((id) => themeName(c, id)))
  return (
    <span>
      {text ?? <i>{t('assess.themes-none')}</i>}
      {entry.wording && entry.wording.toLowerCase() !== text?.toLowerCase() && <small lang={foreign ? 'en' : undefined}> “{entry.wording}”</small>}
      {entry.rank === null && <small> {t('assess.unranked')}</small>}
      {entry.people && <small> {t('assess.people', { pointer })}</small>}
      {entry.note && <small lang="en"> {entry.note}</small>}
    </span>
  )
}

function Statuses({ c, view }: { c: PageContext; view: ThreatListsView }) {
  const t = say(c)
  return (
    <section aria-labelledby="statuses">
      <h2 id="statuses">{t('assess.statuses')}</h2>
      <p class="hint">{t('assess.statuses-rule')}</p>
      <Table
        c={c}
        caption={t('assess.statuses')}
        rows={view.statuses}
        empty={t('assess.nobody')}
        csv={data.assess('statuses', 'csv')}
        json={data.assess('statuses')}
        columns={[
          { head: t('assess.state'), row: true, cell: (row) => row.name },
          { head: t('assess.threat'), cell: (row) => (row.theme === null ? t('assess.in-general') : themeName(c, row.theme)) },
          { head: t('assess.status'), cell: (row) => row.status && <Badge tone={row.status === 'present' ? 't3' : 't0'} text={t(`threat-status.${row.status}`)} /> },
          { head: t('assess.origin'), cell: (row) => row.origin.map((one) => t(`threat-origin.${one}`)).join(', ') },
          { head: t('assess.roles'), cell: (row) => row.roles.map((one) => t(`threat-role.${one}`)).join(', ') },
          { head: t('assess.ties'), cell: (row) => row.ties.map((one) => t(`link.${one}`)).join(', ') },
          { head: t('assess.wording'), cell: (row) => row.wording && <small lang={row.statement ? undefined : 'en'}>{row.wording}</small> },
          {
            head: t('common.source'),
            cell: (row) => (row.statement ? <a href={pages(c.lang).record(row.statement)}>{t('declare.record')}</a> : <Cite c={c} cite={{ source: row.source, certainty: row.certainty, ...(row.pointer ? { pointer: row.pointer } : {}) }} />),
          },
        ]}
      />
    </section>
  )
}
