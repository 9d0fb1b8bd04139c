import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { notFound } from '~/access/responses.server'
import { readToast, redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { openList } from '~/lists/catalogue.server'
import { ColumnChoice } from '~/lists/components/ColumnChoice'
import { Downloads } from '~/lists/components/Downloads'
import { Preview } from '~/lists/components/Preview'
import { Views } from '~/lists/components/Views'
import { chosen } from '~/lists/list'
import { aboutOf, columnsIn, formats, listNames, pageOf } from '~/lists/names'
import { previewOf } from '~/lists/preview.server'
import { ViewInput } from '~/lists/schema'
import { keepView, removeView, viewAddress, viewsOf } from '~/lists/views.server'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader } from '~/ui/Page'
import { useToast } from '~/ui/useToast'

export const handle = access('list.read')

const listIn = (name: string | undefined) => {
  const list = listNames.find((one) => one === name)
  if (!list) throw notFound()
  return list
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'list.read')
  const { searchParams } = new URL(request.url)
  const name = listIn(params.list)
  const language = currentRequest()?.locale ?? 'fr'
  const list = await openList(viewer, name, searchParams, language)
  const shown = chosen(list, columnsIn(searchParams))
  const views = (await viewsOf(viewer, name)).map((view) => ({ ...view, address: viewAddress(view) }))
  const { toast, headers } = await readToast(request)
  return data({ toast, name, title: list.title, signed: list.toSign !== undefined, back: pageOf(name, searchParams), about: aboutOf(searchParams), asked: columnsIn(searchParams), all: list.columns, shown: shown.columns, preview: await previewOf(shown, language), views }, { headers })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'list.read')
  const { pathname, search, searchParams } = new URL(request.url)
  const fields = await request.formData()
  const back = pathname.replace(/\.data$/, '') + search
  const removed = fields.get('effacer')
  if (removed) {
    await removeView(viewer, String(removed))
    return redirectWithToast(back, 'lists.removed')
  }
  const form = parseFormData(fields, ViewInput)
  if (!form.ok) return form.reply()
  const kept = await keepView(viewer, listIn(params.list), { search: aboutOf(searchParams), columns: columnsIn(searchParams) }, form.value)
  return kept.ok ? redirectWithToast(back, 'lists.kept') : form.reply({ name: [kept.reason] })
}

export default function ListPage() {
  const t = useTranslations('lists')
  const { toast, name, title, signed, back, about, asked, all, shown, preview, views } = useLoaderData<typeof loader>()
  const done = useToast(toast)
  const keys = shown.map(({ key }) => key)
  const address = (columns: string[], more = '') => `?${new URLSearchParams([...new URLSearchParams(about), ...(columns.length > 0 ? [['colonnes', columns.join(',')]] : []), ...(more ? [['format', more]] : [])])}`
  const offered = formats.filter((format) => format !== 'emargement' || signed)
  return (
    <>
      <title>{`${title} · Pavillon`}</title>
      <PageHeader title={title} crumbs={[{ to: back, label: t(`name.${name}`) }]} lead={t('lead')} />
      {done && <Notice tone="good" role="status">{done.text}</Notice>}
      <Downloads formats={offered} addressOf={(format) => `/listes/${name}/fichier${address(format === 'emargement' ? asked : keys, format)}`} />
      <ColumnChoice all={all} keys={keys} address={address} />
      <Preview columns={shown} {...preview} />
      <Views views={views} lastResult={useActionData<typeof action>()} />
    </>
  )
}
