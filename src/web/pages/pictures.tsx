import type { Instant, Party } from '../../core/values/index.ts'
import { Chart, type ChartView } from '../parts/chart.tsx'
import { Layout } from '../parts/layout.tsx'
import { ChartMap } from '../parts/map.tsx'
import { Empty, Table } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { num, say, themeName } from '../say.ts'
import { span } from '../time.ts'
import type { DeskStatus, MapView, PageContext } from '../view.ts'

export interface EventPicturesView {
  id: string
  title: string
  theme: string
  status: DeskStatus
  history: { number: number; at: Instant; feed: string; title: string; magnitude: number | null; level: number; areas: number; act: string }[]
  shaking: { map: MapView; towns: { name: string; place: Party; people: number; intensity: number; sigma: number; km: number }[]; because: string[] } | null
  track: { map: MapView; states: { party: Party; km: number; method: string }[]; lead: { number: number; sent: Instant; onset: Instant; leadMs: number }[]; onset: Instant } | null
}

/** Every picture of an event, each with its words, its table and its files. */
export function EventPictures(view: EventPicturesView, c: PageContext) {
  const t = say(c)
  const over = (
    <>
      <a href={pages(c.lang).event(view.id)}>{view.title}</a> · {themeName(c, view.theme)}
    </>
  )
  return (
    <Layout c={c} title={t('pictures.title')} over={over} lead={t('pictures.lead')} live>
      <History c={c} view={view} />
      {view.shaking && <Shaking c={c} view={view} shaking={view.shaking} />}
      {view.track && <Track c={c} id={view.id} track={view.track} />}
    </Layout>
  )
}

/** SVG as the desk draws it; a browser makes a PNG of it where a script may run. */
function Files({ c, svg }: { c: PageContext; svg: string }) {
  return (
    <p class="data-links">
      {say(c)('pictures.files')}{' '}
      <a href={svg} data-png="PNG">
        SVG
      </a>
    </p>
  )
}

function History({ c, view }: { c: PageContext; view: EventPicturesView }) {
  const t = say(c)
  const chart = historyChart(c, view)
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('pictures.history')}</h2>
      {chart ? (
        <>
          <Chart c={c} chart={chart} />
          <Files c={c} svg={data.picture(view.id, 'history', c.lang)} />
        </>
      ) : (
        <Empty text={t('pictures.once')} />
      )}
      <Table
        c={c}
        caption={t('pictures.history')}
        rows={view.history}
        empty={t('pictures.once')}
        columns={[
          { head: t('pictures.said'), row: true, cell: ({ at }) => <When c={c} at={at} /> },
          { head: t('pictures.source'), cell: ({ feed }) => feed },
          { head: t('pictures.what'), cell: ({ title, act }) => <span>{title} <small>{t(`pictures.act-${act}` as 'pictures.act-same')}</small></span> },
          { head: t('pictures.magnitude'), figure: true, cell: ({ magnitude }) => (magnitude === null ? '–' : num(c, magnitude, 1)) },
          { head: t('pictures.level'), figure: true, cell: ({ level }) => num(c, level) },
        ]}
        csv={data.part('events', view.id, 'history', 'csv')}
        json={data.part('events', view.id, 'history')}
      />
    </section>
  )
}

const MINUTE = 60_000

