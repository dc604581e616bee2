import type { Key } from '../messages/index.ts'
import { pages } from '../paths.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'

type To = (p: ReturnType<typeof pages>) => string
type Entry = readonly [Key, To]

interface Section {
  title: Key
  /** the first is where the title leads; with more than one, they stand in a row of their own while the reader is in this section */
  pages: readonly [Entry, ...Entry[]]
  /** first words of addresses that belong here without standing in the row */
  also?: readonly string[]
}

/** What the desk has, by what a reader comes for. A new page is a line here. */
export const SECTIONS: readonly Section[] = [
  { title: 'nav.home', pages: [['nav.now', (p) => p.home()], ['nav.inbox', (p) => p.inbox()]], also: ['release', 'office', 'ack'] },
  {
    title: 'nav.watch',
    pages: [
      ['nav.events', (p) => p.watch()], ['nav.threats', (p) => p.threats()], ['nav.returns', (p) => p.returnWatch()], ['nav.curve', (p) => p.curve()], ['nav.forecast', (p) => p.forecast()], ['nav.feeds', (p) => p.feeds()],
      ['nav.drills', (p) => p.drills()],
    ],
    also: ['events', 'warnings'],
  },
  { title: 'nav.states', pages: [['nav.states', (p) => p.states()], ['nav.together', (p) => p.together()]] },
  { title: 'nav.law', pages: [['nav.architecture', (p) => p.architecture()], ['nav.treaties', (p) => p.treaties()], ['nav.timeline', (p) => p.timeline()], ['nav.pairs', (p) => p.pairs()]] },
  {
    title: 'nav.filings',
    pages: [
      ['nav.coverage', (p) => p.filings()], ['nav.streams', (p) => p.streams()], ['nav.due', (p) => p.dueDates()], ['monday.title', (p) => p.monday()], ['charts.title', (p) => p.charts()], ['nav.reconcile', (p) => p.reconcile()],
      ['nav.exchanges', (p) => p.exchanges()], ['nav.file', (p) => p.file()],
    ],
  },
  { title: 'nav.assess', pages: [['nav.assess', (p) => p.assessments()], ['nav.rounds', (p) => p.rounds()]] },
  { title: 'nav.cooperate', pages: [['nav.plans', (p) => p.plans()], ['nav.needs', (p) => p.needs()], ['nav.forums', (p) => p.forums()]] },
  { title: 'nav.decide', pages: [['nav.consult', (p) => p.consultations()], ['nav.votes', (p) => p.votes()]] },
  { title: 'nav.data', pages: [['nav.data', (p) => p.data()], ['search.title', (p) => p.search()]], also: ['api'] },
]

const bare = (address: string) => address.split('?')[0]!.replace(/(.)\/$/, '$1')

/** How much of `here` an address takes up: the longest wins, 0 is none. The home page is nobody's beginning. */
function reach(here: string, address: string, home: string): number {
  const at = bare(address)
  return here === at || (at !== home && here.startsWith(`${at}/`)) ? at.length : 0
}

/** The section and the entry of it that a path lies in. */
export function placeOf(path: string, p: ReturnType<typeof pages>): { section: number; entry: number } | null {
  const [here, home] = [bare(path), bare(p.home())]
  let best = { section: -1, entry: -1, length: 0 }
  for (const [section, { pages: entries, also = [] }] of SECTIONS.entries()) {
    for (const [entry, [, to]] of entries.entries()) {
      const length = reach(here, to(p), home)
      if (length > best.length) best = { section, entry, length }
    }
    for (const word of also) {
      const length = reach(here, `${home}/${word}`, home)
      if (length > best.length) best = { section, entry: -1, length }
    }
  }
  return best.section < 0 ? null : { section: best.section, entry: best.entry }
}

export function Nav({ c }: { c: PageContext }) {
  const t = say(c)
  const p = pages(c.lang)
  const place = placeOf(c.path, p)
  const here = place ? SECTIONS[place.section]! : null
  return (
    <>
      <nav class="nav" aria-label={t('common.nav')}>
        {SECTIONS.map((section) => {
          const current = section === here ? (place?.entry === 0 ? 'page' : 'true') : undefined
          return (
            <a href={section.pages[0][1](p)} aria-current={current}>
              {t(section.title)}
            </a>
          )
        })}
      </nav>
      {here && here.pages.length > 1 && (
        <nav class="nav under" aria-label={t(here.title)}>
          {here.pages.map(([key, to], i) => (
            <a href={to(p)} aria-current={i === place?.entry ? 'page' : undefined}>
              {t(key)}
            </a>
          ))}
        </nav>
      )}
    </>
  )
}
