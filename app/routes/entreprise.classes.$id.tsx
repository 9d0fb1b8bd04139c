import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { askTime, withdrawTime } from '~/signups/another-time.server'
import { hostedClass } from '~/signups/another-time-queries.server'
import { askReply, timeWords } from '~/signups/another-time-refusals.server'
import { AskTime } from '~/signups/another-time-schema'
import { AskTimeForm } from '~/signups/components/AskTimeForm'
import { AskedTimeCard } from '~/signups/components/AskedTime'
import { stepsOf } from '~/signups/components/steps'
import { StatusBadge } from '~/signups/components/StatusBadge'
import { useTransportWords } from '~/signups/components/TransportFields'
import { isLive } from '~/signups/rules'
import { Button } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { Fact, Facts, Notice, PageHeader, Section, Steps } from '~/ui/Page'
import { sessionWords } from '~/ui/time'

export const handle = access('company.space')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const signUp = await hostedClass(await requireViewer(request, 'company.space'), params.id ?? '')
  const expected = (signUp.status === 'PENDING' || signUp.status === 'CONFIRMED') && signUp.session.status === 'PLANNED' && signUp.session.startsAt > new Date()
  return { signUp, expected }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'company.space')
  const here = `/entreprise/classes/${params.id}`
  const fields = await request.formData()
  if (fields.get('faire') === 'retirer') {
    const withdrawn = await withdrawTime(viewer, String(fields.get('demande') ?? ''))
    return withdrawn.ok ? redirectWithToast(here, 'anotherTime.withdrawn') : { refusal: timeWords(withdrawn) }
  }
  const form = parseFormData(fields, AskTime)
  if (!form.ok) return form.reply()
  const asked = await askTime(viewer, params.id ?? '', form.value)
  return asked.ok ? redirectWithToast(here, 'anotherTime.sent') : form.reply(...askReply(asked))
}

export default function HostedClass() {
  const t = useTranslations('anotherTime')
  const signups = useTranslations('signups')
  const classes = useTranslations('classes')
  const levels = useTranslations('activities.level')
  const more = useTranslations('rectorate.step')
  const language = useLocale()
  const transport = useTransportWords()
  const answer = useActionData<typeof action>()
  const { signUp, expected } = useLoaderData<typeof loader>()
  const { session, session: { activity }, school, open, earlier } = signUp
  const { zone } = activity.programme
  const title = school?.name ?? activity.title
  return (
    <>
      <title>{`${title} · Pavillon`}</title>
      <PageHeader title={title} lead={`${activity.title}, ${sessionWords(session.startsAt, session.endsAt, language, zone)}`} crumbs={[{ to: '/entreprise', label: signups('company.title') }]} meta={<StatusBadge status={signUp.status} />} />
      {answer && 'refusal' in answer && <Notice tone="bad" role="alert">{answer.refusal}</Notice>}
      {isLive(signUp.status) && signUp.approvals.length > 0 && <Section><Steps steps={stepsOf(signUp, signups, (authority) => more('more', { authority }))} /></Section>}
      <Section id="groupe" title={t('group')}>
        <Facts>
          <Fact term={signups('school')}>{school && `${school.name}, ${school.town}`}</Fact>
          <Fact term={signups('class')}>{signUp.level && levels(signUp.level)}</Fact>
          <Fact term={signups('persons')}>{signups('party', { pupils: signUp.pupils, adults: signUp.adults })}</Fact>
          <Fact term={signups('needs')}>{[signUp.stepFree > 0 && signups('stepFree', { n: signUp.stepFree }), signUp.otherNeeds > 0 && classes('otherNeedsCount', { n: signUp.otherNeeds })].filter(Boolean).join(' · ')}</Fact>
          <Fact term={classes('transport.title')}>{transport(signUp) || classes('transport.none')}</Fact>
          <Fact term={signups('letter.where')}>{signUp.place}</Fact>
        </Facts>
      </Section>
      {open && (
        <Section id="demande" title={t('open')}>
          <AskedTimeCard asked={open} zone={zone} />
          <p className="mt-3 text-sm text-soft">{t('openText')}</p>
          <Form method="post" className="mt-3"><input type="hidden" name="demande" value={open.id} /><Button look="secondary" name="faire" value="retirer">{t('withdraw')}</Button></Form>
        </Section>
      )}
      {expected && !open && (
        <Section id="changer-date" title={t('ask')}>
          <p className="mb-4 max-w-xl text-soft">{t('askText')}</p>
          <AskTimeForm alone={signUp.alone} lastResult={answer} />
        </Section>
      )}
      {earlier.length > 0 && <Section id="avant" title={t('earlier')}><div className="space-y-3">{earlier.map((one) => <AskedTimeCard key={one.id} asked={one} zone={zone} />)}</div></Section>}
    </>
  )
}
