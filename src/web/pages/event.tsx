import type { Instant, Party } from '../../core/values/index.ts'
import { AnswerBadge, Badge, SeverityBadge, StatusBadge } from '../parts/badge.tsx'
import { PostForm } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { ChartMap } from '../parts/map.tsx'
import { Facts } from '../parts/sourced.tsx'
import { Table } from '../parts/table.tsx'
import { Ledger } from '../parts/timeline.tsx'
import { Clock, When } from '../parts/when.tsx'
import { tMaybe } from '../messages/index.ts'
import { actions, data, pages } from '../paths.ts'
import { names, num, say, themeName } from '../say.ts'
import { shortDay } from '../time.ts'
import type { AnswerState, DeskStatus, MapView, PageContext, SeverityView, Tone } from '../view.ts'

export interface EventHead {
  id: string
  title: string
  theme: string
  at: Instant
  status: DeskStatus
  /** `deleted`: its source took it back without saying cancelled */
  state: 'current' | 'cancelled' | 'deleted' | 'expired'
  severity: SeverityView[]
  /** its place cannot be read: whom it concerns is not known, which is not nobody */
  unplaced: boolean
}

/** One difference to the version before: `severity` {scale, from, to}, `state` {from, to}, `flag` {flag}, `area`. */
export interface EventChange {
  code: 'severity' | 'state' | 'flag' | 'area' | 'other'
  params: Record<string, string>
}

export interface EventVersion {
  version: string
  feed: string
  sent: Instant
  act: 'report' | 'update' | 'cancel' | 'delete'
  title: string
  severity: SeverityView[]
  current: boolean
  changes: EventChange[]
  /** an answer to the version before no longer stands for this one */
  reopens: boolean
}

export interface AttributionRow {
  party: Party
  /** `inside`, `near-border`, `offshore`, `claimed`, ...: the words of attribution */
  method: string
  /** distance to the nearest ground; 0 inside; null when the source only named it */
  km: number | null
  /** claimed ground names every claimant */
  claimants: Party[]
  responsible?: Party
}

export interface EventView extends EventHead {
  where: { lat: number; lon: number; depthKm?: number } | null
  versions: EventVersion[]
  sources: { feed: string; title: string; id: string; link?: string; raw?: string; signature?: 'valid' | 'invalid' | 'untrusted' | 'unsigned' }[]
  attribution: AttributionRow[]
  /** what its sources said of it and is over, while the rest stands */
  over: { until: Instant; severity: SeverityView[] }[]
  texts: { language: string; headline?: string; description?: string; instruction?: string; area?: string }[]
  warnings: { id: string; title: string; from: Party; sent: Instant; state: AnswerState }[]
  owed: { owed: number; affected: number }
  map: MapView | null
  /** our own level, and the word of a source that it came from */
  level: 'extreme' | 'severe' | 'moderate' | 'minor' | 'unknown'
  because: string
  /** what stands beside a severity: `tsunami`, `restricted`, ... */
  flags: readonly string[]
  /** one id and version with different contents, all kept */
  contradictions: number
  /** the viewer may draft a warning about it */
  mayDraft: boolean
  /** an official message stands behind it, which one person may pass on unchanged */
  mayRelay?: boolean
}

export function Event(view: EventView, c: PageContext) {
  const t = say(c)
  return (
    <Layout
      c={c}
      title={view.title}
      over={<EventOver c={c} event={view} />}
      lead={<When c={c} at={view.at} />}
      live
      wide
    >
      {view.state !== 'current' && (
        <p class="notice">
          <b>{t(`event.state-${view.state}`)}</b>
        </p>
      )}
      <div class="two">
        <div>
          <p class="badges loud">
            {view.severity.map((one) => (
              <SeverityBadge c={c} severity={one} />
            ))}
            {view.flags.map((flag) => <Badge tone={flag === 'tsunami' ? 't4' : 't2'} text={flagText(c, flag)} />)}
          </p>
          {view.over.map(({ until, severity }) => (
            <p class="meta">
              {t('event.part-over')} <When c={c} at={until} />: <s>{severity.map((one) => t('scale.says', { scale: t(`scale.${one.scale}`), value: worded(c, one.scale, one.value) })).join(' · ')}</s>
            </p>
          ))}
          <Place c={c} view={view} />
          <OwedBox c={c} view={view} />
          <Texts c={c} view={view} />
        </div>
        {view.map && <ChartMap map={view.map} text={mapText(c, view.title, view.map)} />}
      </div>
      <Attribution c={c} view={view} />
      <Versions c={c} view={view} />
      <Sources c={c} view={view} />
    </Layout>
  )
}

