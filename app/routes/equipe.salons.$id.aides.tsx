import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { removeSubsidy, saveSubsidy } from '~/shows/money/aid-commands.server'
import { showLedger, subsidyRules } from '~/shows/money/aid-queries.server'
import { RoomBadge, RoomMeter } from '~/shows/money/components/Room'
import { SubsidyForm } from '~/shows/money/components/SubsidyForm'
import { DE_MINIMIS_CENTS } from '~/shows/money/de-minimis'
import { subsidyValues } from '~/shows/money/form-values'
import { SubsidyInput } from '~/shows/money/schema'
import { LinkButton } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { EmptyState, PageHeader, Section } from '~/ui/Page'
import { euros, percent } from '~/ui/money'
import { shortDate } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const [{ rules, prices }, { groups }] = await Promise.all([subsidyRules(viewer, params.id ?? ''), showLedger(viewer, params.id ?? '')])
  const wanted = new URL(request.url).searchParams.get('regle')
  const open = wanted === 'nouvelle' ? { id: undefined, values: { deMinimis: 'on' } } : rules.filter(({ id }) => id === wanted).map((rule) => ({ id: rule.id, values: subsidyValues(rule) }))[0]
  return { rules, prices, groups, open, here: `/equipe/salons/${params.id}/aides`, list: `/listes/aides?salon=${params.id}` }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const here = `/equipe/salons/${params.id}/aides`
  const fields = await request.formData()
  const removed = fields.get('retirer')
  if (removed) {
    await removeSubsidy(viewer, params.id ?? '', String(removed))
    return redirectWithToast(here, 'showMoney.rule.removed')
  }
  const form = parseFormData(fields, SubsidyInput)
  if (!form.ok) return form.reply()
  await saveSubsidy(viewer, params.id ?? '', String(fields.get('regle') ?? '') || null, form.value)
  return redirectWithToast(here, 'showMoney.rule.saved')
}

export default function Aid() {
  const t = useTranslations('showMoney')
  const language = useLocale()
  const { rules, prices, groups, open, here, list } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const money = (cents: number) => euros(cents, language, { round: true })
  const add = <LinkButton to="?regle=nouvelle#subventions">{t('rule.add')}</LinkButton>
  return (
    <>
      <title>{`${t('aid')} · Pavillon`}</title>
      <PageHeader title={t('aid')} lead={t('aidLead')} />
      <Section title={t('rules')} id="subventions" action={!open && rules.length > 0 && add}>
        {rules.length === 0 && !open ? <EmptyState title={t('noRule')} action={add} /> : (
          <ul className="grid gap-4 sm:grid-cols-2">
            {rules.map((rule) => (
              <li key={rule.id} className="rounded-lg border border-line bg-sheet p-4">
                <p className="font-semibold"><Link className="link" to={`?regle=${rule.id}#subventions`} aria-label={t('rule.edit', { name: rule.name })}>{rule.name}</Link></p>
                <p className="figures">{t('rule.rateShort', { rate: percent(rule.rateBp, language), ceiling: money(rule.ceilingCents) })}</p>
                <p className="text-sm text-soft">{[rule.grantor, rule.eligibleCodes.join(', '), rule.companySizes.join(', '), rule.firstN && t('rule.firstShort', { n: rule.firstN }), rule.claimBy && t('rule.claimShort', { day: shortDate(rule.claimBy, language) })].filter(Boolean).join(' · ')}</p>
              </li>
            ))}
          </ul>
        )}
        {open && <div className="mt-6"><SubsidyForm key={open.id ?? 'new'} ruleId={open.id} defaultValue={open.values} prices={prices} lastResult={answer} back="?#subventions" /></div>}
      </Section>
      <Section title={t('ledger')} id="registre" action={groups.length > 0 && <LinkButton to={list}>{t('aidExport')}</LinkButton>}>
        <p className="mb-4 max-w-prose text-soft">{t('ledgerText', { ceiling: money(DE_MINIMIS_CENTS) })}</p>
        {groups.length === 0 ? <p className="text-soft">{t('noLedger')}</p> : (
          <table className="data-table">
            <thead><tr><th>{t('undertaking')}</th><th>{t('rolling')}</th><th className="num">{t('room')}</th><th>{t('column.state')}</th></tr></thead>
            <tbody>
              {groups.map((group) => (
                <tr key={group.key}>
                  <td className="lead"><Link className="link font-semibold" to={`${here}/${group.companyId}`}>{group.name}</Link>{group.companies > 1 && <span className="block text-sm text-soft">{t('members', { n: group.companies })}</span>}</td>
                  <td data-label={t('rolling')}><RoomMeter cents={group.cents} state={group.state} /></td>
                  <td data-label={t('room')} className="num">{money(group.room)}</td>
                  <td data-label={t('column.state')}><RoomBadge state={group.state} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </>
  )
}
