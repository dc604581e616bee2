import type { Instant, Party } from '../../core/values/index.ts'
import { Badge } from '../parts/badge.tsx'
import { DisclosedPart, type DisclosedView } from '../parts/disclosed.tsx'
import { Layout } from '../parts/layout.tsx'
import { Qr } from '../parts/qr.tsx'
import { Facts } from '../parts/sourced.tsx'
import { DataLinks } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface RecordView {
  hash: string
  id: string
  kind: string
  author: Party
  /** the law log is wholly public and has receipts of its own kind */
  log: 'statements' | 'law'
  authority: string | null
  made: Instant
  /** header as it was signed, one line a field */
  header: [field: string, value: string][]
  /** canonical body, or null: this viewer reads the header only */
  body: string | null
  signature: { algorithm: string; key: string; holder: string; live: boolean; rival: boolean; doubt: { since: number; here: boolean } | null }
  /** minutes by which the author's clock was ahead of the sealing; 0 for none worth saying */
  aheadMin: number
  /** null while the entry waits for the next published checkpoint */
  proof: { index: number; size: number; root: string; path: string[]; checkpoint: string } | null
  /** address of this record, for the QR */
  url: string
  disclosed: DisclosedView
}

export function Record(view: RecordView, c: PageContext) {
  const t = say(c)
  return (
    <Layout
      c={c}
      title={t('record.title')}
      over={<code class="hash">{view.hash}</code>}
      lead={
        <>
          {view.kind} · {c.name(view.author)} · <When c={c} at={view.made} />
          {view.aheadMin > 0 && <small> {t('record.made-ahead', { min: num(c, view.aheadMin) })}</small>}
        </>
      }
    >
      <div class="with-qr">
        <Facts
          c={c}
          facts={[
            { term: t('release.author'), value: c.name(view.author) },
            { term: t('release.authority'), value: view.authority ?? t('warning.no-authority') },
            {
              term: t('record.signature'),
              value: (
                <>
                  <Badge
                    tone={view.signature.live ? 'ok' : 't4'}
                    glyph={view.signature.live ? 'check' : 'cross'}
                    text={t(view.signature.live ? 'record.key-live' : 'record.key-dead')}
                  />{' '}
                  {view.signature.algorithm} <a href={pages(c.lang).key(view.signature.key)}><code class="hash">{view.signature.key}</code></a> <small>{view.signature.holder}</small>
                  <KeyMarks c={c} signature={view.signature} />
                </>
              ),
            },
            { term: t('record.published'), value: t(view.proof ? 'record.is-published' : 'record.waiting') },
          ]}
        />
        <Qr text={view.url} label={t('record.qr')} />
      </div>
      <DisclosedPart c={c} id={view.id} author={view.author} view={view.disclosed} />
      <section aria-labelledby="header">
        <h2 id="header">{t('record.header')}</h2>
        <Facts c={c} facts={view.header.map(([term, value]) => ({ term, value: <code>{value}</code> }))} />
      </section>
      <section aria-labelledby="body">
        <h2 id="body">{t('record.body')}</h2>
        {view.body === null ? <p class="empty">{t('record.header-only')}</p> : <pre tabindex={0}>{view.body}</pre>}
      </section>
      {view.proof && <Proof c={c} view={view} />}
      <section aria-labelledby="how">
        <h2 id="how">{t('record.how')}</h2>
        <p>{t('record.how-says')}</p>
        {view.log === 'law' ? (
          <pre tabindex={0}>contadora ledger verify</pre>
        ) : (
          <pre tabindex={0}>{`contadora ledger proof ${view.id} > bundle\ncontadora verify bundle`}</pre>
        )}
        {view.log === 'statements' && view.proof && (
          <p>
            <a class="button plain" href={data.proof(view.id)}>
              {t('record.download')}
            </a>
          </p>
        )}
        <DataLinks c={c} csv={data.one('statements', view.id, 'csv')} json={data.one('statements', view.id)} of={t('record.title')} />
      </section>
    </Layout>
  )
}

/** What became of the key since: said beside the signature, and never a reason to hide what was sealed. */
function KeyMarks({ c, signature: { rival, doubt } }: { c: PageContext; signature: RecordView['signature'] }) {
  const t = say(c)
  return (
    <>
      {rival && <Badge tone="t3" glyph="equals" text={t('record.key-rival')} />}
      {doubt?.here && <Badge tone="t4" glyph="octagon" text={t('record.key-doubted', { since: num(c, doubt.since) })} />}
      {doubt && !doubt.here && <small>{t('record.key-doubted-later', { since: num(c, doubt.since) })}</small>}
    </>
  )
}

function Proof({ c, view }: { c: PageContext; view: RecordView }) {
  const t = say(c)
  const proof = view.proof!
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">{t('record.proof')}</h2>
      <Facts
        c={c}
        facts={[
          { term: t('record.index'), value: t('record.index-of', { index: num(c, proof.index), size: num(c, proof.size) }) },
          { term: t('record.root'), value: <code class="hash">{proof.root}</code> },
        ]}
      />
      <details>
        <summary>{t('record.path', { n: proof.path.length })}</summary>
        <ol class="hashes">
          {proof.path.map((hash) => (
            <li>
              <code class="hash">{hash}</code>
            </li>
          ))}
        </ol>
      </details>
      <h3>{t('common.checkpoint')}</h3>
      <pre tabindex={0}>{proof.checkpoint}</pre>
    </section>
  )
}
