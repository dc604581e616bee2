export * from './observation.ts'
export * from './cap/index.ts'
export * from './feeds/index.ts'
