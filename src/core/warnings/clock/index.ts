export * from './clock.ts'
export * from './escalation.ts'
export * from './facts.ts'
