import { asFault, type Language } from '../../core/values/index.ts'
import { FileQuestions, type FileQuestionsView, pages, render } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import { askAbout, hoursToReply, questionedFiling, replyAbout } from '../filing-queries.ts'
import { formShelf } from '../form-book.ts'
import { contextOf, languageOf, page, type Routes } from '../http.ts'
import { formOf, officeAt, type Viewer, viewerOf } from '../viewer.ts'
import { errorAt } from '../views/error-at.ts'

const AT = '/file/questions/:id{[0-9a-f]{32}}'

/** What was asked of a return and replied: both texts stand together, for the two states that they are between. */
export const fileQuestionRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, AT, (c, viewer, { lang }) => questionsView(desk, viewer, c.req.param('id') ?? '', lang), FileQuestions)
  app.post(`/:lang{(?:en|es|pt|fr)}${AT}`, async (c) => {
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const office = await officeAt(desk, viewer, 'answer')
    const id = c.req.param('id') ?? ''
    try {
      if (fields.query) await replyAbout(desk, office, id, fields.query, fields.text ?? '')
      else await askAbout(desk, office, id, { part: fields.part ?? '', text: fields.text ?? '', hours: await hoursFor(desk, viewer, id) })
    } catch (error) {
      const fault = asFault(error)
      if (fault.code !== 'question-empty') throw error
      const errors = [errorAt(fault, fields.query ? `text-${fields.query}` : 'text', languageOf(c))]
      return c.html(render(FileQuestions, await questionsView(desk, viewer, id, languageOf(c), { errors, typed: fields }), await contextOf(c, parts, viewer)), 422)
    }
    return c.redirect(pages(languageOf(c)).fileQuestions(id), 303)
  })
}

async function questionsView(desk: Desk, viewer: Viewer, id: string, lang: Language, { errors = [], typed = {} }: Partial<Pick<FileQuestionsView, 'errors' | 'typed'>> = {}): Promise<FileQuestionsView> {
  const found = await questionedFiling(desk, viewer.party, id)
  const form = (await formShelf(desk)).book.forms.get(found.form)
  return {
    ...found, title: form?.title[lang] ?? found.form, mayReply: viewer.session !== null && roleMay(viewer.session.role, 'answer'),
    parts: form?.sections.map(({ id: part, label }) => ({ id: part, label: label[lang] })) ?? [], errors, typed,
  }
}

async function hoursFor(desk: Desk, viewer: Viewer, id: string): Promise<number | null> {
  const { form: formId } = await questionedFiling(desk, viewer.party, id)
  const form = (await formShelf(desk)).book.forms.get(formId)
  return form ? hoursToReply(desk, form.instrument) : null
}