/** The ring around a point is what counts as near here, and could be taken for the area in danger. */
function mapText(c: PageContext, title: string, { shapes }: MapView): string {
  const ring = shapes.find((shape) => shape.kind === 'circle' && shape.label)?.label
  return [say(c)('event.map-text', { title }), ...(ring ? [say(c)('event.map-ring', { ring })] : [])].join(' ')
}

export function EventOver({ c, event }: { c: PageContext; event: EventHead }) {
  return (
    <>
      <a href={pages(c.lang).watch({ theme: event.theme })}>{themeName(c, event.theme)}</a>{' '}
      <StatusBadge c={c} status={event.status} always />
    </>
  )
}

/** A method in words, with its code; a method without words shows its code alone. */
export function MethodWord({ c, method }: { c: PageContext; method: string }) {
  return <>{tMaybe(c.lang, `method.${method}`) ?? <code>{method}</code>}</>
}

function Place({ c, view }: { c: PageContext; view: EventView }) {
  const t = say(c)
  const [scale = '', value = ''] = view.because.split(' ')
  const level = <><Badge tone={LEVEL_TONE[view.level]} text={t(`severity.${view.level}`)} /> <small>{t('event.level-from', { because: `${tMaybe(c.lang, `scale.${scale}`) ?? scale} ${worded(c, scale, value)}` })}</small></>
  const where = view.where ? [{ term: t('event.position'), value: positionText(c, view.where) }] : []
  const depth = view.where?.depthKm === undefined ? [] : [{ term: t('event.depth'), value: `${num(c, view.where.depthKm, 1)} km` }]
  return <Facts c={c} facts={[{ term: t('event.level'), value: view.level === 'unknown' ? t('event.level-none') : level }, ...where, ...depth]} />
}

const LEVEL_TONE: Record<EventView['level'], Tone> = { extreme: 't4', severe: 't3', moderate: 't2', minor: 't1', unknown: 't0' }

function positionText(c: PageContext, { lat, lon }: { lat: number; lon: number }): string {
  return `${num(c, Math.abs(lat), 2)}° ${lat < 0 ? 'S' : 'N'}, ${num(c, Math.abs(lon), 2)}° ${lon < 0 ? 'W' : 'E'}`
}

