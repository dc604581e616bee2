// A process of its own for the tests that kill, race and lock: `node store-child.ts {"dir","url"?,"publish"?,"count"?}`.
// Prints the id of each statement once its seal was acknowledged, one a line.
import { writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { openStore } from '../src/adapters/sql/index.ts'

interface Orders {
  dir: string
  url?: string
  publish?: boolean
  /** statements to seal, then exit; absent: until killed */
  count?: number
}

const { dir, url, publish, count = Infinity } = JSON.parse(process.argv[2]!) as Orders
const newId = () => randomBytes(16).toString('hex')
const statement = (kind: string, grants: { reader: string; cause: string }[]) => {
  const id = newId()
  return { id, kind, author: 'JAM', signed: `${id}..${newId()}`, body: null, bodySalt: null, grants }
}
const say = (line: string) => writeSync(1, `${line}\n`)

try {
  const store = await openStore({
    dir, ...(url ? { url } : {}), origin: 'test.example/desk', clock: () => Date.now(), random: (bytes) => randomBytes(bytes),
    lawLink: (_size, _root, grants) => ({ ...statement('law-link', []), signed: `${newId()}..${Buffer.from(grants).toString('base64url')}` }),
  })
  say('open')
  const noteOf = (text: string) => `${text}\n— test.example/desk ${Buffer.alloc(68, 1).toString('base64')}\n`
  if (publish) void (async () => {
    for (;;) await store.publish({ signCheckpoint: noteOf, quantum: 8 })
  })()
  let left = count
  const sealer = async () => {
    while (left-- > 0) {
      const [sealed] = await store.seal({
        log: 'statements', items: [statement('warning', [{ reader: 'JAM', cause: 'author' }, { reader: 'CUB', cause: 'named' }])],
        jobs: [{ queue: 'push', key: newId(), payload: null }],
      })
      say(sealed!.id)
    }
  }
  await Promise.all([sealer(), sealer(), sealer()])
  await store.close()
} catch (error) {
  say(`fault ${(error as { code?: string }).code} ${(error as Error).message}`)
  process.exitCode = 1
}
