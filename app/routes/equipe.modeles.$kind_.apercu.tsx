import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { isLetterKind } from '~/messages/letter-kinds'
import { previewPage } from '~/messages/letter-preview.server'
import { WordsInput } from '~/messages/schema'
import { exampleLetter, oneLetter } from '~/messages/wording-commands.server'
import { parseFormData } from '~/ui/form.server'

export const handle = access('letter.manage')

function asked(request: Request, kind = '') {
  if (!isLetterKind(kind)) throw notFound()
  return { kind, language: new URL(request.url).searchParams.get('langue') === 'en' ? ('en' as const) : ('fr' as const), reader: currentRequest()?.locale ?? 'fr' }
}

/** The letter as it is now. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'letter.manage')
  const { kind, language, reader } = asked(request, params.kind)
  const { words } = await oneLetter(viewer, kind, language, reader)
  return previewPage(await exampleLetter(viewer, kind, language, words), reader)
}

/** The letter in the words of the form that was sent here, which are not kept. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'letter.manage')
  const { kind, language, reader } = asked(request, params.kind)
  const form = parseFormData(await request.formData(), WordsInput)
  if (!form.ok) return previewPage({ ok: false, problems: {} }, reader)
  const { version: _version, ...words } = form.value
  return previewPage(await exampleLetter(viewer, kind, language, words), reader)
}
