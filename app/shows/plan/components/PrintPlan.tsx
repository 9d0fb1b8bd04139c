import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Select } from '~/ui/Field'

/** A form that opens the plan as a PDF, on which paper and at which scale. */
export function PrintPlan({ address }: { address: string }) {
  const t = useTranslations('showPlan')
  return (
    <details className="no-print rounded-lg border border-line bg-sheet px-4 py-1.5">
      <summary className="flex min-h-11 items-center text-sm font-semibold">{t('paper.print')}</summary>
      <form action={address} className="grid items-end gap-3 pb-3 sm:grid-cols-[8rem_1fr_auto]">
        <Select id="papier" name="papier" label={t('paper.size')} defaultValue="A3" choices={['A4', 'A3', 'A2'].map((value) => ({ value, label: value }))} />
        <Select id="echelle" name="echelle" label={t('paper.scaleField')} empty={t('paper.fit')} choices={[50, 75, 100, 125, 150, 200, 250, 300, 400, 500].map((scale) => ({ value: String(scale), label: `1:${scale}` }))} />
        <Button look="secondary">{t('paper.open')}</Button>
      </form>
    </details>
  )
}
