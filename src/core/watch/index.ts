export * from './observation.ts'
export * from './cap/index.ts'
