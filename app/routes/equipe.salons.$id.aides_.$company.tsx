import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { addGrant, cancelGrant, linkCompanies, unlinkCompany } from '~/shows/money/aid-commands.server'
import { aidPage, companyByNumber } from '~/shows/money/aid-queries.server'
import { GrantForm } from '~/shows/money/components/GrantForm'
import { GrantTable } from '~/shows/money/components/GrantTable'
import { LinkedCompanies } from '~/shows/money/components/LinkedCompanies'
import { RoomMeter } from '~/shows/money/components/Room'
import { DE_MINIMIS_CENTS } from '~/shows/money/de-minimis'
import { refusalWords } from '~/shows/money/refusal-words.server'
import { CancelGrantInput, GrantInput } from '~/shows/money/schema'
import { LinkButton } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader, Section } from '~/ui/Page'
import { euros } from '~/ui/money'
import { dateRangeWords } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const aid = await aidPage(await requireViewer(request, 'show.manage'), params.company ?? '')
  if (!aid) throw notFound()
  return { ...aid, list: `/equipe/salons/${params.id}/aides` }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const aid = await aidPage(viewer, params.company ?? '')
  if (!aid) throw notFound()
  const here = `/equipe/salons/${params.id}/aides/${aid.company.id}`
  const fields = await request.formData()
  const leaving = fields.get('delier')
  if (leaving) {
    const member = aid.members.find(({ id }) => id === leaving)
    if (!member) throw notFound()
    await unlinkCompany(viewer, member.id)
    return redirectWithToast(here, 'showMoney.unlinked')
  }
  switch (fields.get('faire')) {
    case 'annuler': {
      const form = parseFormData(fields, CancelGrantInput)
      const grantId = aid.grants.find(({ id }) => id === fields.get('octroi'))?.id
      if (!grantId) throw notFound()
      if (!form.ok) return { grantId, error: 'tooShort|3' }
      await cancelGrant(viewer, grantId, form.value.reason)
      return redirectWithToast(here, 'showMoney.grantCancelled')
    }
    case 'lier': {
      const other = await companyByNumber(viewer, String(fields.get('numero') ?? ''))
      if (!other) return { link: 'unknownOrganisation' }
      const linked = await linkCompanies(viewer, aid.company.id, other)
      return linked.ok ? redirectWithToast(here, 'showMoney.linkedDone') : { link: refusalWords(linked) }
    }
    default: {
      const form = parseFormData(fields, GrantInput)
      if (!form.ok) return { form: form.reply().data }
      const written = await addGrant(viewer, aid.company.id, form.value, params.id ?? null)
      if (!written.ok) return { form: form.reply({ [written.reason === 'deMinimis' ? 'amount' : 'grantedOn']: [refusalWords(written)] }).data }
      return redirectWithToast(here, written.state === 'over' ? 'showMoney.grantedOver' : written.state === 'near' ? 'showMoney.grantedNear' : 'showMoney.granted')
    }
  }
}

export default function CompanyAid() {
  const t = useTranslations('showMoney')
  const language = useLocale()
  const { company, members, grants, window, room, state, today, list } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const money = (cents: number) => euros(cents, language, { round: true })
  return (
    <>
      <title>{`${t('aid')} · ${company.name}`}</title>
      <PageHeader title={company.name} crumbs={[{ to: list, label: t('aid') }]} lead={members.length > 1 ? t('members', { n: members.length }) : undefined} action={<LinkButton plain to={`/fichiers/aides/${company.id}`}>{t('statement')}</LinkButton>} />
      {state === 'near' && <Notice tone="warn" title={t('nearTitle')} />}
      {state === 'over' && <Notice tone="bad" title={t('overTitle')}>{t('overText', { ceiling: money(DE_MINIMIS_CENTS) })}</Notice>}
      <div className="mb-10">
        <RoomMeter cents={window.cents} state={state} wide />
        <p className="mt-1 text-sm text-soft">{[dateRangeWords(window.from, window.until, language), `${t('room')} : ${money(room)}`].join(' · ')}</p>
      </div>
      <Section title={t('grants')} id="registre"><GrantTable grants={grants} refused={answer?.grantId ? { grantId: answer.grantId, error: answer.error } : undefined} several={members.length > 1} /></Section>
      <Section title={t('addGrant')} id="ajouter-aide"><GrantForm key={grants.length} today={today} lastResult={answer?.form} /></Section>
      <Section title={t('linked')} id="liees"><LinkedCompanies members={members} error={answer?.link} /></Section>
    </>
  )
}
