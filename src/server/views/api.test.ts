import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Parts } from '../http.ts'
import { ROUTES } from '../routes/index.ts'
import { addressed, API, openapiOf } from './api.ts'

/** The routes alone: no handler runs, so the desk behind them is never asked. */
function routesAlone() {
  const app = new Hono()
  const desk = { config: { dir: '/nowhere', demo: false }, region: {}, store: {} }
  for (const add of ROUTES) add(app, { desk, polls: {}, book: {}, demo: null } as unknown as Parts)
  return addressed(app.routes)
}

test('every route under /api/v1 is described, and every description has its route', () => {
  const routes = routesAlone()
  expect(routes.filter(({ route }) => route === undefined).map(({ method, path }) => `${method} ${path}`)).toEqual([])
  const served = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  expect(Object.keys(API).filter((key) => !served.has(key))).toEqual([])
})

test('every $ref leads somewhere, every parameter of a path is declared, and no two operations share an id', () => {
  const document = openapiOf(routesAlone(), { version: '1', origin: 'http://localhost' }) as {
    paths: Record<string, Record<string, { operationId: string; parameters: { name: string; in: string }[] }>>
    components: Record<string, Record<string, unknown>>
  }
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)]
  expect(refs.length).toBeGreaterThan(20)
  for (const [, kind, name] of refs) expect(document.components[kind!]).toHaveProperty(name!)
  const ids: string[] = []
  for (const [path, operations] of Object.entries(document.paths))
    for (const { operationId, parameters } of Object.values(operations)) {
      ids.push(operationId)
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    }
  expect(new Set(ids).size).toBe(ids.length)
})
