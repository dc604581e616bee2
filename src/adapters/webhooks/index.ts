export * from './post.ts'
export * from './sign.ts'
