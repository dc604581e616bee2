import type { Instant } from '../../../core/values/index.ts'
import { capDocument, type CapMessage, type Document } from './text.ts'

const HOUR = 3_600_000
const SENDER = 'forecast@exercise.invalid'
/** Barbados, Saint Lucia, Saint Vincent and Grenada. The outline stays the same: what changes in this story is the time that is left. */
const OUTLINE = '14.15,-61.2 13.45,-59.3 12.95,-59.3 11.9,-61.45 12.0,-61.9 13.2,-61.45 14.15,-61.2'
/** Seconds until landfall in the last message: the replay jumps ahead, so that a clock can be seen to run out. */
const LANDFALL_MS = 25_000

/** An invented hurricane. Its name is no storm's: it is a seabird. */
const TITLE = 'Frigatebird'

function stormId(run: number, message: number): string {
  return `frigatebird-exercise-${run}-${message}`
}

/** Identifier and sender together are the id of a CAP message. */
export function stormAlias(run: number): string {
  return `${SENDER},${stormId(run, 1)}`
}

type Changing = Pick<CapMessage, 'msgType' | 'event' | 'responseType' | 'severity' | 'certainty' | 'onset' | 'description' | 'instruction'> & { now: Instant; before: Instant[] }

function message(run: number, name: string, { now, before, ...rest }: Changing): Document {
  return {
    feed: 'cap', name,
    text: capDocument({
      ...rest, identifier: stormId(run, before.length + 1), sender: SENDER, sent: now, references: before.map((sent, i) => ({ identifier: stormId(run, i + 1), sent })),
      category: 'Met', urgency: 'Expected', expires: Math.max(rest.onset, now) + 24 * HOUR, senderName: 'Forecast office (exercise)', headline: TITLE,
      parameters: {}, areaDesc: 'Lesser Antilles, exercise area', area: { polygon: OUTLINE, countries: ['BRB', 'LCA', 'VCT', 'GRD'] },
    }),
  }
}

/** A tropical storm that may grow: moderate, so no standing order of "severe and above" covers it. */
export function watchIssued(run: number, now: Instant): Document {
  return message(run, 'watch.cap.xml', {
    now, before: [], msgType: 'Alert', event: 'Tropical Storm Watch', responseType: 'Prepare', severity: 'Moderate', certainty: 'Possible', onset: now + 36 * HOUR,
    description: 'Exercise. A tropical storm may become a hurricane and cross the islands in 36 hours.', instruction: 'Exercise. Prepare.',
  })
}

/** It has become a hurricane: severe. `before`: when the earlier messages were sent. */
export function warningIssued(run: number, before: Instant[], now: Instant): Document {
  return message(run, 'warning.cap.xml', {
    now, before, msgType: 'Update', event: 'Hurricane Warning', responseType: 'Shelter', severity: 'Severe', certainty: 'Likely', onset: now + 12 * HOUR,
    description: 'Exercise. The storm has become a hurricane and is expected to reach the islands in 12 hours.', instruction: 'Exercise. Finish preparations and take shelter.',
  })
}

/** Landfall: no worse and no wider, only near. Answers given stand; the time of those who have not answered runs out. */
export function landfall(run: number, before: Instant[], now: Instant): Document {
  return message(run, 'landfall.cap.xml', {
    now, before, msgType: 'Update', event: 'Hurricane Warning', responseType: 'Shelter', severity: 'Severe', certainty: 'Observed', onset: now + LANDFALL_MS,
    description: 'Exercise. The hurricane reaches the islands now.', instruction: 'Exercise. Stay in shelter.',
  })
}

export function passed(run: number, before: Instant[], now: Instant): Document {
  return message(run, 'passed.cap.xml', {
    now, before, msgType: 'Cancel', event: 'Hurricane Warning', responseType: 'AllClear', severity: 'Minor', certainty: 'Observed', onset: now,
    description: 'Exercise. The hurricane has passed.', instruction: 'Exercise. All clear.',
  })
}
