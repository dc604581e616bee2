import { join } from 'node:path'
import { checkpointText, coverEntry, type Checkpoint } from '../../core/ledger/index.ts'
import { Fault, type Random } from '../../core/values/index.ts'
import { equalBytes } from './bytes.ts'
import type { Dialect } from './dialect.ts'
import { writeDurably } from './files.ts'
import { advance, Race, readHeads, type Head } from './head.ts'
import { originOf, readHeld, unverifiedCheckpointIn, writeHeld } from './held.ts'
import type { Log } from './model.ts'
import { publishedDir, writeTiles } from './published.ts'
import { TRUTH } from './schema.ts'

export interface Publishing {
  /** signs a checkpoint with the keys of its origin: the whole note, the given text included */
  signCheckpoint(text: string, head: Omit<Checkpoint, 'extensions'>): Uint8Array | string | Promise<Uint8Array | string>
  /** the statements log grows by a multiple of this at every beat, also when nothing was sealed */
  quantum: number
}

export interface Publisher {
  dialect: Dialect
  dir: string
  witnessDir: string
  origin: string
  random: Random
}

/** One beat for both logs: pad, tiles, sign, store, hold outside, publish. Safe to run again after a crash at any point. */
export async function publishAll(publisher: Publisher, publishing: Publishing): Promise<Record<Log, number>> {
  if (!Number.isSafeInteger(publishing.quantum) || publishing.quantum < 1)
    throw new Fault('publish-quantum', 'the quantum is a whole number from 1')
  const law = (await readHeads(publisher.dialect.write)).law
  await publishLog(publisher, law, publishing)
  const statements = await pad(publisher, publishing.quantum)
  await publishLog(publisher, statements, publishing)
  return { law: law.size, statements: statements.size }
}

/** Adds covers so that the log has grown since its last checkpoint by a whole number of quanta, and at least one. */
async function pad(publisher: Publisher, quantum: number): Promise<Head> {
  const { dialect } = publisher
  for (;;) {
    try {
      return await dialect.write.transaction().execute(async (tx) => {
        const { statements: head } = await readHeads(tx)
        const last = await tx.selectFrom('checkpoint').select('size').where('log', '=', 'statements')
          .orderBy('size', 'desc').limit(1).executeTakeFirst()
        const published = last?.size ?? 0
        const target = published + quantum * Math.max(1, Math.ceil((head.size - published) / quantum))
        if (target === head.size) return head
        const covers = Array.from({ length: target - head.size }, () => coverEntry(publisher.random))
        const next = await advance(dialect, tx, head, covers, 0)
        await dialect.insert(tx, TRUTH.cover, [[head.size, covers.length]])
        return next
      })
    } catch (error) {
      if (!(error instanceof Race) && !dialect.isRace(error)) throw error
    }
  }
}

async function publishLog(publisher: Publisher, head: Head, publishing: Publishing): Promise<void> {
  const { dialect, dir, witnessDir, origin } = publisher
  const held = await readHeld(witnessDir, head.log)
  if (held && held.size > head.size)
    throw new Fault('rolled-back',
      `a checkpoint of ${held.size} entries of log ${originOf(origin, head.log)} was published; the database has ${head.size}. Nothing `
        + `was signed`)
  if (held && held.size === head.size && !equalBytes(held.root, head.root))
    throw new Fault('log-contradicts-itself',
      `log ${originOf(origin, head.log)} was published at ${held.size} entries with another root. Nothing was signed`)
  const root = publishedDir(dir, head.log)
  await writeTiles(dialect.read, root, head)
  const note = await checkpointNote(publisher, head, publishing)
  await writeHeld(witnessDir, head.log, note)
  await writeDurably([{ path: join(root, 'checkpoint'), bytes: note }])
}

/** The note stored for this size, else a new one, stored. Never two roots under one size. */
async function checkpointNote({ dialect, origin }: Publisher, head: Head, publishing: Publishing): Promise<string> {
  const stored = () => dialect.write.selectFrom('checkpoint').select('note')
    .where('log', '=', head.log).where('size', '=', head.size).executeTakeFirst()
  const before = await stored()
  if (!before) {
    const checkpoint = { origin: originOf(origin, head.log), size: head.size, root: head.root }
    const note = await publishing.signCheckpoint(checkpointText(checkpoint), checkpoint)
    await dialect.insert(dialect.write, TRUTH.checkpoint, [[head.log, head.size, Buffer.from(note).toString()]], 'ignore')
  }
  const { note } = before ?? (await stored())!
  if (!equalBytes(unverifiedCheckpointIn(Buffer.from(note)).root, head.root))
    throw new Fault('log-contradicts-itself',
      `log ${originOf(origin, head.log)} has a stored checkpoint at ${head.size} entries with another root`)
  return note
}
