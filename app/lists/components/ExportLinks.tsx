import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'

/** Ways from a table to the lists about the same: `about` is the part of the address that says what they are about. */
export function ExportLinks({ lists, about }: { lists: ('inscriptions' | 'actions' | 'creneaux')[]; about: string }) {
  const t = useTranslations('lists')
  return (
    <p className="no-print mt-2 flex flex-wrap gap-x-6">
      {lists.map((list) => <Link key={list} className="link inline-flex min-h-11 items-center" to={`/listes/${list}?${about}`}>{t(`export.${list}`)}</Link>)}
    </p>
  )
}
