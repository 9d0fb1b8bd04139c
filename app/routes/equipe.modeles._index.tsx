import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { requireViewer } from '~/access/viewer.server'
import { allLetters } from '~/messages/wording-commands.server'
import { LinkButton } from '~/ui/Button'
import { Badge, EmptyState, PageHeader, Section } from '~/ui/Page'
import { Tabs } from '~/ui/Tabs'
import { dayWords } from '~/ui/time'

export const handle = access('letter.manage')
const here = '/equipe/modeles'

export async function loader({ request }: LoaderFunctionArgs) {
  const areas = await allLetters(await requireViewer(request, 'letter.manage'), currentRequest()?.locale ?? 'fr')
  const onlyChanged = new URL(request.url).searchParams.has('changees')
  const shown = areas.map(({ letters, ...area }) => ({ ...area, letters: letters.filter(({ changed }) => !onlyChanged || changed.length > 0) }))
  return { onlyChanged, areas: shown.filter(({ letters }) => letters.length > 0) }
}

export default function Letters() {
  const t = useTranslations('wordings')
  const language = useLocale()
  const { onlyChanged, areas } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('title')} · Pavillon`}</title>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Tabs label={t('title')} tabs={[{ to: here, label: t('all'), current: !onlyChanged }, { to: `${here}?changees`, label: t('onlyChanged'), current: onlyChanged }]} />
      {areas.length === 0 && <EmptyState title={t('noneChanged')} action={<LinkButton to={here}>{t('all')}</LinkButton>}>{t('noneChangedText')}</EmptyState>}
      {areas.map(({ key, title, letters }) => (
        <Section key={key} id={key} title={title}>
          <table className="data-table">
            <thead><tr><th className="sm:w-2/3">{t('letter')}</th><th>{t('state')}</th></tr></thead>
            <tbody>
              {letters.map(({ name, title: letter, when, fixed, changed }) => (
                <tr key={name}>
                  <td className="lead"><Link to={`${here}/${name}`} className="link font-semibold">{letter}</Link><p className="text-sm text-soft">{when}</p></td>
                  <td data-label={t('state')}>
                    {fixed ? <Badge>{t('fixed')}</Badge> : changed.length === 0 && <span className="text-sm text-soft">{t('ours')}</span>}
                    {changed.map((one) => <p key={one.language} className="text-sm"><Badge tone={one.stale ? 'warn' : 'info'}>{t('changedIn', { language: one.language })}</Badge> {one.stale ? t('stale') : t('changed', { date: dayWords(one.updatedAt, language) })}</p>)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      ))}
    </>
  )
}
