import type { CapabilityLine, ThreatEntry } from '../../core/statements/index.ts'
import { CAPABILITY_GRADES, INSTITUTIONS, LINK_NODES, type Party, PILLARS, ROOT_CAUSES, THREAT_ORIGINS, THREAT_ROLES, THREAT_STATUSES } from '../../core/values/index.ts'
import { Boxes, tickedOf } from '../parts/boxes.tsx'
import { describedBy, ErrorSummary, Field, type Option, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { WhoReads } from '../parts/who-reads.tsx'
import { actions, pages } from '../paths.ts'
import { num, say, themeName } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'

export interface DeclareView {
  party: Party
  threats: { id: string; source: string; entries: ThreatEntry[] } | null
  capability: { id: string; lines: (CapabilityLine & { key: string })[] } | null
  themes: Option[]
  /** which form `typed` and `errors` belong to */
  form: 'threat' | 'capability' | null
  typed: Record<string, string>
  errors: FormError[]
  saved: string | null
}

export function Declare(view: DeclareView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} over={<a href={pages(c.lang).assessments()}>{t('assess.title')}</a>} title={`${t('assess.declare')}: ${c.name(view.party)}`} lead={t('assess.declare-lead')} wide>
      <ErrorSummary c={c} errors={view.errors} />
      {view.saved && <p class="notice"><a href={pages(c.lang).record(view.saved)}>{t('declare.saved')}</a></p>}
      <OwnThreats c={c} view={view} />
      <AddThreat c={c} view={view} />
      <OwnCapability c={c} view={view} />
      <AddCapability c={c} view={view} />
    </Layout>
  )
}

/** What was typed into this form, and its errors; the other form starts blank. */
function typedIn(view: DeclareView, form: 'threat' | 'capability') {
  return view.form === form ? { typed: view.typed, errors: view.errors } : { typed: {} as Record<string, string>, errors: [] as FormError[] }
}

function RemoveButton({ c, action, value, what }: { c: PageContext; action: string; value: string; what: string }) {
  return (
    <PostForm c={c} action={action}>
      <input type="hidden" name="remove" value={value} />
      <button class="quiet" aria-label={`${say(c)('declare.remove')}: ${what}`}>{say(c)('declare.remove')}</button>
    </PostForm>
  )
}

function OwnThreats({ c, view }: { c: PageContext; view: DeclareView }) {
  const t = say(c)
  return (
    <section aria-labelledby="own-threats">
      <h2 id="own-threats">{t('declare.own-threats')}</h2>
      {view.threats && <p class="meta"><a href={pages(c.lang).record(view.threats.id)}>{t('declare.record')}</a> {view.threats.source}</p>}
      <Table
        c={c}
        caption={t('declare.own-threats')}
        rows={view.threats?.entries ?? []}
        empty={t('declare.empty')}
        columns={[
          { head: t('assess.rank'), figure: true, cell: ({ rank }) => (rank === null ? t('assess.unranked') : num(c, rank)) },
          { head: t('assess.threat'), row: true, cell: ({ theme, wording }) => <>{themeName(c, theme)} {wording && <small>{wording}</small>}</> },
          { head: t('assess.tier'), cell: ({ tier }) => tier },
          { head: t('assess.status'), cell: ({ status }) => t(`threat-status.${status}`) },
          { head: t('assess.origin'), cell: ({ origin }) => origin.map((one) => t(`threat-origin.${one}`)).join(', ') },
          { head: t('assess.roles'), cell: ({ roles }) => roles.map((one) => t(`threat-role.${one}`)).join(', ') },
          { head: t('assess.ties'), cell: ({ ties }) => ties.map((one) => t(`link.${one}`)).join(', ') },
          { head: '', cell: ({ theme }) => <RemoveButton c={c} action={actions(c.lang).declareThreat()} value={theme} what={themeName(c, theme)} /> },
        ]}
      />
    </section>
  )
}

