import {
  checkInclusion, coverEntry, edgeRoot, emptyEdge, growTiles, inclusionNodes, leafHash, openCheckpoint, proveInclusion, signCheckpoint,
  signerFromSeed, tilePath, tileReader, tilesFor, verifyLog,
} from '../src/core/ledger/index.ts'
import type { Signer } from '../src/core/ledger/index.ts'
import { randomBytes } from 'node:crypto'

interface Measure { name: string; value: number; unit: string; note?: string }

const LEAVES = 1_000_000
const RUN = 10_000

/** Design section 10: 1 M leaves verified in at most 4 s; a proof in at most 1 ms. */
export async function run(): Promise<Measure[]> {
  const entries = Array.from({ length: LEAVES / RUN }, () => Array.from({ length: RUN }, () => coverEntry((n) => randomBytes(n))))
  const tiles = new Map<string, Uint8Array>()
  const [built, growing] = seconds(() => {
    let edge = emptyEdge()
    for (const part of entries) {
      const grown = growTiles(edge, part.map(leafHash))
      for (const { tile, bytes } of grown.tiles) tiles.set(tilePath(tile), bytes)
      edge = grown.edge
    }
    return edge
  })
  const head = { size: LEAVES, root: edgeRoot(built) }
  const began = performance.now()
  const report = await verifyLog({ heads: [head], entries, readTile: (tile) => tiles.get(tilePath(tile)) })
  const verifying = (performance.now() - began) / 1000
  if (report.kind !== 'verified') throw new Error(`the benchmark's own log does not verify: ${report.kind}`)
  return [
    { name: 'ledger: 1 M leaves hashed into tiles', value: growing, unit: 's', note: 'entries of 51 bytes, one core' },
    { name: 'ledger: 1 M leaves verified', value: verifying, unit: 's', note: 'entries to root, every stored tile compared; budget 4 s' },
    ...proofs(entries, tiles, head),
    ...checkpoints(head),
  ]
}

function proofs(entries: Uint8Array[][], tiles: Map<string, Uint8Array>, head: { size: number; root: Uint8Array }): Measure[] {
  const at = Array.from({ length: 2_000 }, (_, i) => (i * 499_979) % LEAVES)
  const read = tileReader(LEAVES, (tile) => tiles.get(tilePath(tile))!)
  const [made, proving] = seconds(() => at.map((index) => proveInclusion(index, LEAVES, read)))
  const leaf = (index: number) => leafHash(entries[Math.floor(index / RUN)]![index % RUN]!)
  const [, checking] = seconds(() => at.forEach((index, i) => checkInclusion(leaf(index), index, head, made[i]!)))
  const fetched = tilesFor(inclusionNodes(at[1]!, LEAVES), LEAVES).length
  return [
    { name: 'ledger: inclusion proof made', value: (proving / at.length) * 1000, unit: 'ms', note: `${fetched} tiles read; budget 1 ms` },
    { name: 'ledger: inclusion proof checked', value: (checking / at.length) * 1000, unit: 'ms' },
  ]
}

function checkpoints(head: { size: number; root: Uint8Array }): Measure[] {
  const origin = 'bench.example/ledger'
  const one = (kind: Signer['key']['kind'], n: number) => signerFromSeed(kind, origin, Buffer.alloc(32, n))
  const signers = [one('ed25519', 1), one('ml-dsa-44-cosignature', 2)]
  const [notes, signing] = seconds(() => Array.from({ length: 200 }, (_, i) => signCheckpoint({ origin, ...head }, signers, i)))
  const [, opening] = seconds(() => notes.forEach((note) => openCheckpoint(note, signers.map(({ key }) => key))))
  return [
    { name: 'ledger: checkpoint signed', value: (signing / notes.length) * 1000, unit: 'ms', note: 'Ed25519 and ML-DSA-44' },
    { name: 'ledger: checkpoint opened', value: (opening / notes.length) * 1000, unit: 'ms', note: 'both signatures verified' },
  ]
}

function seconds<T>(work: () => T): [T, number] {
  const began = performance.now()
  const result = work()
  return [result, (performance.now() - began) / 1000]
}
