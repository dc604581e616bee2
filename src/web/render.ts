import type { PageContext } from './view.ts'

/** A page as the bytes to send. Pages are synchronous: no component awaits anything. */
export function render<View>(page: (view: View, c: PageContext) => unknown, view: View, c: PageContext): string {
  return `<!doctype html>${String(page(view, c))}`
}
