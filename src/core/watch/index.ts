export * from './observation.ts'
export * from './cap/index.ts'
export * from './feeds/index.ts'
export * from './lineage/index.ts'
