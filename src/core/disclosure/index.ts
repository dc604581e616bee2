export * from './decide.ts'
export * from './exchange.ts'
export * from './later.ts'
