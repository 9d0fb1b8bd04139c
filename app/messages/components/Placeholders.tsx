import { useTranslations } from 'use-intl'
import { Badge, Section } from '~/ui/Page'

type Placeholder = { name: string; label: string; example: string; maybe: boolean; needed: boolean; inTable: boolean }

/** What may stand in a letter, with what each would say. */
export function Placeholders({ placeholders, language }: { placeholders: Placeholder[]; language: string }) {
  const t = useTranslations('wordings')
  return (
    <Section id="reperes" title={t('placeholders')} className="min-w-0">
      <p className="mb-3 text-sm text-soft">{t('placeholdersLead')} {placeholders.some(({ inTable }) => inTable) && t('tableNote')}</p>
      <dl className="divide-y divide-line border-y border-line">
        {placeholders.map(({ name, label, example, maybe, needed, inTable }) => (
          <div key={name} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[minmax(0,11rem)_1fr]">
            <dt><code className="text-sm break-all">{`{{${name}}}`}</code></dt>
            <dd className="text-sm">
              {label} {needed && <Badge tone="info">{t('needed')}</Badge>} {maybe && <Badge>{t('sometimes')}</Badge>} {inTable && <Badge>{t('inTable')}</Badge>}
              <p className="text-soft" lang={language}>{example}</p>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
