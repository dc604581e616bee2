<<<<<<< HEAD
export * from './model.ts'
=======
export * from './bits.ts'
export * from './claim-id.ts'
export * from './diff.ts'
export * from './law.ts'
export * from './model.ts'
export * from './quality.ts'
export * from './tally.ts'
export * from './words.ts'
>>>>>>> law
