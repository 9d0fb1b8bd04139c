import { useTranslations } from 'use-intl'
import type { Missing } from '~/activities/rules'
import { Notice } from '~/ui/Page'
import type { Standing } from '../rules'

type Props = { standing: Standing; own: boolean; reason: string | null; missing: Missing[]; halfFilled: boolean; here: string }

/** What became of what was sent, and what is to be done now. */
export function StandingNotice({ standing, own, reason, missing, halfFilled, here }: Props) {
  const t = useTranslations('proposals')
  const words = useTranslations('activities')
  if (!own) return <Notice>{t('coHost')}</Notice>
  const lacks = (standing === 'draft' || standing === 'sentBack') && (missing.length > 0 || halfFilled)
  return (
    <>
      {(standing === 'sentBack' || standing === 'changeSentBack') && <Notice tone="warn" title={t(standing === 'sentBack' ? 'sentBackTitle' : 'changeSentBackTitle')}><p className="whitespace-pre-line">{reason}</p></Notice>}
      {standing === 'cancelled' && <Notice tone="bad" title={t('standing.cancelled')}>{reason}</Notice>}
      {(standing === 'sent' || standing === 'changeSent') && <Notice>{t(standing === 'sent' ? 'sentText' : 'changeSentText')}</Notice>}
      {standing === 'changing' && <Notice>{t('changingText')}</Notice>}
      {lacks && (
        <Notice tone="warn" title={words('missing.title')}>
          <ul className="list-disc pl-5">
            {halfFilled && <li><a className="link" href={`${here}/modifier?manque=oui`}>{t('halfFilled')}</a></li>}
            {missing.map((what) => <li key={what}>{words(`missing.${what}`)}</li>)}
          </ul>
        </Notice>
      )}
      {standing === 'draft' && !lacks && <Notice tone="good">{t('readyText')}</Notice>}
    </>
  )
}
