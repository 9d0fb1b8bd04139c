import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { HolidayForm } from '~/programmes/components/HolidayForm'
import { holidaysOf, publicHolidaysOf, removeHoliday, saveHoliday } from '~/programmes/holidays.server'
import { HolidayInput } from '~/programmes/schema'
import { parseFormData } from '~/ui/form.server'
import { EmptyState, PageHeader, Section } from '~/ui/Page'
import { dayWords, shortDate, todayIn } from '~/ui/time'

export const handle = access('programme.manage')
const here = '/equipe/calendrier-scolaire'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'programme.manage')
  const years = await holidaysOf(viewer, 'B')
  const wanted = new URL(request.url).searchParams.get('modifier')
  const year = Number(todayIn().slice(0, 4))
  return { years, edited: years.flatMap(({ holidays }) => holidays).find(({ id }) => id === wanted), publicHolidays: [...publicHolidaysOf(year), ...publicHolidaysOf(year + 1)].filter(({ day }) => day >= todayIn()).slice(0, 12) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'programme.manage')
  const fields = await request.formData()
  const removed = fields.get('retirer')
  if (removed) {
    await removeHoliday(viewer, String(removed))
    return redirectWithToast(here, 'programmes.holiday.removed')
  }
  const form = parseFormData(fields, HolidayInput)
  if (!form.ok) return form.reply()
  const saved = await saveHoliday(viewer, String(fields.get('vacances') ?? '') || null, form.value)
  return saved.ok ? redirectWithToast(here, 'programmes.holiday.saved') : form.reply({ firstDay: [saved.reason] })
}

export default function SchoolCalendar() {
  const t = useTranslations('programmes')
  const ui = useTranslations('ui')
  const language = useLocale()
  const { years, edited, publicHolidays } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { id, zone, year, name, firstDay, backOn } = edited ?? { id: undefined, zone: 'B', year: years[0]?.year, name: undefined, firstDay: undefined, backOn: undefined }
  return (
    <>
      <title>{`${t('holiday.title')} · Pavillon`}</title>
      <PageHeader title={t('holiday.title')} lead={t('holiday.lead')} />
      <Section title={edited ? t('holiday.change', { name: edited.name }) : t('holiday.add')} id="ajouter">
        <HolidayForm key={id ?? 'new'} id={id} defaultValue={{ zone, year, name, firstDay, backOn }} lastResult={answer} back={here} />
      </Section>
      {years.length === 0 && <EmptyState title={t('holiday.empty')} />}
      {years.map((one) => (
        <Section key={one.year} id={`annee-${one.year}`} title={t('holiday.schoolYear', { year: one.year })}>
          <Form method="post">
            <table className="data-table">
              <thead><tr><th>{t('holiday.name')}</th><th>{t('holiday.firstDay')}</th><th>{t('holiday.backOn')}</th><th><span className="sr-only">{ui('edit')}</span></th></tr></thead>
              <tbody>
                {one.holidays.map((holiday) => (
                  <tr key={holiday.id}>
                    <td className="lead font-semibold">{holiday.name}</td>
                    <td data-label={t('holiday.firstDay')} className="figures">{dayWords(holiday.firstDay, language)}</td>
                    <td data-label={t('holiday.backOn')} className="figures">{dayWords(holiday.backOn, language)}</td>
                    <td><span className="-my-2.5 flex gap-x-4 whitespace-nowrap"><Link className="link inline-flex min-h-11 items-center" to={`?modifier=${holiday.id}#ajouter`} aria-label={`${ui('edit')} : ${holiday.name}, ${one.year}`}>{ui('edit')}</Link><button name="retirer" value={holiday.id} className="inline-flex min-h-11 items-center text-sm text-bad hover:underline" aria-label={`${t('holiday.remove')} : ${holiday.name}, ${one.year}`}>{t('holiday.remove')}</button></span></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Form>
        </Section>
      ))}
      <Section title={t('holiday.public')} id="feries">
        <p className="mb-3 text-soft">{t('holiday.publicText')}</p>
        <ul className="grid gap-x-8 sm:grid-cols-2">{publicHolidays.map(({ day, name: words }) => <li key={day} className="flex justify-between gap-4 border-b border-line py-2 text-sm"><span>{words}</span><span className="figures text-soft">{shortDate(day, language)}</span></li>)}</ul>
      </Section>
    </>
  )
}
