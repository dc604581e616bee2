import type { Disclosed, PageQuery, Store } from '../adapters/sql/index.ts'

const PAGE = 1000

/** Everything of a query that a viewer may read, oldest first, page by page: for what must not be cut short. */
export async function readAll(store: Store, viewer: string, query: Pick<PageQuery, 'kind' | 'about'>): Promise<Disclosed[]> {
  const items: Disclosed[] = []
  let after: PageQuery['after']
  do {
    const page = await store.page(viewer, { ...query, order: 'oldest', limit: PAGE, ...(after === undefined ? {} : { after }) })
    items.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return items
}
