import type { Page, PageQuery, Store } from '../adapters/sql/index.ts'
import type { Instant } from '../core/values/index.ts'
import type { Desk } from './desk.ts'

/** The same desk as it stood at an instant: what was sealed since is not there. Who may read is today's grants: nobody reads more of the past than now. */
export function deskAt(desk: Desk, at: Instant): Desk {
  return { ...desk, clock: () => at, store: storeAt(desk.store, at) }
}

/** A page may be short, or hold up to twice its limit; `next` leads on as ever. */
function storeAt(store: Store, at: Instant): Store {
  return {
    ...store,
    async page(viewer: string, query: PageQuery): Promise<Page> {
      const items: Page['items'] = []
      for (let asked = query; ; ) {
        const page = await store.page(viewer, asked)
        items.push(...page.items.filter(({ sealedAt }) => sealedAt <= at))
        if (page.next === null || items.length >= query.limit) return { items, next: page.next }
        asked = { ...query, after: page.next }
      }
    },
    async read(viewer: string, id: string) {
      const found = await store.read(viewer, id)
      return found && found.sealedAt <= at ? found : null
    },
  }
}
