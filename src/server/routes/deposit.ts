import type { Context } from 'hono'
import { ACTS } from '../../core/law/index.ts'
import { asFault, CERTAINTIES, type Fault, type Language, type Party } from '../../core/values/index.ts'
import { Deposit, type DepositView, pages, render } from '../../web/index.ts'
import { DEPOSIT_FIELDS, type DepositFields } from '../deposit-claim.ts'
import { keeps, propose, type Proposal, record, retract } from '../deposit.ts'
import { lawNow } from '../desk.ts'
import { contextOf, languageOf, page, type Parts, type Routes } from '../http.ts'
import { notFound, statusOf } from '../problems.ts'
import { citeOf } from '../views/law-claims.ts'
import { standingView, titleIn } from '../views/law-days.ts'
import { formOf, mustBe, officeAt, viewerOf } from '../viewer.ts'

/** What was looked at: of this instrument, by this party, and no other. */
interface Draft {
  instrument: string
  party: Party
  fields: DepositFields
}

/** A depositary records acts on the instruments that it keeps: typed, looked at with what they would change, then sealed in the law log. */
export const depositRoutes: Routes = (app, parts) => {
  const { desk } = parts
  const idOf = (c: Context): string => c.req.param('instrument') ?? ''
  const draftOf = (c: Context, party: Party, token: string): DepositFields | null => {
    const draft = token ? desk.seals.open<Draft>('deposit', token) : null
    return draft?.instrument === idOf(c) && draft.party === party ? draft.fields : null
  }

  page(app, parts, '/treaties/:instrument/record', async (c, viewer, { lang }): Promise<DepositView> => {
    const { party } = mustBe(viewer, 'deposit')
    const token = c.req.query('draft') ?? ''
    const fields = draftOf(c, party, token)
    if (!fields) return viewOf(parts, idOf(c), party, lang)
    try {
      return await viewOf(parts, idOf(c), party, lang, { fields, draft: token, looked: await propose(desk, party, idOf(c), fields) })
    } catch (error) {
      c.status(statusOf(asFault(error)) as 400)
      return viewOf(parts, idOf(c), party, lang, { fields, wrong: ofField(error) })
    }
  }, Deposit)

  app.post('/:lang{(?:en|es|pt|fr)}/treaties/:instrument/record', async (c) => {
    const viewer = viewerOf(c, desk)
    const form = await formOf(c, desk, viewer)
    const { party } = mustBe(viewer, 'deposit')
    const to = pages(languageOf(c))
    if (form.sign) {
      const fields = draftOf(c, party, form.draft ?? '')
      if (!fields) throw notFound()
      const { id } = await record(desk, await officeAt(desk, viewer, 'deposit'), idOf(c), fields)
      return c.redirect(`${to.treaty(idOf(c))}#act-${id}`, 303)
    }
    const fields: DepositFields = Object.fromEntries(DEPOSIT_FIELDS.flatMap((name) => (form[name]?.trim() ? [[name, form[name].trim()]] : [])))
    try {
      await propose(desk, party, idOf(c), fields)
    } catch (error) {
      const wrong = ofField(error)
      const view = await viewOf(parts, idOf(c), party, languageOf(c), { fields, wrong })
      return c.html(render(Deposit, view, await contextOf(c, parts, viewer)), statusOf(wrong) as 400)
    }
    return c.redirect(to.deposit(idOf(c), { draft: desk.seals.seal('deposit', { instrument: idOf(c), party, fields } satisfies Draft) }), 303)
  })

  app.post('/:lang{(?:en|es|pt|fr)}/treaties/:instrument/retract', async (c) => {
    const viewer = viewerOf(c, desk)
    const { claim = '', why = '' } = await formOf(c, desk, viewer)
    await retract(desk, await officeAt(desk, viewer, 'deposit'), idOf(c), claim, why)
    return c.redirect(`${pages(languageOf(c)).treaty(idOf(c))}#taken-back`, 303)
  })
}

/** A fault of an input is shown beside it; any other goes on. */
function ofField(error: unknown): Fault {
  const fault = asFault(error)
  if (!(DEPOSIT_FIELDS as readonly (string | undefined)[]).includes(fault.place.field)) throw fault
  return fault
}

interface Typed {
  fields: DepositFields
  draft?: string
  looked?: Proposal
  wrong?: Fault
}

async function viewOf({ desk }: Parts, id: string, party: Party, lang: Language, { fields, draft, looked, wrong }: Typed = { fields: {} }): Promise<DepositView> {
  const { law } = await lawNow(desk)
  const instrument = law.instruments.get(id)
  if (!instrument) throw notFound()
  const { depositary } = instrument
  return {
    id, title: titleIn(instrument, lang), depositary: depositary && depositary.certainty !== 'background' ? depositary.value : null, mine: keeps(desk, law, party, id),
    states: desk.region.states.map(({ code }) => code), acts: [...ACTS], certainties: CERTAINTIES.filter((one) => one !== 'background'), fields, draft: draft ?? null,
    preview: looked ? previewOf(looked) : null,
    errors: wrong ? [{ field: wrong.place.field!, code: wrong.code, text: wrong.message }] : [],
  }
}

function previewOf({ claim, effects, days }: Proposal): NonNullable<DepositView['preview']> {
  const { state, act, date, known, toward, what, flags, note } = claim
  return {
    claim: { state, act, date: date ?? null, known: known ?? null, toward: toward ?? null, what: what ?? null, note: note ?? null, cite: citeOf(claim), flags }, days,
    effects: effects.map(({ on, state, before, after }) => ({ on, state, before: standingView(before), after: standingView(after) })),
  }
}
