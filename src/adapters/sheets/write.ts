import { colToLetter, writeXlsx } from 'hucre/xlsx'
import { LISTS_SHEET, type SheetPlan } from '../../core/filings/index.ts'

/** The bytes of a workbook. Cells are written as text unless they are plain numbers, so that Excel neither dates nor rounds them. */
export async function writeSheets(plans: readonly SheetPlan[]): Promise<Uint8Array> {
  return writeXlsx({
    // the same answers give the same bytes: no hour of the machine in the file
    properties: { created: new Date(0), modified: new Date(0) },
    sheets: plans.map((plan) => ({
      name: plan.name,
      rows: plan.rows.map((row) => row.map((cell) => (cell !== null && /^-?(0|[1-9]\d{0,14})$/.test(cell) && plan.heading !== null ? Number(cell) : cell))),
      columns: plan.widths.map((width) => ({ width })),
      ...(plan.heading === null ? {} : { freezePane: { rows: plan.heading + 1 } }),
      dataValidations: plan.choices.filter(({ count }) => count > 0).map(({ column, from, to, list, count }) => ({
        type: 'list' as const, range: `${colToLetter(column)}${from + 1}:${colToLetter(column)}${to + 1}`,
        formula1: `${LISTS_SHEET}!$${colToLetter(list)}$2:$${colToLetter(list)}$${count + 1}`, allowBlank: true, showErrorMessage: false,
      })),
    })),
  })
}
