/** The reveal of every exchange in the tests. */
export const CUTOFF = Date.parse('2020-01-29T19:00:00Z')
