import type { Certainty, Claim } from '../../values/index.ts'

/** Whose word it is, where in it, and how sure that is. */
export interface CiteView {
  source: string
  pointer?: string
  certainty: Certainty
}

export function citeOf({ source, certainty, pointer }: Pick<Claim<unknown>, 'source' | 'certainty' | 'pointer'>): CiteView {
  return { source, certainty, ...(pointer ? { pointer } : {}) }
}
