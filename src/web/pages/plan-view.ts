import type { BurnRow, Milestone, Plan, PlanPoint, PointProgress, Report, ReportAside } from '../../core/cooperation/index.ts'
import type { PointStatus } from '../../core/values/index.ts'
import type { FormError } from '../view.ts'

export interface PlanLine {
  id: string
  title: string
  sort: Plan['sort']
  level: Plan['level']
  points: number
  printed: number
  moved: number
  reported: number
  done: number
  blocked: number
  next: string | null
  late: boolean
}

export interface PlansView {
  plans: PlanLine[]
  /** reports that are on no board, with the reason */
  aside: { report: Report; why: ReportAside }[]
}

export type PointView = PlanPoint & { progress: PointProgress; milestones: Milestone[]; late: boolean }
export type BoardColumn = PointStatus | 'differs' | 'none'

export interface PlanView {
  plan: Plan
  title: string
  points: PointView[]
  board: { column: BoardColumn; points: PointView[] }[]
  burn: BurnRow[]
  twice: number[]
}

export interface PlanPointView {
  plan: Plan
  title: string
  point: PointView
  may: 'yes' | 'sign-in' | 'not-party' | 'no-seat'
  typed: Record<string, string>
  errors: FormError[]
}
