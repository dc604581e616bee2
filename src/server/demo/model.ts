import type { Party } from '../../core/values/index.ts'

export interface DemoOffice {
  party: Party
  office: string
  role: 'drafter' | 'releaser'
}

export interface Demo {
  readonly offices: readonly DemoOffice[]
}
