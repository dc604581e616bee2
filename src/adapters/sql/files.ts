import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface FileBytes {
  path: string
  bytes: Uint8Array | string
}

/**
 * Writes files so that after a crash each is whole and there, or not there: a temporary beside it, fsync, rename, and when
 * all are renamed fsync of their folders. The files wait for the disk together: a few thousand a second.
 */
export async function writeDurably(files: readonly FileBytes[]): Promise<void> {
  const folders = new Set(files.map(({ path }) => dirname(path)))
  const made = await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true, mode: 0o700 })))
  await Promise.all(files.map(writeOne))
  for (const folder of folders) await syncFolder(folder)
  // A folder that is new must itself be in its parent after a crash.
  for (const first of made) if (first !== undefined) await syncFolder(dirname(first))
}

async function writeOne({ path, bytes }: FileBytes): Promise<void> {
  const handle = await open(`${path}.tmp`, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${path}.tmp`, path)
}

export async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
