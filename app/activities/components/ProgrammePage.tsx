import { Link } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { LinkButton } from '~/ui/Button'
import { Subscribe } from '~/ui/Subscribe'
import { publicPathOf } from '~/programmes/rules'
import { Badge, EmptyState, Fact, Facts, KindMark, Notice, PageHeader, Section } from '~/ui/Page'
import { dateOnly, dateRangeWords } from '~/ui/time'
import type { publicProgramme } from '../public-queries.server'
import { markOf, SessionList } from './SessionList'

type Shown = NonNullable<Awaited<ReturnType<typeof publicProgramme>>> & { origin: string }

/** A show, an edition of the Industry Week or a school year, as everyone reads it. */
export function ProgrammePage({ programme, sessions, origin }: Shown) {
  const t = useTranslations()
  const language = useLocale()
  const format = useFormatter()
  const dates = dateRangeWords(dateOnly(programme.startsOn), dateOnly(programme.endsOn), language)
  const changed = programme.status === 'POSTPONED' || programme.status === 'MOVED' || programme.status === 'CANCELLED' ? programme.status : undefined
  return (
    <article>
      <title>{`${programme.title} · Pavillon`}</title>
      <PageHeader
        title={programme.title}
        crumbs={[{ to: '/programme', label: t('pages.programme') }]}
        meta={<KindMark kind={markOf[programme.kind]}>{t(`programmes.kind.${programme.kind}`)}</KindMark>}
        lead={programme.summary}
        action={programme.kind === 'SHOW' && <LinkButton to={`${publicPathOf(programme)}/plan`}>{t('showPlan.seePlan')}</LinkButton>}
      />
      {programme.example && <Notice title={t('programmes.example')}>{t('programmes.exampleText')}</Notice>}
      {changed && <Notice tone={changed === 'CANCELLED' ? 'bad' : 'warn'} title={t(`pages.statusBanner.${changed}`)}>{programme.statusNote}</Notice>}
      {programme.status === 'HELD' && <Notice>{t('pages.held')}</Notice>}
      <div className="mb-10">
        <Facts>
          <Fact term={t('pages.dates')}><span className="figures">{dates}</span></Fact>
          <Fact term={t('pages.place')}>{[programme.place, programme.town].filter(Boolean).join(', ')}</Fact>
          <Fact term={t('programmes.field.theme')}>{programme.theme}</Fact>
          <Fact term={t('access.role.PARTNER')}>{programme.partners.length > 0 && format.list(programme.partners.map(({ partner }) => partner.name))}</Fact>
        </Facts>
      </div>
      <Section title={t('programmes.activities')} id="actions">
        {programme.activities.length === 0 ? <EmptyState title={t('programmes.noActivity')} /> : (
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {programme.activities.map((activity) => (
              <li key={activity.id} className="rounded-lg border border-line bg-sheet p-5">
                <p className="text-sm text-soft">{t(`activities.kind.${activity.kind}`)}</p>
                <h3 className="mt-1 font-semibold"><Link to={`/actions/${activity.slug}`} className="hover:text-accent hover:underline">{activity.title}</Link></h3>
                <p className="mt-1 text-sm text-soft">{[activity.host?.name, activity.town].filter(Boolean).join(' · ')}</p>
                {activity.moderation === 'CANCELLED' && <Badge tone="bad">{t('pages.cancelled')}</Badge>}
                <p className="mt-2 text-sm">{activity.summary}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {sessions.length > 0 && <Section title={t('pages.sessions')} id="dates"><SessionList sessions={sessions} /></Section>}
      <Subscribe address={`${origin}${publicPathOf(programme)}.ics`} name={programme.title} />
    </article>
  )
}
