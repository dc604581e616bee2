import { parentPort, workerData } from 'node:worker_threads'
import { readXlsx } from 'hucre/xlsx'

export type Workbook = Awaited<ReturnType<typeof readXlsx>>

/** What the reader says of a workbook, or why it could not be read. */
export type Told = { sheets: Pick<Workbook['sheets'][number], 'name' | 'hidden' | 'veryHidden' | 'merges' | 'rows' | 'cells'>[] } | { wrong: string } | { cells: number }

/** Run in a thread of its own, with memory of its own: a few kilobytes can name a cell a million rows away, and the reader fills what lies between. */
async function told({ bytes, most }: { bytes: Uint8Array; most: number }): Promise<Told> {
  try {
    const { sheets } = await readXlsx(bytes)
    const cells = sheets.reduce((sum, { rows }) => sum + rows.length * (rows[0]?.length ?? 0), 0)
    if (cells > most) return { cells }
    return { sheets: sheets.map(({ name, hidden, veryHidden, merges, rows, cells }) => ({ name, rows, ...(hidden ? { hidden } : {}), ...(veryHidden ? { veryHidden } : {}), ...(merges ? { merges } : {}), ...(cells ? { cells } : {}) })) }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : 'unknown cause' }
  }
}

parentPort?.postMessage(await told(workerData as Parameters<typeof told>[0]))
