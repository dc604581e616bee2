export * from './cases.ts'
export * from './law.ts'
export * from './yaml.ts'
