import { pollChart } from './polls.ts'

export const pollNafta = pollChart('poll-nafta', 'Table 1')
