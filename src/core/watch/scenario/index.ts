export { DRILL_FEED, observedOf } from './observed.ts'
export { type Deed, type Goal, type Inject, type Scenario, type ScenarioReport, scenarioSchema, type Step, stepsOf } from './scenario.ts'
