import { useTranslations } from 'use-intl'
import { classWords } from '~/signups/components/className'
import { StatusBadge } from '~/signups/components/StatusBadge'
import type { afterwards } from '../feedback.server'
import { certificateNumber } from '../rules'

type SignUp = NonNullable<Awaited<ReturnType<typeof afterwards>>>['signUps'][number]

/** Who was expected, who came, and the paper that says so. */
export function PresenceTable({ signUps }: { signUps: SignUp[] }) {
  const t = useTranslations('arrivals')
  const levels = useTranslations('activities.level')
  const words = ({ kind }: SignUp, pupils: number, adults: number) => (kind === 'CLASS' ? t('party', { pupils, adults }) : t('persons', { n: adults }))
  return (
    <table className="data-table">
      <thead><tr><th scope="col">{t('done.group')}</th><th scope="col">{t('done.expected')}</th><th scope="col">{t('done.present')}</th><th scope="col">{t('done.state')}</th><th scope="col">{t('done.certificate')}</th></tr></thead>
      <tbody>
        {signUps.map((signUp) => {
          const { id, kind, school, level, className, contactName, status, certificates: [certificate] } = signUp
          return (
            <tr key={id}>
              <td className="lead"><div><strong>{kind === 'CLASS' ? school?.name : contactName || t('person')}</strong>{kind === 'CLASS' && <span className="block text-soft">{[classWords(level && levels(level), className), school?.town].filter(Boolean).join(' · ')}</span>}</div></td>
              <td data-label={t('done.expected')}>{words(signUp, signUp.pupils, signUp.adults)}</td>
              <td data-label={t('done.present')}>{signUp.pupilsPresent === null ? '–' : signUp.pupilsPresent + (signUp.adultsPresent ?? 0) === 0 ? '0' : words(signUp, signUp.pupilsPresent, signUp.adultsPresent ?? 0)}</td>
              <td data-label={t('done.state')}><div><StatusBadge status={status} /></div></td>
              <td data-label={t('done.certificate')}>{certificate && <a className="link figures" href={`/fichiers/attestation/${id}`}>{certificateNumber(certificate)}</a>}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
