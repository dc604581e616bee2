import { asFault, Fault, isState } from '../../core/values/index.ts'
import { Monday, NoteVerbale, pages, render, ReturnWatch, tMaybe } from '../../web/index.ts'
import { contextOf, languageOf, page, type Routes, table } from '../http.ts'
import { sendNotes } from '../notes.ts'
import { testReach } from '../reach.ts'
import { signalsIn } from '../return-signals.ts'
import { asofOf, yearOf } from '../views/filings.ts'
import { confirmPaper, mondayTable, mondayView, noteView, signalsTable, transcribe } from '../views/monday.ts'
import { formOf, mustBe, officeAt, viewerOf } from '../viewer.ts'

const LANG = '/:lang{(?:en|es|pt|fr)}'

/** A secretariat's week, and what returns show: each reader gets what it may know. */
export const mondayRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/monday', (_, viewer, { lang }) => mondayView(parts, viewer, lang), Monday)
  page(app, parts, '/watch/returns', async (_, viewer, { lang }) => ({ signals: await signalsIn(desk, viewer.party, lang) }), ReturnWatch)
  page(app, parts, '/filings/:instrument{[A-Z][A-Z0-9_]+}/:state{[A-Z]{3}}/:year{\\d{4}}/note', (c, viewer, { lang }) => {
    const { instrument = '', state = '', year = '' } = c.req.param() as Record<string, string>
    return noteView(desk, viewer, { instrument, state, year: yearOf(year, asofOf(undefined, desk.clock())) }, lang)
  }, NoteVerbale)
  app.post(`${LANG}/filings/:instrument{[A-Z][A-Z0-9_]+}/:state{[A-Z]{3}}/:year{\\d{4}}/note`, async (c) => {
    const viewer = viewerOf(c, desk)
    await formOf(c, desk, viewer)
    const { instrument = '', state = '', year = '' } = c.req.param() as Record<string, string>
    await sendNotes(desk, viewer, await officeAt(desk, viewer, 'note'), { instrument, of: state, year: yearOf(year, asofOf(undefined, desk.clock())) })
    return c.redirect(pages(languageOf(c)).noteVerbale(instrument, state, year), 303)
  })
  app.post(`${LANG}/monday/notes`, async (c) => {
    const viewer = viewerOf(c, desk)
    const { instrument = '', year } = await formOf(c, desk, viewer)
    await sendNotes(desk, viewer, await officeAt(desk, viewer, 'note'), { instrument, year: yearOf(year, asofOf(undefined, desk.clock())) })
    return c.redirect(`${pages(languageOf(c)).monday()}#late`, 303)
  })
  table(app, parts, '/monday', async (_, viewer) => mondayTable(await mondayView(parts, viewer, 'en')))
  table(app, parts, '/signals', (_, viewer) => signalsTable(desk, viewer))
  app.post(`${LANG}/monday/reach`, async (c) => {
    const viewer = viewerOf(c, desk)
    await formOf(c, desk, viewer)
    const { party } = mustBe(viewer, 'reach')
    await testReach(desk, isState(party) ? { only: party } : { now: true })
    return c.redirect(pages(languageOf(c)).monday() + '#reach', 303)
  })
  app.post(`${LANG}/monday/paper`, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const office = await officeAt(desk, viewer, 'transcribe')
    const file = (await c.req.parseBody())['scan']
    const scan = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null
    const { of = '', office: wrote = '', received = '', subject = '', text = '' } = fields
    try {
      await transcribe(desk, office, { of, office: wrote, received, subject, text, scan })
    } catch (error) {
      const { code, message, place } = asFault(error)
      if (code !== 'paper-field') throw error
      const errors = [{ field: place.field ?? 'of', code, text: tMaybe(languageOf(c), `monday.wrong-${place.field}`) ?? message }]
      return c.html(render(Monday, await mondayView(parts, viewer, languageOf(c), { errors, typed: fields }), await contextOf(c, parts, viewer)), 422)
    }
    return c.redirect(pages(languageOf(c)).monday() + '#paper', 303)
  })
  app.post(`${LANG}/monday/paper/:id{[0-9a-f]{32}}`, async (c) => {
    const viewer = viewerOf(c, desk)
    const { agrees, text = '' } = await formOf(c, desk, viewer)
    if (agrees !== 'yes' && agrees !== 'no') throw new Fault('usage', 'press one of the two buttons: that is what we said, or we contest it', { field: 'agrees' })
    await confirmPaper(desk, await officeAt(desk, viewer, 'answer'), c.req.param('id') ?? '', agrees === 'yes', text)
    return c.redirect(pages(languageOf(c)).monday() + '#paper', 303)
  })
}
