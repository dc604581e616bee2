import type { Context } from 'hono'
import { ACTS } from '../../core/law/index.ts'
import { CERTAINTIES, type Language } from '../../core/values/index.ts'
import { Deposit, type DepositView, pages } from '../../web/index.ts'
import { claimFrom, keeps, propose, record, retract } from '../deposit.ts'
import { page, type Routes } from '../http.ts'
import { notFound } from '../problems.ts'
import { citeOf } from '../views/law-claims.ts'
import { standingView, titleIn } from '../views/law-days.ts'
import { formOf, mustBe, officeAt, viewerOf } from '../viewer.ts'

const FIELDS = ['state', 'act', 'date', 'known', 'toward', 'what', 'source', 'pointer', 'certainty', 'note'] as const

/** A depositary records acts on the instruments that it keeps: typed, looked at with what they would change, then sealed in the law log. */
export const depositRoutes: Routes = (app, parts) => {
  const { desk } = parts
  const idOf = (c: Context): string => c.req.param('instrument') ?? ''
  const langOf = (c: Context): Language => c.req.param('lang') as Language

  page(app, parts, '/treaties/:instrument/record', async (c, viewer, { lang }): Promise<DepositView> => {
    const { party } = mustBe(viewer, 'deposit')
    const { law } = await desk.law()
    const instrument = law.instruments.get(idOf(c))
    if (!instrument) throw notFound()
    const fields = desk.seals.open<Record<string, string>>('deposit', c.req.query('draft') ?? '') ?? {}
    const looked = Object.keys(fields).length > 0 ? await propose(desk, party, instrument.id, fields) : null
    return {
      id: instrument.id, title: titleIn(instrument, lang), depositary: instrument.depositary?.value ?? null, mine: keeps(desk, law, party, instrument.id),
      states: desk.region.states.map(({ code }) => code), acts: [...ACTS], certainties: CERTAINTIES.filter((one) => one !== 'background'), fields, draft: looked ? (c.req.query('draft') ?? '') : null,
      preview: looked && { claim: { ...looked.claim, date: looked.claim.date ?? null, cite: citeOf(looked.claim) }, effects: looked.effects.map(({ on, before, after }) => ({ on, before: standingView(before), after: standingView(after) })) },
    }
  }, Deposit)

  app.post('/:lang{(?:en|es|pt|fr)}/treaties/:instrument/record', async (c) => {
    const viewer = viewerOf(c, desk)
    const form = await formOf(c, desk, viewer)
    const { party } = mustBe(viewer, 'deposit')
    const to = pages(langOf(c))
    if (form.sign) {
      const fields = desk.seals.open<Record<string, string>>('deposit', form.draft ?? '')
      if (!fields) throw notFound()
      await record(desk, await officeAt(desk, viewer, 'deposit'), idOf(c), fields)
      return c.redirect(`${to.treaty(idOf(c))}#actions`, 303)
    }
    const fields = Object.fromEntries(FIELDS.flatMap((name) => (form[name]?.trim() ? [[name, form[name].trim()]] : [])))
    // looked at once before it is sealed into the address: a mistake is said here
    claimFrom(desk, idOf(c), fields)
    await propose(desk, party, idOf(c), fields)
    return c.redirect(to.deposit(idOf(c), { draft: desk.seals.seal('deposit', fields) }), 303)
  })

  app.post('/:lang{(?:en|es|pt|fr)}/treaties/:instrument/retract', async (c) => {
    const viewer = viewerOf(c, desk)
    const { claim = '', why = '' } = await formOf(c, desk, viewer)
    await retract(desk, await officeAt(desk, viewer, 'deposit'), claim, why)
    return c.redirect(`${pages(langOf(c)).treaty(idOf(c))}#actions`, 303)
  })
}
