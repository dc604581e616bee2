import type { Child } from 'hono/jsx'
import { LANGUAGES } from '../../core/values/index.ts'
import { ICON, ISLANDS, STYLE } from '../assets.ts'
import { LANGUAGE_NAMES } from '../locale.ts'
import { actions, data, inLanguage, pages } from '../paths.ts'
import { say } from '../say.ts'
import { clock, day, edtf, iso, offset, span } from '../time.ts'
import type { PageContext } from '../view.ts'
import { Guide } from './guide.tsx'
import { Logo } from './logo.tsx'
import { Nav } from './nav.tsx'

interface Frame {
  c: PageContext
  title: string
  /** a line above the title: where one is */
  over?: Child
  /** a line below it: what matters most about this page */
  lead?: Child
  /** the content is fetched again when the desk says that something changed; else the page does not move by itself */
  live?: boolean
  /** draws the desk's ledger rule beside the content */
  wide?: boolean
  children?: Child
}

function Head({ c, title }: { c: PageContext; title: string }) {
  const v = c.assets ? `?v=${c.assets}` : ''
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="same-origin" />
      <title>{`${c.desk.exercise ? `${say(c)('common.exercise')} · ` : ''}${title} · ${c.desk.name}`}</title>
      <link rel="stylesheet" href={`${STYLE}${v}`} />
      <link rel="icon" href={`${ICON}${v}`} type="image/svg+xml" />
      <link rel="alternate" type="application/atom+xml" href={data.atom()} title={c.desk.name} />
      {LANGUAGES.map((lang) => (
        <link rel="alternate" hreflang={lang} href={inLanguage(c.path, lang)} />
      ))}
      {ISLANDS.map((name) => (
        <script type="module" src={`/static/${name}.js${v}`}></script>
      ))}
    </head>
  )
}

/** Never absent and never subtle: a drill that looks like the real thing is a danger, and so is the reverse. */
function StatusStrip({ c }: { c: PageContext }) {
  const t = say(c)
  return c.desk.exercise ? (
    <p class="strip exercise">
      <strong>{t('common.exercise')}</strong> <span>{t('common.exercise-says')}</span>
    </p>
  ) : (
    <p class="strip actual">
      <strong>{t('common.actual')}</strong>{' '}
      <span>
        {day(c, c.now)} · {clock(c, c.now)} {offset(c.now, c)}
      </span>
    </p>
  )
}

function Languages({ c }: { c: PageContext }) {
  return (
    <nav class="languages" aria-label={say(c)('common.languages')}>
      {LANGUAGES.map((lang) => (
        <a
          href={inLanguage(c.path, lang)}
          lang={lang}
          hreflang={lang}
          title={LANGUAGE_NAMES[lang]}
          aria-label={LANGUAGE_NAMES[lang]}
          aria-current={lang === c.lang ? 'true' : undefined}
        >
          {lang.toUpperCase()}
        </a>
      ))}
    </nav>
  )
}

function WhoAmI({ c }: { c: PageContext }) {
  const t = say(c)
  const { party, office } = c.viewer
  if (!party)
    return (
      <p class="who">
        <span class="hide">{t('common.public')}</span> <a href={pages(c.lang).signIn(c.path)}>{t('common.sign-in')}</a>
      </p>
    )
  return (
    <form class="who" method="post" action={actions(c.lang).signOut()}>
      <span class="hide">{t('common.signed-in', { office: '' })}</span> <b>{c.name(party)}</b>
      {office && (
        <small>
          <a href={pages(c.lang).office()}>{office}</a>
        </small>
      )}
      {c.csrf && <input type="hidden" name="csrf" value={c.csrf} />}
      <button class="quiet">{t('common.sign-out')}</button>
    </form>
  )
}

function Masthead({ c }: { c: PageContext }) {
  const t = say(c)
  return (
    <header class="mast">
      <a class="skip" href="#main">
        {t('common.skip')}
      </a>
      <StatusStrip c={c} />
      <div class="bar">
        <a class="brand" href={pages(c.lang).home()}>
          <Logo /> {c.desk.name}
        </a>
        <WhoAmI c={c} />
        <form class="find" role="search" method="get" action={pages(c.lang).search()}>
          <input type="search" name="q" aria-label={t('search.words')} placeholder={t('search.title')} maxlength={200} />
        </form>
        <Languages c={c} />
      </div>
      <Nav c={c} />
    </header>
  )
}

function Foot({ c, title }: { c: PageContext; title: string }) {
  const t = say(c)
  const { checkpointAt, ledgerSize, name, origin = '' } = c.desk
  // a link that opens a door is not printed
  const path = c.path.replace(/\?(?:invite|close|secret)=.*$/, '').replace(/\/ack\/[^/?#]+/, '/')
  const at = `${edtf(c, iso(c.now).slice(0, 10))}, ${clock(c, c.now, 'UTC')} UTC`
  return (
    <footer class="foot">
      <p class="tally">
        <a href={data.checkpoint()}>{t('common.ledger', { n: ledgerSize })}</a>
        {' · '}
        {checkpointAt === null ? t('common.checkpoint-none') : t('common.checkpoint-age', { ago: span(c, c.now - checkpointAt) })}
      </p>
      <p class="cite">
        <b>{t('common.cite')}</b> <cite>{t('common.cite-text', { desk: name, title, at, url: `${origin}${path}` })}</cite>
      </p>
      <p class="links">
        <a href={pages(c.lang).verify()}>{t('nav.verify')}</a> <a href={pages(c.lang).keys()}>{t('keys.title')}</a> <a href={pages(c.lang).status()}>{t('nav.status')}</a>{' '}
        <a href={pages(c.lang).data()}>{t('nav.data')}</a> <a href={pages(c.lang).api()}>API</a> <a href={data.atom()}>Atom</a>
      </p>
      <p class="motto">{t('common.motto')}</p>
    </footer>
  )
}

/** The whole document. One `h1`, the landmarks, and a polite region in which the live island says that the page moved. */
export function Layout({ c, title, over, lead, live = false, wide, children }: Frame) {
  const t = say(c)
  return (
    <html lang={c.lang} class={c.desk.exercise ? 'drill' : undefined}>
      <Head c={c} title={title} />
      <body
        data-stream={live ? data.stream() : undefined}
        data-now={String(c.now)}
        data-units={`${t('time.d')}|${t('time.h')}|${t('time.min')}|${t('time.s')}`}
        data-left={t('time.left', { span: '%' })}
        data-past={t('time.past', { span: '%' })}
        data-updated={t('common.updated', { time: '%' })}
        data-copy={t('common.copy')}
        data-copied={t('common.copied')}
      >
        <Masthead c={c} />
        {c.guide && <Guide c={c} guide={c.guide} />}
        <main id="main" class={wide ? 'wide' : undefined} tabindex={-1}>
          <div class="title">
            {over && <p class="over">{over}</p>}
            <h1>{title}</h1>
            {lead && <p class="lead">{lead}</p>}
          </div>
          {children}
        </main>
        <p id="live" class="live" role="status" aria-live="polite"></p>
        <Foot c={c} title={title} />
      </body>
    </html>
  )
}
