/** The server's public start, loaded by the commands that need a desk: it costs half a second that `law standing` need not pay. */
export const server = () => import('../server/index.ts')
