import { memoText } from '../../core/consultation/index.ts'
import { CONSIDERATIONS, DILEMMAS, JUDGED, type Language, PRINCIPLES, STANCES } from '../../core/values/index.ts'
import { Consultation, Consultations, pages, PastConsultation, t } from '../../web/index.ts'
import { again, type Aliases, jsonAct, named } from '../acting.ts'
import { actIn, type ConsultationAct, convene, isConsultationAct, RECORDS } from '../consultations/acts.ts'
import { consultationAt } from '../consultations/book.ts'
import type { Act } from '../doors/roles.ts'
import { languageOf, page, type Routes, table } from '../http.ts'
import { notFound } from '../problems.ts'
import { formOf, mustBe, officeAt, viewerOf } from '../viewer.ts'
import { consultationsTable, consultationsView, consultationTable, consultationView, pastTable, pastView } from '../views/consultations.ts'

const ID = ':id{[0-9a-f]{32}}'
const PAST = ':id{[a-z][a-z0-9-]*}'
const LANG = '/:lang{(?:en|es|pt|fr)}'
/** Who may do it at a screen: one table. */
const SEAT: Readonly<Record<ConsultationAct, Act>> = { position: 'consult', memo: 'consult', vote: 'vote', outcome: 'convene', reservation: 'vote', 'follow-up': 'follow' }
const ALIASES: Aliases = { 'vote-text': 'text', 'follow-text': 'text', 'memo-conditions': 'conditions' }

export const consultationRoutes: Routes = (app, parts) => {
  const { desk } = parts
  const idOf = (c: { req: { param(name: string): string | undefined } }): string => c.req.param('id') ?? ''
  page(app, parts, '/consultations', (_, viewer) => consultationsView(desk, viewer), Consultations)
  page(app, parts, `/consultations/${ID}`, (c, viewer) => consultationView(desk, viewer, idOf(c), c.req.query()), Consultation)
  page(app, parts, `/consultations/${PAST}`, (c, _, { lang }) => pastView(desk, idOf(c), lang), PastConsultation)
  table(app, parts, '/consultations', async (_, viewer) => consultationsTable(await consultationsView(desk, viewer)))
  table(app, parts, '/consultations/:id', async (c, viewer) => (/^[0-9a-f]{32}$/.test(idOf(c)) ? consultationTable(await consultationView(desk, viewer, idOf(c), c.req.query())) : pastTable(await pastView(desk, idOf(c), 'en'))))
  app.post(`${LANG}/consultations`, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    try {
      const id = await convene(desk, await officeAt(desk, viewer, 'convene'), fields)
      return c.redirect(pages(languageOf(c)).consultation(id), 303)
    } catch (error) {
      return again(c, parts, error, fields, {}, (who, given) => consultationsView(desk, who, given), Consultations)
    }
  })
  app.post(`${LANG}/consultations/${ID}`, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const act = fields.do ?? ''
    if (!isConsultationAct(act)) throw notFound()
    try {
      await actIn(desk, await officeAt(desk, viewer, SEAT[act]), idOf(c), act, named(fields, ALIASES))
      return c.redirect(pages(languageOf(c)).consultation(idOf(c)), 303)
    } catch (error) {
      return again(c, parts, error, fields, ALIASES, (who, given) => consultationView(desk, who, idOf(c), {}, given), Consultation)
    }
  })
  app.get(`${LANG}/consultations/${ID}/memo.md`, async (c) => {
    const viewer = viewerOf(c, desk)
    mustBe(viewer, 'consult')
    const lang = languageOf(c)
    const of = await consultationAt(desk, viewer.party, idOf(c))
    const memo = of.memos.findLast(({ by }) => by === viewer.party)
    if (!memo) throw notFound()
    const text = memoText(memo.body, [of.convened.body.title, of.convened.body.question, `${desk.region.name(viewer.party, lang)} · ${memo.id}`], memoWords(lang))
    return c.body(text, 200, { 'content-type': 'text/markdown; charset=utf-8', 'content-disposition': `attachment; filename="memo-${idOf(c).slice(0, 8)}-${viewer.party}.md"`, 'cache-control': 'private, no-store' })
  })
  app.post('/api/v1/consultations', (c) => jsonAct(c, desk, 'convene', RECORDS, (office, fields) => convene(desk, office, fields)))
  app.post('/api/v1/consultations/:id/:act', (c) => {
    const act = c.req.param('act')
    if (!isConsultationAct(act)) throw notFound()
    return jsonAct(c, desk, SEAT[act], RECORDS, (office, fields) => actIn(desk, office, idOf(c), act, fields))
  })
}

function memoWords(lang: Language): Parameters<typeof memoText>[2] {
  const each = <T extends string>(words: readonly T[], say: (word: T) => string) => Object.fromEntries(words.map((word) => [word, say(word)])) as Record<T, string>
  return {
    title: t(lang, 'consult.memo'), principles: t(lang, 'consult.principles'), considerations: t(lang, 'consult.weigh'), options: t(lang, 'consult.options'), inFavour: t(lang, 'consult.opt-for'), against: t(lang, 'consult.opt-against'),
    tensions: t(lang, 'consult.tensions'), recommends: t(lang, 'consult.recommends'), none: t(lang, 'consult.recommends-none'), conditions: t(lang, 'consult.conditions'), blank: t(lang, 'judged.blank'),
    principle: each(PRINCIPLES, (word) => t(lang, `principle.${word}`)), judged: each(JUDGED, (word) => t(lang, `judged.${word}`)), consideration: each(CONSIDERATIONS, (word) => t(lang, `weigh.${word}`)),
    stance: each(STANCES, (word) => t(lang, `stance.${word}`)), dilemma: each(DILEMMAS, (word) => t(lang, `dilemma.${word}`)),
  }
}
