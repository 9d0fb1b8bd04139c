import { useFormatter, useTranslations } from 'use-intl'
import type { Outlet } from '~/db/generated/enums'
import { Fact, Facts } from '~/ui/Page'
import type { Wish } from '../schema'

type Shown = { wishes: Wish[]; near: string[]; away: string[]; coExhibitors: string[]; products: string; outlets: Outlet[]; catalogueText: string; options: { label: string; n: number }[] }

/** All that an application asks for, as it is read. */
export function ApplicationSummary({ wishes, near, away, coExhibitors, products, outlets, catalogueText, options }: Shown) {
  const t = useTranslations('showApplications')
  const format = useFormatter()
  return (
    <>
      <ol className="mb-6 grid gap-4 sm:grid-cols-3">
        {wishes.map((wish, index) => (
          <li key={index} className="rounded-lg border border-line bg-sheet p-4">
            <p className="text-sm text-soft">{t('wish', { n: String(index + 1) })}</p>
            <p className="figures text-xl font-semibold">{t('squareMetres', { area: wish.area })}</p>
            <p className="text-sm">{[t(`kind.${wish.equipped ? 'equipped' : 'bare'}`), t('sides', { n: wish.openSides }), wish.place].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ol>
      <Facts>
        <Fact term={t('field.near')}>{near.join(' ; ')}</Fact>
        <Fact term={t('field.away')}>{away.join(' ; ')}</Fact>
        <Fact term={t('field.coExhibitors')}>{coExhibitors.join(' ; ')}</Fact>
        <Fact term={t('field.outlets')}>{outlets.length > 0 && format.list(outlets.map((outlet) => t(`outlet.${outlet}`)))}</Fact>
        <Fact term={t('field.products')}><span className="whitespace-pre-line">{products}</span></Fact>
        <Fact term={t('field.catalogueText')}>{catalogueText && <span className="whitespace-pre-line">{catalogueText}</span>}</Fact>
        <Fact term={t('section.options')}>{options.length > 0 && format.list(options.map(({ label, n }) => `${n} × ${label}`))}</Fact>
      </Facts>
    </>
  )
}
