import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { ruleNames } from '~/access/privacy/keeping'
import { erasureRuns, findPeople } from '~/access/privacy/queries.server'
import { requireViewer } from '~/access/viewer.server'
import { Button, LinkButton } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { EmptyState, Notice, PageHeader, Section } from '~/ui/Page'
import { momentWords } from '~/ui/time'

export const handle = access('person.erase')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'person.erase')
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 80)
  return { q, found: await findPeople(viewer, q), ...(await erasureRuns(viewer)) }
}

export default function Data() {
  const t = useTranslations('privacy')
  const language = useLocale()
  const { q, found, last, nights, total, late } = useLoaderData<typeof loader>()
  const counted = [...ruleNames.filter((rule) => total[rule]), ...(total.warned ? (['warned'] as const) : [])]
  return (
    <>
      <title>{`${t('staff.title')} · Pavillon`}</title>
      <PageHeader title={t('staff.title')} lead={t('staff.lead')} action={<LinkButton to="/donnees-personnelles">{t('staff.publicPage')}</LinkButton>} />
      <Section id="demande" title={t('staff.onRequest')}>
        <p className="mb-4 max-w-prose text-soft">{t('staff.onRequestText')}</p>
        <Form method="get" role="search" className="mb-4 flex max-w-2xl flex-wrap items-end gap-3">
          <TextField className="min-w-0 flex-1 basis-64" id="q" name="q" type="search" autoComplete="off" label={t('staff.search')} defaultValue={q} key={q} />
          <Button look="secondary">{t('staff.find')}</Button>
        </Form>
        {q.length > 1 && found.length === 0 && <EmptyState title={t('staff.nobody')}>{t('staff.nobodyText')}</EmptyState>}
        {found.length > 0 && (
          <table className="data-table">
            <thead><tr><th>{t('staff.person')}</th><th>{t('staff.kind')}</th><th>{t('staff.organisation')}</th><th><span className="sr-only">{t('staff.erase')}</span></th></tr></thead>
            <tbody>
              {found.map(({ kind, id, name, mail, organisations }) => (
                <tr key={`${kind} ${id}`}>
                  <td className="lead"><span className="font-semibold">{name || mail}</span>{name && <span className="block text-sm break-all text-soft">{mail}</span>}</td>
                  <td data-label={t('staff.kind')}>{kind === 'compte' ? t('staff.account') : t('staff.contact')}</td>
                  <td data-label={t('staff.organisation')}>{organisations.join(', ')}</td>
                  <td><Link className="link inline-flex min-h-11 items-center" to={`/equipe/donnees/${kind}/${id}`} aria-label={`${t('staff.erase')} ${name || mail}`}>{t('staff.erase')}</Link></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Section id="nuit" title={t('staff.last')} action={last && <span className="figures text-sm text-soft">{momentWords(last.finishedAt ?? last.startedAt, language)}</span>}>
        {late && last && <Notice tone="warn">{t('staff.late')}</Notice>}
        {last && last.failed.length > 0 && <Notice tone="bad">{t('staff.failed', { rules: ruleNames.filter((rule) => last.failed.includes(rule)).map((rule) => t(`rule.${rule}.short`)).join(', ') })}</Notice>}
        {!last ? <EmptyState title={t('staff.never')}>{t('staff.neverText')}</EmptyState> : counted.length === 0 ? <p>{t('staff.nothing')}</p> : (
          <table className="data-table max-w-2xl">
            <thead><tr><th>{t('staff.rule')}</th><th className="num">{t('staff.lastNight')}</th><th className="num">{t('staff.total', { n: nights })}</th></tr></thead>
            <tbody>
              {counted.map((rule) => (
                <tr key={rule}>
                  <td className="lead">{rule === 'warned' ? t('staff.warned') : t(`rule.${rule}.short`)}</td>
                  <td className="num" data-label={t('staff.lastNight')}>{last.erased[rule] ?? 0}</td>
                  <td className="num" data-label={t('staff.total', { n: nights })}>{total[rule]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </>
  )
}
