import { Check, TriangleAlert, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { goodRemarks, type Remark } from '../rules'

const values = (remark: Remark) => ({ company: '', place: '', n: 0, asked: 0, ...remark })

/** A remark in words. */
export function useRemarkWords(): (remark: Remark) => string {
  const t = useTranslations('showAssignments')
  return (remark) => t(`remark.${remark.kind}`, values(remark))
}

/** What speaks for and against a company on a stand; what stands in the way comes first. */
export function RemarkList({ remarks, quiet }: { remarks: Remark[]; quiet?: boolean }) {
  const t = useTranslations('showAssignments')
  const words = useRemarkWords()
  if (remarks.length === 0) return <p className="flex items-center gap-1.5 text-sm text-good"><Check aria-hidden className="size-4 shrink-0" />{t(quiet ? 'suits' : 'noObjection')}</p>
  return (
    <ul className="space-y-1 text-sm">
      {remarks.map((remark) => {
        const good = goodRemarks.includes(remark.kind)
        const stop = remark.kind === 'taken' || remark.kind === 'takenExpiring'
        const Icon = good ? Check : stop ? X : TriangleAlert
        return <li key={words(remark)} className="flex items-start gap-1.5"><Icon aria-hidden className={`mt-1 size-4 shrink-0 ${good ? 'text-good' : stop ? 'text-bad' : 'text-warn'}`} /><span>{words(remark)}</span></li>
      })}
    </ul>
  )
}