/** What was said, minute by minute from the first word on; a source that gives no magnitude is a level. Null where only one thing was said. */
export function historyChart(c: PageContext, { history, title }: EventPicturesView): ChartView | null {
  const t = say(c)
  const first = history[0]
  if (!first || history.length < 2) return null
  const minutes = history.map(({ at }) => (at - first.at) / MINUTE)
  const last = Math.max(1, ...minutes)
  const sized = history.some(({ magnitude }) => magnitude !== null)
  const end = history.at(-1)!
  const value = (one: EventPicturesView['history'][number]): number | null => (sized ? one.magnitude : one.level)
  const known = history.filter((one) => value(one) !== null)
  return {
    id: 'history-chart', title: t('pictures.history-of', { of: title }),
    says: t('pictures.history-says', { n: history.length, span: span(c, end.at - first.at), first: num(c, value(known[0] ?? first) ?? 0, sized ? 1 : 0), last: num(c, value(known.at(-1) ?? end) ?? 0, sized ? 1 : 0) }),
    x: { label: t('pictures.minutes'), from: 0, to: last, ticks: [0, 1, 2, 3, 4].map((i) => ({ at: (last * i) / 4, text: num(c, Math.round((last * i) / 4)) })) },
    y: { label: t(sized ? 'pictures.magnitude' : 'pictures.level'), ...(sized ? { decimals: 1 } : { from: 0, to: 4 }) },
    marks: [{ kind: 'line', label: t(sized ? 'pictures.magnitude' : 'pictures.level'), look: 0, signs: true, points: history.map((one, i) => ({ x: minutes[i]!, y: value(one) })) }],
  }
}

function Shaking({ c, view, shaking }: { c: PageContext; view: EventPicturesView; shaking: NonNullable<EventPicturesView['shaking']> }) {
  const t = say(c)
  return (
    <section aria-labelledby="shaking">
      <h2 id="shaking">{t('pictures.shaking')}</h2>
      <ChartMap map={shaking.map} text={shakingWords(c, shaking)} />
      <Files c={c} svg={data.picture(view.id, 'shaking', c.lang)} />
      <Table
        c={c}
        caption={t('pictures.towns')}
        rows={shaking.towns}
        empty={t('pictures.no-towns', { least: num(c, LEAST_SHAKEN, 1) })}
        columns={[
          { head: t('pictures.town'), row: true, cell: ({ name, place }) => `${name}, ${c.name(place)}` },
          { head: t('pictures.people'), figure: true, cell: ({ people }) => num(c, people) },
          { head: t('pictures.intensity'), figure: true, cell: ({ intensity, sigma }) => `${num(c, intensity, 1)} ± ${num(c, sigma, 1)}` },
          { head: 'km', figure: true, cell: ({ km }) => num(c, Math.round(km)) },
        ]}
        csv={data.part('events', view.id, 'shaking', 'csv')}
        json={data.part('events', view.id, 'shaking')}
      />
      <p>
        <small>{t('pictures.shaking-source')}</small>
      </p>
    </section>
  )
}

/** Of the list of towns, core/watch/impact. */
const LEAST_SHAKEN = 4.5

export function shakingWords(c: PageContext, { map, towns }: NonNullable<EventPicturesView['shaking']>): string {
  const rings = map.shapes.filter((shape) => shape.kind === 'circle').map(({ label }) => label).join(', ')
  return say(c)('pictures.shaking-says', { rings: rings || '–', n: towns.length, least: num(c, LEAST_SHAKEN, 1) })
}

export function trackWords(c: PageContext, { lead, states }: NonNullable<EventPicturesView['track']>): string {
  return say(c)('pictures.track-says', { n: lead.length, states: states.map(({ party }) => c.name(party)).join(', ') || '–' })
}

function Track({ c, id, track }: { c: PageContext; id: string; track: NonNullable<EventPicturesView['track']> }) {
  const t = say(c)
  return (
    <section aria-labelledby="track">
      <h2 id="track">{t('pictures.track')}</h2>
      <ChartMap map={track.map} text={trackWords(c, track)} />
      <Files c={c} svg={data.picture(id, 'track', c.lang)} />
      <Table
        c={c}
        caption={t('pictures.lead-time')}
        rows={track.lead}
        empty=""
        columns={[
          { head: t('pictures.said'), row: true, cell: ({ sent }) => <When c={c} at={sent} /> },
          { head: t('pictures.onset'), cell: ({ onset }) => <When c={c} at={onset} /> },
          { head: t('pictures.left'), cell: ({ leadMs }) => (leadMs > 0 ? span(c, leadMs) : t('pictures.none-left')) },
        ]}
        csv={data.part('events', id, 'track', 'csv')}
        json={data.part('events', id, 'track')}
      />
    </section>
  )
}
