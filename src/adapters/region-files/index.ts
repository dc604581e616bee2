export * from './claims.ts'
export * from './places.ts'
export * from './yaml.ts'
