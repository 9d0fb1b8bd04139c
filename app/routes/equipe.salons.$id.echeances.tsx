import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { applyTemplates } from '~/shows/deadlines/commands.server'
import { Gantt } from '~/shows/deadlines/components/Gantt'
import { DeadlineBadge } from '~/shows/deadlines/components/StateBadge'
import { showTimeline, templatesFor } from '~/shows/deadlines/queries.server'
import { Button, LinkButton } from '~/ui/Button'
import { EmptyState, Notice, PageHeader, Section } from '~/ui/Page'
import { dayWords } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const [timeline, templates] = await Promise.all([showTimeline(viewer, params.id ?? ''), templatesFor(viewer, params.id ?? '')])
  return { ...timeline, templates, showId: params.id ?? '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const chosen = (await request.formData()).getAll('modele').map(String)
  const { added, unset } = await applyTemplates(viewer, params.id ?? '', chosen)
  return redirectWithToast(`/equipe/salons/${params.id}/echeances`, unset ? 'showDeadlines.templatesSome' : 'showDeadlines.templatesAdded', { n: added, unset })
}

export default function Deadlines() {
  const t = useTranslations('showDeadlines')
  const language = useLocale()
  const { rows, today, startsOn, endsOn, templates, showId } = useLoaderData<typeof loader>()
  const here = `/equipe/salons/${showId}/echeances`
  const late = rows.filter(({ state }) => state === 'late')
  const add = <LinkButton look="primary" to={`${here}/nouvelle`}>{t('add')}</LinkButton>
  return (
    <>
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader title={t('title')} lead={t('lead')} action={<>{add}{rows.length > 0 && <LinkButton to={`/listes/echeances?salon=${showId}`}>{t('csv')}</LinkButton>}</>} />
      {late.length > 0 && <Notice tone="bad" title={t('lateTitle', { n: late.length })}>{late.map(({ title }) => title).join(', ')}</Notice>}
      {rows.length === 0 ? <EmptyState title={t('empty')} action={add}>{t('emptyText')}</EmptyState> : (
        <>
          <Section title={t('overview')} id="frise"><Gantt {...{ today, startsOn, endsOn }} rows={rows.map((row) => ({ ...row, share: row.perCompany && row.parts.length ? row.doneParts / row.parts.length : undefined }))} /></Section>
          <Section title={t('list')} id="liste">
            <table className="data-table">
              <thead><tr><th>{t('field.title')}</th><th>{t('field.dueOn')}</th><th>{t('field.owner')}</th><th>{t('done')}</th><th>{t('stateTitle')}</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td className="lead"><Link className="link font-semibold" to={`${here}/${row.id}`}>{row.title}</Link></td>
                    <td data-label={t('field.dueOn')} className="figures">{dayWords(row.dueOn, language)}</td>
                    <td data-label={t('field.owner')}>{[t(`owner.${row.owner}`), row.ownerName].filter(Boolean).join(' · ')}</td>
                    <td data-label={t('done')} className="figures">{row.perCompany ? t('doneOf', { n: row.doneParts, of: row.parts.length }) : row.doneByName}</td>
                    <td data-label={t('stateTitle')}><DeadlineBadge state={row.state} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        </>
      )}
      {templates.length > 0 && (
        <Section title={t('templates')} id="modeles">
          <p className="mb-3 text-soft">{t('templatesText')}</p>
          <Form method="post">
            <ul className="mb-4 grid gap-x-8 sm:grid-cols-2">
              {templates.map((template) => (
                <li key={template.id}>
                  <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
                    <input type="checkbox" name="modele" value={template.id} defaultChecked={rows.length === 0} className="mt-1 size-5 shrink-0 accent-accent" />
                    <span>{template.title}<span className="block text-sm text-soft">{t('relative', { n: Math.abs(template.offsetDays), side: template.offsetDays < 0 ? 'before' : template.offsetDays > 0 ? 'after' : 'same', anchor: template.anchor })}</span></span>
                  </label>
                </li>
              ))}
            </ul>
            <Button look="secondary">{t('applyTemplates')}</Button>
          </Form>
        </Section>
      )}
    </>
  )
}
