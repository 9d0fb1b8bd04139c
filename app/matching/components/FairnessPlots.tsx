import { useTranslations } from 'use-intl'
import { Section } from '~/ui/Page'
import type { Fairness } from '../reasons'

const MOST_COMPANIES = 12

/** A bar of one or two parts; the words beside it say the same. */
function Bar({ parts, most }: { parts: [value: number, fill: string][]; most: number }) {
  let from = 0
  return (
    <svg aria-hidden viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2.5 w-full">
      <rect width="100" height="8" className="fill-line" />
      {parts.map(([value, fill]) => {
        const x = from
        from += most === 0 ? 0 : (value / most) * 100
        return <rect key={fill} x={x} width={from - x} height="8" className={fill} />
      })}
    </svg>
  )
}

/** How the classes are spread: which schools get something, and how many classes each company receives. */
export function FairnessPlots({ fairness: { schools, companies } }: { fairness: Fairness }) {
  const t = useTranslations('matching')
  const shown = companies.filter(({ more, before }, index) => more > 0 || (before > 0 && index < MOST_COMPANIES)).slice(0, MOST_COMPANIES)
  const most = Math.max(1, ...shown.map(({ before, more }) => before + more))
  return (
    <Section title={t('fairness')} id="equite">
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <div>
          <h3 className="mb-3 text-sm font-semibold">{t('schools')}</h3>
          <ul className="space-y-2 text-sm">
            {schools.map(({ group, asked, served }) => (
              <li key={group} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 sm:grid-cols-[12rem_minmax(0,1fr)_5rem]">
                <span>{t(`schoolGroup.${group}`)}</span>
                <span className="order-last col-span-2 sm:order-none sm:col-span-1"><Bar parts={[[served, 'fill-school']]} most={asked} /></span>
                <span className="figures text-right font-semibold">{asked === 0 ? t('noneOf') : t('servedOf', { served, asked })}</span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="mb-3 text-sm font-semibold">{t('companies')}</h3>
          {companies.length === 0 && <p className="text-sm text-soft">{t('noCompany')}</p>}
          <ul className="space-y-2 text-sm">
            {shown.map(({ name, before, more }) => (
              <li key={name} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 sm:grid-cols-[12rem_minmax(0,1fr)_5rem]">
                <span>{name}</span>
                <span className="order-last col-span-2 sm:order-none sm:col-span-1"><Bar parts={[[before, 'fill-rule'], [more, 'fill-accent']]} most={most} /></span>
                <span className="figures text-right font-semibold">{t('classesAt', { before, more })}</span>
              </li>
            ))}
          </ul>
          {companies.length > 0 && (
            <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
              {(['before', 'more'] as const).map((part) => <span key={part} className="inline-flex items-center gap-1.5"><svg aria-hidden viewBox="0 0 10 10" className="size-3"><rect width="10" height="10" className={part === 'before' ? 'fill-rule' : 'fill-accent'} /></svg>{t(`companiesLegend.${part}`)}</span>)}
              {companies.length > shown.length && <span>{t('otherCompanies', { n: companies.length - shown.length })}</span>}
            </p>
          )}
        </div>
      </div>
    </Section>
  )
}