function AddThreat({ c, view }: { c: PageContext; view: DeclareView }) {
  const t = say(c)
  const { typed, errors } = typedIn(view, 'threat')
  const input = (id: string, label: string, hint?: string, size = 30) => (
    <Field id={id} label={label} errors={errors} {...(hint ? { hint } : {})}>
      <input id={id} name={id} size={size} value={typed[id] ?? (id === 'source' ? view.threats?.source ?? '' : '')} autocomplete="off" aria-describedby={describedBy(id, hint !== undefined, errors)} />
    </Field>
  )
  return (
    <section aria-labelledby="add-threat">
      <h2 id="add-threat">{t('declare.threat')}</h2>
      <PostForm c={c} action={actions(c.lang).declareThreat()}>
        <Select id="theme" label={t('assess.threat')} any="—" value={typed['theme']} options={view.themes} errors={errors} />
        {input('rank', t('assess.rank'), t('assess.rank-hint'), 4)}
        {input('tier', t('assess.tier'), t('assess.tier-hint'))}
        {input('wording', t('assess.wording'))}
        <Select id="status" label={t('assess.status')} any="—" value={typed['status']} options={THREAT_STATUSES.map((value) => ({ value, text: t(`threat-status.${value}`) }))} errors={errors} />
        <Boxes name="origin" legend={t('assess.origin')} words={THREAT_ORIGINS.map((value) => ({ value, text: t(`threat-origin.${value}`) }))} on={tickedOf(typed, 'origin')} />
        <Boxes name="roles" legend={t('assess.roles')} hint={t('assess.roles-hint')} words={THREAT_ROLES.map((value) => ({ value, text: t(`threat-role.${value}`) }))} on={tickedOf(typed, 'roles')} />
        <Boxes name="ties" legend={t('assess.ties')} words={LINK_NODES.map((value) => ({ value, text: t(`link.${value}`) }))} on={tickedOf(typed, 'ties')} />
        {input('source', t('declare.source'))}
        <WhoReads c={c} value={typed['to']} />
        <p class="buttons">
          <button>{t('declare.save')}</button>
        </p>
      </PostForm>
    </section>
  )
}

function OwnCapability({ c, view }: { c: PageContext; view: DeclareView }) {
  const t = say(c)
  return (
    <section aria-labelledby="own-capability">
      <h2 id="own-capability">{t('declare.own-capability')}</h2>
      <Table
        c={c}
        caption={t('declare.own-capability')}
        rows={view.capability?.lines ?? []}
        empty={t('declare.empty')}
        columns={[
          { head: t('assess.threat'), row: true, cell: ({ theme }) => themeName(c, theme) },
          { head: t('capability.pillar'), cell: ({ pillar }) => t(`pillar.${pillar}`) },
          { head: t('capability.institution'), cell: ({ institution, nature }) => <>{t(`institution.${institution}`)} <small>{t(`work.${nature}`)}</small></> },
          { head: t('capability.grade'), cell: ({ grade }) => t(`grade-of.${grade}`) },
          { head: t('capability.evidence'), cell: ({ evidence }) => evidence.map(({ what, where }) => <p class="claim">{what} {where && <small>{where}</small>}</p>) },
          { head: t('capability.cause'), cell: ({ causes }) => causes.map((one) => t(`root-cause.${one}`)).join('; ') },
          { head: '', cell: ({ key, theme }) => <RemoveButton c={c} action={actions(c.lang).declareCapability()} value={key} what={themeName(c, theme)} /> },
        ]}
      />
    </section>
  )
}

function AddCapability({ c, view }: { c: PageContext; view: DeclareView }) {
  const t = say(c)
  const { typed, errors } = typedIn(view, 'capability')
  const select = (id: string, label: string, options: readonly Option[]) => <Select id={id} label={label} any="—" value={typed[id]} options={options} errors={errors} />
  return (
    <section aria-labelledby="add-capability">
      <h2 id="add-capability">{t('declare.capability')}</h2>
      <PostForm c={c} action={actions(c.lang).declareCapability()}>
        {select('against', t('assess.threat'), view.themes)}
        {select('pillar', t('capability.pillar'), PILLARS.map((value) => ({ value, text: t(`pillar.${value}`) })))}
        {select('institution', t('capability.institution'), INSTITUTIONS.map((value) => ({ value, text: t(`institution.${value}`) })))}
        {select('nature', t('capability.nature'), (['civil', 'military'] as const).map((value) => ({ value, text: t(`work.${value}`) })))}
        {select('grade', t('capability.grade'), CAPABILITY_GRADES.map((value) => ({ value, text: t(`grade-of.${value}`) })))}
        <Field id="evidence" label={t('capability.evidence')} hint={t('capability.evidence-hint')} errors={errors}>
          <textarea id="evidence" name="evidence" rows={2} aria-describedby={describedBy('evidence', true, errors)}>{typed['evidence'] ?? ''}</textarea>
        </Field>
        <Field id="where" label={t('capability.where')} errors={errors}>
          <input id="where" name="where" value={typed['where'] ?? ''} />
        </Field>
        <Boxes name="causes" legend={t('capability.cause')} words={ROOT_CAUSES.map((value) => ({ value, text: t(`root-cause.${value}`) }))} on={tickedOf(typed, 'causes')} />
        <WhoReads c={c} id="release" value={typed['release']} />
        <p class="buttons">
          <button>{t('declare.save')}</button>
        </p>
      </PostForm>
    </section>
  )
}
