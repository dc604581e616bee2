export * from './distributions.ts'
export * from './poisson-regression.ts'
export * from './special.ts'
