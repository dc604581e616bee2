import type { Instant, Party } from '../../core/values/index.ts'
import type { Key as MessageKey } from '../messages/index.ts'
import { Badge } from '../parts/badge.tsx'
import type { GlyphName } from '../parts/glyph.tsx'
import { Layout } from '../parts/layout.tsx'
import { Facts } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { PageContext, Tone } from '../view.ts'

export type KeyStateWord = 'live' | 'rival' | 'rotated' | 'revoked' | 'compromised'

export interface KeyLine {
  kid: string
  /** null: the operator of this desk */
  party: Party | null
  office: string
  nature: string
  role: string
  state: KeyStateWord
  custody: 'hosted' | 'own-node' | 'hardware'
  exercise: boolean
  from: number
  to: number | null
  /** law size since which what it signed is doubted */
  doubtSince: number | null
}

export interface KeysView {
  lines: KeyLine[]
  /** parties whose seat rival keys claim */
  contested: Party[]
  /** key acts in the law log that do not count, and why */
  refused: { index: number; why: string }[]
  /** only keys of this party are shown */
  party: Party | null
}

export interface KeyView {
  line: KeyLine
  x: string
  why: string | null
  by: { kid: string; party: Party | null }
  seatedBy: Party | null
  next: string | null
  contested: boolean
  history: { act: 'announced' | 'rotated' | 'revoked' | 'compromised'; index: number; hash: string; sealed: Instant }[]
}

const STATE: Record<KeyStateWord, [Tone, GlyphName]> = {
  live: ['ok', 'check'],
  rival: ['t3', 'equals'],
  rotated: ['t0', 'stale'],
  revoked: ['t0', 'cross'],
  compromised: ['t4', 'octagon'],
}

export function KeyStateBadge({ c, state }: { c: PageContext; state: KeyStateWord }) {
  const [tone, glyph] = STATE[state]
  return <Badge tone={tone} glyph={glyph} text={say(c)(`key-state.${state}`)} />
}

const partyName = (c: PageContext, party: Party | null) => (party === null ? say(c)('keys.this-desk') : c.name(party))

function span(c: PageContext, { from, to }: KeyLine) {
  return to === null ? say(c)('keys.span', { from: num(c, from) }) : say(c)('keys.span-ended', { from: num(c, from), to: num(c, to) })
}

function Office({ c, line }: { c: PageContext; line: KeyLine }) {
  const t = say(c)
  return (
    <>
      {line.office} <small>{t(`agency-nature.${line.nature}` as MessageKey)}</small>
    </>
  )
}

export function Keys(view: KeysView, c: PageContext) {
  const t = say(c)
  const query = { party: view.party ?? undefined }
  return (
    <Layout c={c} title={t('keys.title')} lead={t('keys.lead')} wide>
      {view.contested.map((party) => (
        <p class="notice">{t('keys.rivals', { party: c.name(party) })}</p>
      ))}
      {view.refused.map(({ index, why }) => (
        <p class="notice">{t('keys.refused', { index: num(c, index), why })}</p>
      ))}
      {view.party && (
        <p>
          {t('keys.show-party')}: <b>{c.name(view.party)}</b> · <a href={pages(c.lang).keys()}>{t('common.all')}</a>
        </p>
      )}
      <Table
        c={c}
        caption={t('keys.title')}
        rows={view.lines}
        empty={t('keys.none')}
        csv={data.list('keys', 'csv', query)}
        json={data.list('keys', 'json', query)}
        columns={[
          {
            head: t('keys.key'),
            row: true,
            cell: ({ kid }) => (
              <a href={pages(c.lang).key(kid)}>
                <code>{kid.slice(0, 10)}…</code>
              </a>
            ),
          },
          { head: t('keys.party'), cell: (line) => <Speaks c={c} line={line} /> },
          { head: t('keys.role'), cell: ({ role }) => t(`key-role.${role}` as MessageKey) },
          { head: t('keys.office'), cell: (line) => <Office c={c} line={line} /> },
          { head: t('keys.state'), cell: ({ state }) => <KeyStateBadge c={c} state={state} /> },
          { head: t('keys.counts'), cell: (line) => span(c, line) },
          { head: t('keys.custody'), cell: ({ custody }) => t(`custody.${custody}`) },
        ]}
      />
    </Layout>
  )
}

