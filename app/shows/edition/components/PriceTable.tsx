import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { PriceItem } from '~/db/generated/client'
import { Badge } from '~/ui/Page'
import { euros, percent } from '~/ui/money'
import { dateOnly, shortDate } from '~/ui/time'

type Row = PriceItem & { asked: number }

/** The price list, before tax; each line with the days on which it holds, and options with what is left of them. */
export function PriceTable({ prices }: { prices: Row[] }) {
  const t = useTranslations('shows')
  const ui = useTranslations('ui')
  const language = useLocale()
  const day = (date: Date | null) => (date ? shortDate(dateOnly(date), language) : undefined)
  const days = ({ validFrom, validUntil }: Row) => {
    const [from, until] = [day(validFrom), day(validUntil)]
    if (from && until) return t('price.between', { from, until })
    return from ? t('price.from', { from }) : until ? t('price.until', { until }) : t('price.always')
  }
  return (
    <table className="data-table">
      <thead><tr><th>{t('price.label')}</th><th>{t('price.unit')}</th><th className="num">{t('price.amountShort')}</th><th className="num">{t('price.vatShort')}</th><th>{t('price.valid')}</th><th>{t('price.stock')}</th><th><span className="sr-only">{ui('edit')}</span></th></tr></thead>
      <tbody>
        {prices.map((price) => (
          <tr key={price.id}>
            <td className="lead"><span className="font-semibold">{price.label}</span> <span className="text-sm text-soft">{price.code}</span></td>
            <td data-label={t('price.unit')}>{price.openSides ? t('price.sides', { n: price.openSides }) : t(`unit.${price.unit}`)}</td>
            <td data-label={t('price.amountShort')} className="num">{price.amountCents !== null ? euros(price.amountCents, language) : percent(price.percentBp ?? 0, language)}</td>
            <td data-label={t('price.vatShort')} className="num">{percent(price.vatBp, language)}</td>
            <td data-label={t('price.valid')} className="figures">{days(price)}</td>
            <td data-label={t('price.stock')}>{price.unit === 'OPTION' && (price.stock === null ? t('price.asked', { n: price.asked }) : <Badge tone={price.asked > price.stock ? 'bad' : price.asked === price.stock ? 'warn' : 'plain'}>{t('price.askedOf', { n: price.asked, stock: price.stock })}</Badge>)}</td>
            <td>
              <span className="-my-2.5 flex gap-x-4 whitespace-nowrap">
                <Link className="link inline-flex min-h-11 items-center" to={`?tarif=${price.id}#tarifs`} aria-label={`${ui('edit')} : ${price.label}`}>{ui('edit')}</Link>
                <button className="inline-flex min-h-11 items-center text-sm text-bad hover:underline" name="retirer" value={price.id} aria-label={`${t('price.remove')} : ${price.label}`}>{t('price.remove')}</button>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