function OwedBox({ c, view }: { c: PageContext; view: EventView }) {
  const t = say(c)
  return (
    <section class="box" aria-labelledby="owed">
      <h2 id="owed">{t('event.who')}</h2>
      <p>
        {view.owed.owed > 0 ? t('event.owed-n', { n: view.owed.owed }) : !view.unplaced && t('owed.nobody')}{' '}
        {!view.unplaced && t('event.affected-n', { n: view.owed.affected })}
      </p>
      {view.unplaced && <p class="notice"><b>{t('event.unplaced')}</b></p>}
      <p>
        <a class="button plain" href={pages(c.lang).owed(view.id)}>
          {t('event.see-owed')}
        </a>
        <a class="button plain" href={pages(c.lang).pictures(view.id)}>
          {t('pictures.title')}
        </a>
      </p>
      {view.mayDraft && (
        <PostForm c={c} action={actions(c.lang).draft(view.id)}>
          <button>{t('event.draft')}</button>
        </PostForm>
      )}
      {view.mayRelay && (
        <PostForm c={c} action={actions(c.lang).relay(view.id)}>
          <button class="plain">{t('office.relay')}</button>
        </PostForm>
      )}
      {view.warnings.length > 0 && (
        <ul class="lines">
          {view.warnings.map((one) => (
            <li>
              <Clock c={c} at={one.sent} /> <a href={pages(c.lang).warning(one.id)}>{one.title}</a> · {c.name(one.from)}{' '}
              <AnswerBadge c={c} state={one.state} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Texts({ c, view }: { c: PageContext; view: EventView }) {
  return (
    <>
      {view.texts.map((text) => (
        <blockquote lang={text.language}>
          {text.headline && (
            <p>
              <b>{text.headline}</b>
            </p>
          )}
          {text.description && <p>{text.description}</p>}
          {text.instruction && <p>{text.instruction}</p>}
          {text.area && <p>{text.area}</p>}
          <footer>{say(c)('event.as-source-said')}</footer>
        </blockquote>
      ))}
    </>
  )
}

function Attribution({ c, view }: { c: PageContext; view: EventView }) {
  const t = say(c)
  return (
    <section aria-labelledby="attribution">
      <h2 id="attribution">{t('event.attribution')}</h2>
      <p class="caution">{t('event.not-boundary')}</p>
      <Table
        c={c}
        caption={t('event.attribution')}
        rows={view.attribution}
        empty={t(view.unplaced ? 'event.unplaced' : 'event.no-state')}
        csv={data.part('events', view.id, 'attribution', 'csv')}
        json={data.part('events', view.id, 'attribution')}
        columns={[
          { head: t('watch.state'), row: true, cell: (row) => <a href={pages(c.lang).state(row.party)}>{c.name(row.party)}</a> },
          { head: t('event.method'), cell: (row) => <MethodWord c={c} method={row.method} /> },
          { head: 'km', figure: true, cell: (row) => (row.km === null ? <span class="blank">{t('common.blank')}</span> : num(c, row.km)) },
          {
            head: t('event.claimants'),
            cell: (row) =>
              row.claimants.length > 0 ? (
                <span class="claimed">{t('event.claimed-by', { names: names(c, row.claimants) })}</span>
              ) : row.responsible ? (
                t('state.responsible', { party: c.name(row.responsible) })
              ) : (
                '—'
              ),
          },
        ]}
      />
    </section>
  )
}

function Versions({ c, view }: { c: PageContext; view: EventView }) {
  const t = say(c)
  const entries = view.versions.map((one) => ({
    margin: (
      <>
        <Clock c={c} at={one.sent} /> <span class="day">{shortDay(c, one.sent)}</span>
      </>
    ),
    body: (
      <>
        <p class="head">
          {t(`event.act-${one.act}`)} · {one.feed} {one.current && <span class="chip">{t('event.current')}</span>}
        </p>
        <p>{one.title}</p>
        {one.changes.length > 0 && <p class="changes">{one.changes.map((change) => changeText(c, change)).join(' · ')}{one.reopens && <> <span class="chip">{t('event.reopens')}</span></>}</p>}
        <p class="badges">{one.severity.map((severity) => <SeverityBadge c={c} severity={severity} />)}</p>
      </>
    ),
    cancelled: one.act === 'cancel' || one.act === 'delete',
  }))
  return <section aria-labelledby="versions"><h2 id="versions">{t('event.history')}</h2>{view.contradictions > 0 && <p class="caution">{t('event.contradictions', { n: view.contradictions })}</p>}<Ledger entries={entries} label={t('event.history')} /></section>
}

function changeText(c: PageContext, { code, params: { scale = '', from = '', to = '', flag = '', text = '' } }: EventChange): string {
  const picture = (word: string) => tMaybe(c.lang, `picture.${word}`) ?? word
  if (code === 'severity') return `${tMaybe(c.lang, `scale.${scale}`) ?? scale} ${worded(c, scale, from)} → ${worded(c, scale, to)}`
  if (code === 'state') return `${picture(from)} → ${picture(to)}`
  if (code === 'flag') return say(c)('change.flag', { flag: flagText(c, flag) })
  return code === 'area' ? say(c)('change.area') : text
}

function flagText(c: PageContext, flag: string): string {
  return tMaybe(c.lang, `flag.${flag}`) ?? flag
}

/** A value in the words of its own scale. */
function worded(c: PageContext, scale: string, value: string): string {
  if (value === 'not said') return say(c)('common.blank')
  const word = value.toLowerCase()
  return (scale === 'cap-severity' ? tMaybe(c.lang, `severity.${word}`) : tMaybe(c.lang, `colour.${word}`)) ?? value
}

const SIGNATURE_TONE: Record<'valid' | 'invalid' | 'untrusted' | 'unsigned', Tone> = { valid: 't1', invalid: 't4', untrusted: 't2', unsigned: 't0' }

function Sources({ c, view }: { c: PageContext; view: EventView }) {
  const t = say(c)
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{t('event.sources-title')}</h2>
      <ul class="lines">{view.sources.map((source) => <li>{source.link ? <a href={source.link} rel="external">{source.title}</a> : source.title} <code>{source.id}</code>{source.raw && <small> <a href={data.raw(source.raw)}>{t('event.raw')}</a> SHA-256 <code class="hash">{source.raw}</code></small>}{source.signature && <p><Badge tone={SIGNATURE_TONE[source.signature]} text={t(`event.signature-${source.signature}`)} /> <small>{t(`event.signature-${source.signature}-why`)}</small></p>}</li>)}</ul>
    </section>
  )
}
