import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { removePrice, saveEdition, savePrice } from '~/shows/edition/commands.server'
import { EditionForm } from '~/shows/edition/components/EditionForm'
import { PriceForm } from '~/shows/edition/components/PriceForm'
import { PriceTable } from '~/shows/edition/components/PriceTable'
import { editionValues, priceValues } from '~/shows/edition/form-values'
import { editionOf, optionsAsked } from '~/shows/edition/queries.server'
import { EditionInput, PriceInput } from '~/shows/edition/schema'
import { LinkButton } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { EmptyState, PageHeader, Section } from '~/ui/Page'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const show = await editionOf(viewer, params.id ?? '')
  if (!show) throw notFound()
  const asked = await optionsAsked(viewer, show.programmeId)
  const wanted = new URL(request.url).searchParams.get('tarif')
  return {
    title: show.programme.title, programme: `/equipe/programmes/${show.programmeId}`, edition: editionValues(show), vat: show.vatBp / 100,
    prices: show.prices.map((price) => ({ ...price, asked: asked.get(price.code) ?? 0 })),
    open: wanted === 'nouveau' ? { id: undefined, values: { vat: String(show.vatBp / 100) } } : show.prices.filter(({ id }) => id === wanted).map((price) => ({ id: price.id, values: priceValues(price) }))[0],
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'show.manage')
  const id = params.id ?? ''
  const here = `/equipe/salons/${id}/edition`
  const fields = await request.formData()
  const removed = fields.get('retirer')
  if (removed) {
    await removePrice(viewer, id, String(removed))
    return redirectWithToast(`${here}#tarifs`, 'shows.priceRemoved')
  }
  if (fields.get('faire') === 'tarif') {
    const form = parseFormData(fields, PriceInput)
    if (!form.ok) return form.reply()
    const saved = await savePrice(viewer, id, String(fields.get('prix') ?? '') || null, form.value)
    return saved.ok ? redirectWithToast(`${here}#tarifs`, 'shows.priceSaved') : form.reply({ validFrom: [saved.reason] })
  }
  const form = parseFormData(fields, EditionInput)
  if (!form.ok) return form.reply()
  const saved = await saveEdition(viewer, id, form.value)
  if (saved.ok) return redirectWithToast(here, 'shows.editionSaved')
  if (saved.reason === 'siret') return form.reply({ sellerSiret: ['siret'] })
  return form.reply({ [saved.reason === 'skippedTime' ? saved.field : 'opensOn']: [saved.reason] })
}

export default function Edition() {
  const t = useTranslations()
  const { title, programme, edition, prices, open } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const add = <LinkButton to="?tarif=nouveau#tarifs">{t('shows.price.add')}</LinkButton>
  return (
    <>
      <title>{`${t('shows.room.edition')} · ${title}`}</title>
      <PageHeader title={t('shows.room.edition')} crumbs={[{ to: '/equipe/programmes', label: t('programmes.list') }]} lead={title} action={<LinkButton to={programme}>{t('shows.toProgramme')}</LinkButton>} />
      <Section title={t('shows.prices')} id="tarifs" action={!open && prices.length > 0 && add}>
        {prices.length === 0 && !open ? <EmptyState title={t('shows.noPrice')} action={add}>{t('shows.noPriceText')}</EmptyState> : <Form method="post"><PriceTable prices={prices} /></Form>}
        {open && <div className="mt-6"><PriceForm key={open.id ?? 'new'} priceId={open.id} defaultValue={open.values} lastResult={answer} back="?#tarifs" /></div>}
      </Section>
      <EditionForm defaultValue={edition} lastResult={open ? undefined : answer} />
    </>
  )
}
