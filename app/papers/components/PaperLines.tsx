import { useTranslations } from 'use-intl'
import type { PaperLine } from '../queries.server'
import { PaperBadge } from './PaperBadge'

/** The papers of one visit in short: which, how they stand, what is still to sign. */
export function PaperLines({ lines }: { lines: readonly PaperLine[] }) {
  const t = useTranslations('papers')
  const whoIsMissing = useMissing()
  if (lines.length === 0) return <p className="text-sm text-soft">{t('soon')}</p>
  return (
    <ul className="space-y-1 text-sm">
      {lines.map((line) => (
        <li key={line.kind} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{t(`kind.${line.kind}`)}</span> <span className="text-soft">{line.number}</span> <PaperBadge {...line} />
          {line.standing === 'toSign' && <span className="text-soft">{whoIsMissing(line)}</span>}
        </li>
      ))}
    </ul>
  )
}

/** What a paper still lacks, in words: signatures, or how many slips are in. */
export function useMissing(): (line: Pick<PaperLine, 'kind' | 'missing' | 'slips' | 'pupils'>) => string {
  const t = useTranslations('papers')
  return ({ kind, missing, slips, pupils }) => (kind === 'NOTICE' ? t('slipsOf', { slips, pupils }) : missing.map((signer) => t(`missing.${signer}`)).join(', '))
}
