export * from './messages.ts'
export * from './write.ts'
