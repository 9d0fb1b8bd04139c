import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { PartnerList } from '~/calendar/components/PartnerList'
import { PartnerProblems } from '~/calendar/components/PartnerProblems'
import { receivePartnerFile } from '~/calendar/partner-upload.server'
import { partnerCalendar, readAgain, removePartnerCalendar, replacePartnerFile, type PartnerFailure } from '~/calendar/partners.server'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { EmptyState, Fact, Facts, Notice, PageHeader, Section } from '~/ui/Page'
import { momentWords } from '~/ui/time'

export const handle = access('partnerCalendar.manage')
const list = '/equipe/agendas-partenaires'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const calendar = await partnerCalendar(await requireViewer(request, 'partnerCalendar.manage'), params.id ?? '')
  if (!calendar) throw notFound()
  return { calendar }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'partnerCalendar.manage')
  const { fields, file } = await receivePartnerFile(request)
  const id = params.id ?? ''
  if (fields.faire === 'retirer') {
    await removePartnerCalendar(viewer, id)
    return redirectWithToast(list, 'partnerCalendars.removed')
  }
  if (fields.faire === 'relire') {
    const read = await readAgain(id)
    return redirectWithToast(`${list}/${id}`, read.ok ? 'partnerCalendars.readAgain' : `partnerCalendars.failure.${read.reason}`)
  }
  if (!file) return data({ reason: 'fileNeeded' as const }, { status: 400 })
  const replaced = await replacePartnerFile(viewer, id, file)
  return replaced.ok ? redirectWithToast(`${list}/${id}`, 'partnerCalendars.replaced') : data({ reason: replaced.reason }, { status: 400 })
}

export default function PartnerCalendarPage() {
  const t = useTranslations('partnerCalendars')
  const language = useLocale()
  const { calendar: { name, url, readAt, triedAt, failure, problems, events } } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <title>{`${name} · Pavillon`}</title>
      <PageHeader title={name} crumbs={[{ to: list, label: t('title') }]} action={url && <Form method="post" encType="multipart/form-data"><Button name="faire" value="relire" look="secondary">{t('again')}</Button></Form>} />
      {answer?.reason && <Notice tone="bad" role="alert">{t(`failure.${answer.reason}`)}</Notice>}
      {failure && <Notice tone="bad" title={triedAt && t('triedAt', { moment: momentWords(triedAt, language) })}>{t(`failure.${failure as PartnerFailure}`)}</Notice>}
      <div className="mb-10">
        <Facts>
          <Fact term={t('source')}><span className="break-all">{url ?? t('ofFile')}</span></Fact>
          <Fact term={t('state')}>{readAt ? t('readAt', { moment: momentWords(readAt, language) }) : t('never')}</Fact>
        </Facts>
      </div>
      <PartnerProblems problems={problems} />
      <Section id="dates" title={t('next')}>{events.length === 0 ? <EmptyState title={t('noDates')}>{t('noDatesText')}</EmptyState> : <PartnerList events={events.map((event) => ({ ...event, partner: name }))} />}</Section>
      {!url && (
        <Section id="remplacer" title={t('replace')}>
          <Form method="post" encType="multipart/form-data" className="max-w-xl space-y-5">
            <TextField id="file" name="file" type="file" accept=".ics,text/calendar" label={t('newFile')} hint={t('newFileHint')} />
            <Button look="secondary">{t('replace')}</Button>
          </Form>
        </Section>
      )}
      <Section id="retirer" title={t('remove')}>
        <p className="mb-3 text-soft">{t('removeText')}</p>
        <Form method="post" encType="multipart/form-data"><Button name="faire" value="retirer" look="danger">{t('remove')}</Button></Form>
      </Section>
    </>
  )
}
