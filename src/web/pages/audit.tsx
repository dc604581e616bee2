import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { tMaybe } from '../messages/index.ts'
import { data, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { AuditLine, PageContext } from '../view.ts'

export interface AuditView {
  lines: AuditLine[]
}

/** What was done at the doors in the office's name. Codes are translated; addresses and kinds are shown as they are. */
export function Audit(view: AuditView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('audit.title')} over={<a href={pages(c.lang).office()}>{t('office.title')}</a>} lead={t('audit.lead')} wide>
      <Table
        c={c}
        caption={t('audit.title')}
        rows={view.lines}
        empty={t('audit.none')}
        csv={data.audit('csv')}
        json={data.audit()}
        columns={[
          { head: t('audit.at'), cell: (row) => <When c={c} at={row.at} /> },
          { head: t('audit.act'), row: true, cell: (row) => <>{tMaybe(c.lang, `audit.act-${row.act}`) ?? row.act} {row.count > 1 && <b>× {row.count}</b>}</> },
          { head: t('audit.what'), cell: (row) => <What c={c} row={row} /> },
          { head: t('office.name'), cell: (row) => <>{row.office} {row.role && <small>{t(`role.${row.role}`)}</small>}</> },
          { head: t('audit.record'), cell: (row) => <a href={pages(c.lang).record(row.id)}>{row.id.slice(0, 8)}</a> },
        ]}
      />
    </Layout>
  )
}

function What({ c, row }: { c: PageContext; row: AuditLine }) {
  if (row.statement) return <a href={pages(c.lang).record(row.statement)}>{tMaybe(c.lang, `kind.${row.what}`) ?? row.what}</a>
  if (row.act === 'export') return <code>{row.what}</code>
  return <>{tMaybe(c.lang, `audit.what-${row.what}`) ?? tMaybe(c.lang, `fault.${row.what}`) ?? row.what}</>
}
