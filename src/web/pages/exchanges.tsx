import type { Instant, Party } from '../../core/values/index.ts'
import { Layout } from '../parts/layout.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { pages } from '../paths.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface ExchangesView {
  rooms: {
    form: string
    title: string
    /** this state has not committed, and still can */
    mayJoin: boolean
    period: string
    under: string[]
    /** when all is revealed at once */
    reveal: Instant
    revealed: boolean
    rows: { party: Party; word: 'committed' | 'exchanged' | 'face' | 'late' | 'unopened'; record: string; at: Instant }[]
  }[]
}

/** Who has committed to an exchange, as far as the viewer may know of it. */
export function Exchanges({ rooms }: ExchangesView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('exchange.title')} lead={t('exchange.lead')} live>
      {rooms.length === 0 && <Empty text={t('exchange.none')} />}
      {rooms.map((room, i) => (
        <section aria-labelledby={`room-${i}`}>
          <h2 id={`room-${i}`}>
            {room.title} · {room.period}
          </h2>
          <p>
            {room.under.map((id) => (
              <>
                <a href={pages(c.lang).treaty(id)}>{id}</a>{' · '}
              </>
            ))}
            {t('exchange.reveal')}: <When c={c} at={room.reveal} />
          </p>
          <Table
            c={c}
            caption={`${room.title} ${room.period}`}
            rows={room.rows}
            empty={t('exchange.none')}
            columns={[
              { head: t('exchange.state'), row: true, cell: ({ party }) => c.name(party) },
              { head: t('exchange.word'), cell: ({ word }) => t(`exchange.is-${word}`) },
              { head: t('record.title'), cell: ({ record, at }) => (<a href={pages(c.lang).record(record)}><When c={c} at={at} /></a>) },
            ]}
          />
          {room.mayJoin && (
            <p>
              <a href={pages(c.lang).fileReturn(room.form, room.period)}>{t('exchange.join')}</a> {t('exchange.join-says', { day: new Date(room.reveal).toISOString().slice(0, 10) })}
            </p>
          )}
          <p>
            <small>{t('exchange.rest')}</small>
          </p>
        </section>
      ))}
      <DataLinks c={c} csv="/api/v1/exchanges.csv" json="/api/v1/exchanges" of={t('exchange.title')} />
    </Layout>
  )
}
