export * from './law.ts'
export * from './yaml.ts'
