import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { momentWords } from '~/ui/time'
import type { DeadlineState } from '../rules'
import { FileList } from './FileList'
import { DeadlineBadge } from './StateBadge'

type Part = { applicationId: string; company: string; doneAt: Date | null; doneByName: string | null; note: string; state: DeadlineState; files: { id: string; file: { name: string; size: number } }[] }

/** Each exhibitor's part of a deadline, with what was handed in, to be ticked off. */
export function PartTable({ parts }: { parts: Part[] }) {
  const t = useTranslations('showDeadlines')
  const language = useLocale()
  if (parts.length === 0) return <p className="text-soft">{t('noExhibitor')}</p>
  return (
    <table className="data-table">
      <thead><tr><th>{t('exhibitor')}</th><th>{t('stateTitle')}</th><th>{t('handedIn')}</th><th><span className="sr-only">{t('tick')}</span></th></tr></thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.applicationId}>
            <td className="lead font-semibold">{part.company}</td>
            <td data-label={t('stateTitle')}><div>
              <DeadlineBadge state={part.state} />
              {part.doneAt && <span className="mt-1 block text-sm text-soft">{[part.doneByName, momentWords(part.doneAt, language)].filter(Boolean).join(' · ')}</span>}
              {part.note && <span className="mt-1 block text-sm">{part.note}</span>}
            </div></td>
            <td data-label={t('handedIn')}><FileList files={part.files} /></td>
            <td>
              <Form method="post">
                <input type="hidden" name="dossier" value={part.applicationId} />
                <Button look={part.doneAt ? 'quiet' : 'secondary'} name="faire" value={part.doneAt ? 'defait' : 'fait'} aria-label={`${part.doneAt ? t('untick') : t('tick')} : ${part.company}`}>{part.doneAt ? t('untick') : t('tick')}</Button>
              </Form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
