import { Link, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { sharedHeaders } from '~/access/shared-page'
import { markOf, SessionList } from '~/activities/components/SessionList'
import { homePage } from '~/activities/public-queries.server'
import { publicPathOf } from '~/programmes/rules'
import { LinkButton } from '~/ui/Button'
import { Badge, KindMark, Section } from '~/ui/Page'
import { dateOnly, dateRangeWords } from '~/ui/time'
import type { loader as root } from '../root'

export const handle = access('house.read')
export const headers = sharedHeaders

export const loader = () => homePage()

export default function Home() {
  const t = useTranslations()
  const language = useLocale()
  const { programmes, sessions } = useLoaderData<typeof loader>()
  const house = useRouteLoaderData<typeof root>('root')?.house ?? ''
  const people = ['teacher', 'company', 'rectorate', 'partner'] as const
  return (
    <>
      <title>{`Pavillon · ${house}`}</title>
      <div className="drawing -mx-4 mb-12 border-y border-line px-4 py-10 sm:mx-0 sm:rounded-lg sm:border sm:px-10 sm:py-16">
        <div className="max-w-2xl bg-paper p-5 sm:p-8">
          <h1 className="text-3xl">{t('pages.home.title')}</h1>
          <p className="mt-4 text-lg leading-relaxed text-soft">{t('pages.home.lead', { house })}</p>
          <LinkButton to="/programme" look="primary" className="mt-6">{t('pages.home.action')}</LinkButton>
        </div>
      </div>
      <ul className="mb-12 grid gap-4 md:grid-cols-3">
        {programmes.map((programme) => (
          <li key={programme.id} className="flex flex-col rounded-lg border border-line bg-sheet p-5">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <KindMark kind={markOf[programme.kind]}>{t(`programmes.kind.${programme.kind}`)}</KindMark>
              {programme.example && <Badge>{t('programmes.example')}</Badge>}
            </div>
            <h2 className="mt-3 text-lg"><Link to={publicPathOf(programme)} className="hover:text-accent hover:underline">{programme.title}</Link></h2>
            <p className="figures mt-1 text-sm text-soft">{[dateRangeWords(dateOnly(programme.startsOn), dateOnly(programme.endsOn), language), programme.town].filter(Boolean).join(' · ')}</p>
            <p className="mt-3 text-sm">{programme.summary}</p>
          </li>
        ))}
      </ul>
      {sessions.length > 0 && (
        <Section title={t('pages.home.next')} id="prochaines" action={<Link to="/programme" className="link text-sm">{t('pages.sequel')}</Link>}>
          <SessionList sessions={sessions} />
        </Section>
      )}
      <Section title={t('pages.home.you')} id="vous">
        <ul className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-4">
          {people.map((who) => (
            <li key={who} className="border-t-2 border-ink py-4">
              <h3 className="font-semibold">{t(`pages.home.${who}`)}</h3>
              <p className="mt-1 text-sm text-soft">{t(`pages.home.${who}Text`)}</p>
              <Link to={who === 'teacher' ? '/programme' : '/espace'} className="link mt-2 inline-flex min-h-11 items-center text-sm">{who === 'teacher' ? t('pages.home.action') : t('pages.home.enter')}<span className="sr-only">{` : ${t(`pages.home.${who}`)}`}</span></Link>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