function Speaks({ c, line }: { c: PageContext; line: KeyLine }) {
  return (
    <>
      {line.party === null ? partyName(c, null) : <a href={pages(c.lang).keys({ party: line.party })}>{c.name(line.party)}</a>}
      {line.exercise && !c.desk.exercise && <small> {say(c)('keys.exercise')}</small>}
    </>
  )
}

export function KeyPage(view: KeyView, c: PageContext) {
  const t = say(c)
  const { line } = view
  return (
    <Layout
      c={c}
      title={`${partyName(c, line.party)}: ${t(`key-role.${line.role}` as MessageKey)}`}
      over={<a href={pages(c.lang).keys()}>{t('keys.title')}</a>}
      lead={<KeyStateBadge c={c} state={line.state} />}
    >
      {line.doubtSince !== null && (
        <p class="notice">
          {t('keys.doubt', { since: num(c, line.doubtSince) })} {view.why && <q>{view.why}</q>}
        </p>
      )}
      {view.contested && line.party && <p class="notice">{t('keys.rivals', { party: c.name(line.party) })}</p>}
      <KeyFacts c={c} view={view} />
      <section aria-labelledby="history">
        <h2 id="history">{t('keys.history')}</h2>
        <Table
          c={c}
          caption={t('keys.history')}
          rows={view.history}
          empty={t('keys.none')}
          columns={[
            { head: t('keys.history-act'), row: true, cell: ({ act }) => t(`keys.act-${act}`) },
            { head: t('keys.history-entry'), figure: true, cell: ({ index }) => num(c, index) },
            { head: t('keys.history-when'), cell: ({ sealed }) => <When c={c} at={sealed} /> },
            {
              head: t('keys.history-record'),
              cell: ({ hash }) => (
                <a href={pages(c.lang).record(hash)}>
                  <code>{hash.slice(0, 12)}…</code>
                </a>
              ),
            },
          ]}
        />
        <DataLinks c={c} csv={data.one('keys', line.kid, 'csv')} json={data.one('keys', line.kid)} of={t('keys.key')} />
      </section>
    </Layout>
  )
}

function KeyFacts({ c, view }: { c: PageContext; view: KeyView }) {
  const t = say(c)
  const { line, by, next } = view
  const link = (kid: string) => (
    <a href={pages(c.lang).key(kid)}>
      <code class="hash">{kid}</code>
    </a>
  )
  return (
    <Facts
      c={c}
      facts={[
        { term: t('keys.key'), value: <code class="hash">{line.kid}</code> },
        { term: t('keys.public'), value: <code class="hash">{view.x}</code> },
        { term: t('keys.office'), value: <Office c={c} line={line} /> },
        { term: t('keys.counts'), value: span(c, line) },
        {
          term: t('keys.custody'),
          value: (
            <>
              {t(`custody.${line.custody}`)} {line.custody === 'hosted' && <small>{t('custody.hosted-says')}</small>}
            </>
          ),
        },
        ...(by.kid === line.kid
          ? []
          : [
              {
                term: t('keys.by'),
                value: (
                  <>
                    {partyName(c, by.party)} {link(by.kid)}
                  </>
                ),
              },
            ]),
        { term: t('keys.seated-by'), value: partyName(c, view.seatedBy) },
        ...(next ? [{ term: t('keys.next'), value: link(next) }] : []),
        ...(line.exercise ? [{ term: t('keys.use'), value: t('keys.exercise') }] : []),
      ]}
    />
  )
}
