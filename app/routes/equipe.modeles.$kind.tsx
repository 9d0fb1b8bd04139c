import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { currentRequest } from '~/access/request.server'
import { notFound } from '~/access/responses.server'
import { redirectWithToast } from '~/access/toast.server'
import { requireViewer } from '~/access/viewer.server'
import { Placeholders } from '~/messages/components/Placeholders'
import { PreviewFrame } from '~/messages/components/PreviewFrame'
import { WordsForm } from '~/messages/components/WordsForm'
import { isLetterKind } from '~/messages/letter-kinds'
import { WordsInput } from '~/messages/schema'
import { oneLetter, resetWording, saveWording, sendExample } from '~/messages/wording-commands.server'
import { Button } from '~/ui/Button'
import { parseFormData } from '~/ui/form.server'
import { Notice, PageHeader } from '~/ui/Page'
import { Tabs } from '~/ui/Tabs'
import { momentWords } from '~/ui/time'

export const handle = access('letter.manage')

function asked(request: Request, kind = '') {
  if (!isLetterKind(kind)) throw notFound()
  const language = new URL(request.url).searchParams.get('langue') === 'en' ? ('en' as const) : ('fr' as const)
  return { kind, language, here: `/equipe/modeles/${kind}${language === 'en' ? '?langue=en' : ''}` }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'letter.manage')
  const { kind, language } = asked(request, params.kind)
  return oneLetter(viewer, kind, language, currentRequest()?.locale ?? 'fr')
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, 'letter.manage')
  const { kind, language, here } = asked(request, params.kind)
  const fields = await request.formData()
  if (fields.get('faire') === 'revenir') {
    await resetWording(viewer, kind, language)
    return redirectWithToast(here, 'wordings.wasReset')
  }
  const form = parseFormData(fields, WordsInput)
  const back = (reply: ReturnType<typeof form.reply>) => data({ reply: reply.data, sent: undefined }, { status: 400 })
  if (!form.ok) return back(form.reply())
  const { version, ...words } = form.value
  const done = fields.get('faire') === 'essai' ? await sendExample(viewer, kind, language, words) : await saveWording(viewer, kind, language, version, words)
  if ('problems' in done) return back(form.reply(done.problems as Record<string, string[]>))
  if (!done.ok) return back(form.reply({}, [done.reason]))
  // A trial leaves what was typed as it is.
  if (fields.get('faire') === 'essai') return data({ reply: form.reply().data, sent: viewer.email })
  return redirectWithToast(here, 'wordings.saved')
}

export default function Letter() {
  const t = useTranslations('wordings')
  const reader = useLocale()
  const { kind, language, title, when, fixed, words, ours, changed, problems, placeholders } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const base = `/equipe/modeles/${kind}`
  const preview = `${base}/apercu${language === 'en' ? '?langue=en' : ''}`
  const date = changed && momentWords(changed.at, reader)
  return (
    <>
      <title>{`${title} · Pavillon`}</title>
      <PageHeader title={title} crumbs={[{ to: '/equipe/modeles', label: t('title') }]} lead={when} />
      <Tabs label={t('languages')} tabs={[{ to: base, label: t('language.fr'), current: language === 'fr' }, { to: `${base}?langue=en`, label: t('language.en'), current: language === 'en' }]} />
      {answer?.sent && <Notice tone="good" role="status">{t('trialSent', { mail: answer.sent })}</Notice>}
      {fixed && <Notice>{t('fixedNote')}</Notice>}
      {Object.keys(problems).length > 0 && <Notice tone="warn">{t('staleNote')}</Notice>}
      <div className={fixed ? 'max-w-2xl' : 'grid gap-x-10 gap-y-8 xl:grid-cols-2'}>
        {!fixed && (
          <div className="min-w-0">
            <WordsForm key={`${kind} ${language} ${changed?.version ?? 0}`} {...{ kind, language, words, ours, preview }} version={changed?.version ?? 0} lastResult={answer?.reply} />
            {changed && (
              <Form method="post" className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-soft">
                <span>{changed.by ? t('by', { date: date ?? '', name: changed.by }) : t('at', { date: date ?? '' })}</span>
                <Button look="quiet" name="faire" value="revenir">{t('reset')}</Button>
              </Form>
            )}
          </div>
        )}
        <section aria-labelledby="apercu" className="min-w-0 xl:row-span-2">
          <h2 id="apercu" className="text-lg">{t('previewTitle')}</h2>
          <p className="mb-3 text-sm text-soft">{t('previewLead')}</p>
          <PreviewFrame key={`${kind} ${language} ${changed?.version ?? 0}`} src={preview} />
        </section>
        {!fixed && <Placeholders placeholders={placeholders} language={language} />}
      </div>
    </>
  )
}
