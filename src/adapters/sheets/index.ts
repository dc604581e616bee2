export * from './guard.ts'
export * from './read.ts'
export * from './table.ts'
export * from './write.ts'
