import { sessionOf, type World } from './properties/world.ts'

/** A person of an office of Jamaica: the cookie, and what its forms carry against forgery. */
export function seated({ desk }: World, role: 'drafter' | 'releaser', party = 'JAM') {
  const session = sessionOf(desk, party, role)
  return { cookie: `contadora=${desk.seals.seal('session', session)}`, csrf: desk.seals.csrf(session) }
}

export async function post(world: World, role: 'drafter' | 'releaser', path: string, body: URLSearchParams | FormData, party = 'JAM') {
  const { cookie, csrf } = seated(world, role, party)
  body.append('csrf', csrf)
  const answer = await world.app.request(`http://desk.example${path}`, { method: 'POST', headers: { cookie }, body })
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}

/** One button of a form, as an office of Jamaica. */
export const press = (world: World, role: 'drafter' | 'releaser', path: string, fields: Record<string, string>, party = 'JAM') => post(world, role, path, new URLSearchParams(fields), party)

/** What stands in the box of errors at the top of a page. */
export const errorsIn = (html: string): string => (/id="errors-title"[^]*?<ul>([^]*?)<\/ul>/.exec(html)?.[1] ?? '').replace(/<[^>]+>/g, ' ')

/** A page as an office reads it, its words alone. */
export async function read(world: World, path: string, { role = 'drafter', party = 'JAM' }: { role?: 'drafter' | 'releaser'; party?: string } = {}): Promise<string> {
  return (await world.app.request(`http://desk.example${path}`, { headers: { cookie: seated(world, role, party).cookie } })).text()
}

export const words = (html: string): string => (/<main[^]*<\/main>/.exec(html)?.[0] ?? html).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
