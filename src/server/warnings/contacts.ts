import type { ContactBody } from '../../core/statements/index.ts'
import type { Language, Party } from '../../core/values/index.ts'
import { DESK, type Desk } from '../desk.ts'
import { bodyOf } from '../say.ts'

export type Channel = { kind: 'mail'; address: string; language: Language } | { kind: 'webhook'; url: string; secret: string }

export interface Contact {
  office: string
  step: number
  channels: Channel[]
}

/** What a party told the desk of its own offices: the newest word on each office, withdrawn ones left out, in order of calling. */
export async function ownContacts(desk: Desk, party: Party): Promise<ContactBody[]> {
  const { items } = await desk.store.page(DESK, { kind: 'contact', order: 'newest', limit: 1000 })
  const own = items.filter(({ author }) => author === party).map((item) => bodyOf<ContactBody>(item)!)
  const newest = new Map(own.toReversed().map((body) => [body.office, body]))
  return [...newest.values()].filter(({ withdrawn }) => !withdrawn).sort((a, b) => a.step - b.step)
}

/** Offices of a party for a theme in escalation order: what it told the desk itself, else the directory in region/. Empty: no focal point. */
export async function contactsOf(desk: Desk, party: Party, theme: string): Promise<Contact[]> {
  const groups = desk.region.theme(theme) ? desk.region.groupsOf(theme) : [theme]
  const told = (await ownContacts(desk, party)).filter(({ themes }) => themes.length === 0 || themes.some((one) => groups.includes(one)))
  if (told.length > 0) return told.map(({ office, channels }, step) => ({ office, step, channels: channels as Channel[] }))
  return desk.region.offices(party, theme).map(({ office, channels, language = 'en' }, step) => ({
    office, step, channels: channels.flatMap(({ kind, address }): Channel[] => (kind === 'mail' ? [{ kind, address, language }] : [])),
  }))
}
