import type { Parts } from '../http.ts'
import { ingest } from '../ingest.ts'
import { SERIES, seriesDocuments } from './documents/series.ts'

/** Told once, through the feeds themselves: a desk that heard of them is left as it is. */
export async function openSeries({ desk, book }: Parts): Promise<void> {
  await book.catchUp()
  if (book.told().some(({ record }) => record.sources.some(({ feed, latest }) => feed === SERIES.feed && latest.id.includes(SERIES.what)))) return
  for (const { feed, name, text } of seriesDocuments(desk.clock()))
    await ingest(desk, book, { feed, from: `exercise://series/${name}`, as: 'exercise' }, Buffer.from(text))
}
