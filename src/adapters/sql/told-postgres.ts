import { randomUUID } from 'node:crypto'
import pg from 'pg'

const CHANNEL = 'contadora_told'
const AGAIN_MS = [100, 1000, 5000]
/** PostgreSQL takes 8,000 bytes: https://www.postgresql.org/docs/current/sql-notify.html */
const MAX_LETTERS = 7000
const EVERYBODY = ['public']

export interface Others {
  tellOthers(readers: readonly string[]): void
  onOthers(listener: (readers: readonly string[]) => void): Promise<void>
  close(): Promise<void>
}

/**
 * Which readers may have something new, from server to server. Only a nudge: nothing is lost when it fails, whoever is not told sees it at the
 * next look. One message is under way at a time; what comes meanwhile goes with the next. After a broken connection everybody is nudged.
 */
export function othersOn(url: string, pool: pg.Pool, wait: (ms: number) => Promise<unknown> = idle): Others {
  const me = randomUUID()
  const waiting = new Set<string>()
  let sending: Promise<void> | undefined
  let ear: pg.Client | undefined
  let closed = false
  const send = async (): Promise<void> => {
    while (waiting.size > 0) {
      const readers = [...waiting].join(',')
      waiting.clear()
      await pool.query('select pg_notify($1, $2)', [CHANNEL, `${me} ${readers.length > MAX_LETTERS ? EVERYBODY.join() : readers}`]).catch(() => {})
    }
    sending = undefined
  }
  const listen = async (listener: (readers: readonly string[]) => void): Promise<void> => {
    const client = new pg.Client({ connectionString: url })
    // what breaks before it listens is told by what throws below; afterwards, by its end
    client.on('error', () => {})
    client.on('notification', ({ payload = '' }) => {
      const [from, readers = ''] = payload.split(' ')
      if (from !== me) listener(readers.split(','))
    })
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    ear = client
    client.on('end', () => void comeBack(listener))
    if (closed) await client.end()
  }
  const comeBack = async (listener: (readers: readonly string[]) => void): Promise<void> => {
    for (let tried = 0; !closed; tried++) {
      await wait(AGAIN_MS[Math.min(tried, AGAIN_MS.length - 1)]!)
      try {
        await listen(listener)
        return listener(EVERYBODY)
      } catch {
        // the server is still away
      }
    }
  }
  return {
    tellOthers(readers) {
      for (const reader of readers) waiting.add(reader)
      if (!closed) sending ??= send()
    },
    onOthers: listen,
    async close() {
      closed = true
      await sending
      await ear?.end().catch(() => {})
    },
  }
}

/** Holds no process up. */
function idle(ms: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}
