import { useTranslations } from 'use-intl'
import { LinkButton } from './Button'

/** The ways to follow a calendar. `address` is the feed's full https address. */
export function Subscribe({ address, name, open }: { address: string; name: string; open?: boolean }) {
  const t = useTranslations('pages')
  const webcal = address.replace(/^https?:/, 'webcal:')
  const google = `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`
  // The same page for personal accounts and for those of a school or a company, at two hosts.
  const outlook = (host: string) => `https://${host}/calendar/0/addfromweb?url=${encodeURIComponent(address)}&name=${encodeURIComponent(name)}`
  return (
    <details open={open} className="no-print rounded-lg border border-line bg-sheet px-4 py-1">
      <summary className="flex min-h-11 items-center text-sm font-semibold">{t('subscribe')}</summary>
      <div className="flex flex-wrap gap-2 py-2">
        <LinkButton plain to={webcal}>{t('webcal')}</LinkButton>
        <LinkButton plain to={google}>{t('google')}</LinkButton>
        <LinkButton plain to={outlook('outlook.office.com')}>{t('office')}</LinkButton>
        <LinkButton plain to={outlook('outlook.live.com')}>{t('outlook')}</LinkButton>
        <LinkButton plain to={address}>{t('download')}</LinkButton>
      </div>
      <p className="max-w-prose pb-3 text-sm text-soft">{t('subscribeHint')}</p>
    </details>
  )
}
