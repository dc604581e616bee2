import type { ContactBody } from '../../core/statements/index.ts'
import type { Language, Party } from '../../core/values/index.ts'
import { DESK, type Desk } from '../desk.ts'
import { readAll } from '../all.ts'
import { bodyOf } from '../body.ts'

export type Channel = { kind: 'mail'; address: string; language: Language } | { kind: 'webhook'; url: string; secret: string }

export interface Contact {
  office: string
  step: number
  channels: Channel[]
}

/** What a party told the desk of its own offices: the newest word on each office, withdrawn ones left out, in order of calling; as far as `reader` may read. */
export async function ownContacts(desk: Desk, party: Party, reader: Party): Promise<ContactBody[]> {
  const all = await readAll(desk.store, reader, { kind: 'contact' })
  const newest = new Map(all.filter(({ author }) => author === party).map((item) => bodyOf<ContactBody>(item)!).map((body) => [body.office, body]))
  return [...newest.values()].filter(({ withdrawn }) => !withdrawn).sort((a, b) => a.step - b.step)
}

/**
 * Offices of a party for a theme in escalation order, as `reader` may know them: what the party said itself, else the directory in
 * region/. Delivery asks as the desk, to which every focal point is told; a page asks as its viewer.
 */
export async function contactsOf(desk: Desk, party: Party, theme: string, reader: Party): Promise<Contact[]> {
  const groups = desk.region.theme(theme) ? desk.region.groupsOf(theme) : [theme]
  const told = (await ownContacts(desk, party, reader)).filter(({ themes }) => themes.length === 0 || themes.some((one) => groups.includes(one)))
  if (told.length > 0) return told.map(({ office, channels }, step) => ({ office, step, channels: channels as Channel[] }))
  return desk.region.offices(party, theme).map(({ office, channels, language = 'en' }, step) => ({
    office, step, channels: channels.flatMap(({ kind, address }): Channel[] => (kind === 'mail' ? [{ kind, address, language }] : [])),
  }))
}

/**
 * Whether this desk has anyone to tell at a party: said to whoever is about to warn it, for no focal point is not silence. Yes or no
 * and nothing else of the contacts themselves, which their state told the desk alone.
 */
export async function undisclosedReachable(desk: Desk, party: Party, theme: string): Promise<boolean> {
  return (await contactsOf(desk, party, theme, DESK)).length > 0
}
