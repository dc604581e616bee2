/** A file served as it is. `file` is relative to the package root; islands exist there once `tsc` has emitted `dist/`. */
export interface Asset {
  url: string
  file: string
  type: string
}

export const ISLANDS = ['live', 'clock', 'draft', 'copy', 'years', 'passkey', 'outbox', 'png'] as const
export type Island = (typeof ISLANDS)[number]

/** Loaded by the page that checks a bundle alone: no other needs it. */
export const VERIFIER = '/static/verify.js'

export const ASSETS: readonly Asset[] = [
  { url: '/static/style.css', file: 'static/style.css', type: 'text/css; charset=utf-8' },
  { url: '/static/favicon.svg', file: 'static/favicon.svg', type: 'image/svg+xml' },
  { url: VERIFIER, file: 'dist/web/islands/verify.js', type: 'text/javascript; charset=utf-8' },
  ...ISLANDS.map((name) => ({ url: `/static/${name}.js`, file: `dist/web/islands/${name}.js`, type: 'text/javascript; charset=utf-8' })),
]

export const STYLE = '/static/style.css'
export const ICON = '/static/favicon.svg'

/** What the pages need and no more; no `unsafe-inline` anywhere. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self' data:", "connect-src 'self'", "form-action 'self'",
  "base-uri 'none'", "frame-ancestors 'none'",
].join('; ')
