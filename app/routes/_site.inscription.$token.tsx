import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { notFound } from '~/access/responses.server'
import { readToast, redirectWithToast } from '~/access/toast.server'
import { arrivalCode, arrivalDrawing } from '~/signups/arrival-code.server'
import { ArrivalCode } from '~/signups/components/ArrivalCode'
import { PersonState } from '~/signups/components/PersonState'
import { changePerson, confirmPerson, signUpByLink } from '~/signups/individuals.server'
import { MOST_PERSONS } from '~/signups/individuals-rules'
import { PersonChanges } from '~/signups/individuals-schema'
import { placeOf } from '~/signups/moves.server'
import { ranksOf } from '~/signups/queries.server'
import { isLive } from '~/signups/rules'
import { offerOf } from '~/signups/waiting-list.server'
import { Button, LinkButton } from '~/ui/Button'
import { ConfirmLink } from '~/ui/Dialog'
import { TextField } from '~/ui/Field'
import { parseFormData } from '~/ui/form.server'
import { Fact, Facts, Notice, PageHeader, Section } from '~/ui/Page'
import { PrintButton } from '~/ui/PrintButton'
import { sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import { useToast } from '~/ui/useToast'

export const handle = access('individual.own')

/** What somebody who comes for themselves opens from their mail. Opening changes nothing: mail scanners open links too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const signUp = await signUpByLink(params.token ?? '')
  if (!signUp) throw notFound()
  const { toast, headers } = await readToast(request)
  headers.set('Cache-Control', 'no-store')
  const ranks = signUp.status === 'WAITLISTED' ? await ranksOf([signUp.id]) : undefined
  const live = isLive(signUp.status) && signUp.session.status === 'PLANNED'
  const asked = signUp.status === 'OFFERED' ? await offerOf(signUp.id) : undefined
  const offer = asked && asked.until > new Date() ? asked : null
  const here = signUp.status === 'CONFIRMED' || signUp.status === 'ATTENDED' ? { code: arrivalCode(signUp.id), drawing: arrivalDrawing(signUp.id) } : null
  return data({ signUp, place: placeOf(signUp.session.activity), rank: ranks?.get(signUp.id) ?? null, offer, live, here, mayChange: live && signUp.session.startsAt > new Date(), own: `/inscription/${params.token}`, toast }, { headers })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const back = `/inscription/${token}`
  const fields = await request.formData()
  if (fields.get('faire') === 'confirmer') {
    const confirmed = await confirmPerson(token)
    // The page says itself what is so now.
    return confirmed.ok ? redirect(back) : redirectWithToast(back, `individuals.refusal.${confirmed.reason}`)
  }
  const form = parseFormData(fields, PersonChanges)
  if (!form.ok) return form.reply()
  const changed = await changePerson(token, form.value)
  if (changed.ok) return redirectWithToast(back, 'individuals.page.changed')
  return form.reply({ persons: [translator(currentRequest()?.locale ?? 'fr', 'individuals')(`refusal.${changed.reason}`, changed.details as never)] })
}

export default function OwnSignUp() {
  const t = useTranslations('individuals')
  const language = useLocale()
  const { signUp, place, rank, offer, live, here, mayChange, own, toast } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = (answer as { error?: Record<string, string[]> } | undefined)?.error?.persons?.[0]
  const done = useToast(toast)
  const { session, session: { activity } } = signUp
  return (
    <div className="max-w-2xl">
      <title>{`${t('page.title')} · ${activity.title}`}</title>
      <meta name="robots" content="noindex" />
      <PageHeader title={activity.title} lead={sessionWords(session.startsAt, session.endsAt, language, activity.programme.zone)} />
      {done && <Notice tone="good" role="status">{done.text}</Notice>}
      <PersonState signUp={signUp} rank={rank} offer={offer} zone={activity.programme.zone} mayChange={mayChange} />
      {here && session.status === 'PLANNED' && <Section id="arrivee" title={t('page.here')}><ArrivalCode {...here} /></Section>}
      {live && (
        <Section id="inscription" title={t('page.title')}>
          <Facts>
            <Fact term={t('page.who')}>{signUp.contactName}</Fact>
            <Fact term={t('page.how')}>{t('persons', { n: signUp.adults })}</Fact>
            <Fact term={t('page.where')}>{place}</Fact>
            <Fact term={t('page.access')}>{activity.accessNotes}</Fact>
            <Fact term={t('page.link')}>{signUp.status === 'CONFIRMED' && activity.onlineLink && <a className="link break-all" href={activity.onlineLink} rel="noreferrer">{activity.onlineLink}</a>}</Fact>
            <Fact term={t('page.note')}>{session.note}</Fact>
          </Facts>
        </Section>
      )}
      {mayChange && (
        <Section id="changer" title={t('page.change')} className="no-print">
          <Form method="post">
            <input type="hidden" name="version" value={signUp.version} />
            <TextField id="persons" name="persons" label={t('count')} type="number" inputMode="numeric" min={1} max={MOST_PERSONS} defaultValue={signUp.adults} error={error} className="max-w-sm" beside={<Button look="secondary">{t('page.save')}</Button>} />
          </Form>
        </Section>
      )}
      <div className="no-print flex flex-wrap gap-2">
        {live && signUp.status === 'CONFIRMED' && <LinkButton plain to={`/creneaux/${signUp.sessionId}.ics`}>{t('page.calendar')}</LinkButton>}
        <LinkButton to={`/actions/${activity.slug}`}>{t('page.activity')}</LinkButton>
        {here && <PrintButton />}
        {mayChange && !offer && <ConfirmLink to={`${own}/annuler`} label={t('page.cancel')} title={t('page.cancelTitle')} confirm={t('page.cancelYes')} keep={t('page.keep')}><p>{t('page.cancelText')}</p></ConfirmLink>}
      </div>
    </div>
  )
}
