import { pollChart } from './polls.ts'

export const pollWar = pollChart('poll-war', 'Table 2')
