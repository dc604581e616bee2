import type { Parts } from '../http.ts'

export interface Demo {
  readonly offices: readonly unknown[]
}

export async function demoOf(_parts: Parts): Promise<Demo> {
  return { offices: [] }
}
