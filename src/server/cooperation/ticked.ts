import type { Fields } from '../fields.ts'
import { wordsIn } from '../fields.ts'

/** Words of a list as boxes give them (`causes-resources`) and as programs do (`causes`: several). Fault `field-word`. */
export function ticked<T extends string>(fields: Fields, name: string, words: readonly T[]): T[] {
  const boxes = words.filter((word) => fields[`${name}-${word}`] !== undefined)
  return boxes.length > 0 ? boxes : wordsIn(fields, name, words)
}
