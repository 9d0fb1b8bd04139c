import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { ErrorText } from '~/ui/Field'

/** A company's logo for plan and catalogue. */
export function LogoForm({ applicationId, logo, error }: { applicationId: string; logo: { id: string; name: string } | null; error?: string }) {
  const t = useTranslations('showApplications')
  return (
    <section aria-labelledby="logo-titre" className="mt-10 max-w-2xl border-t-2 border-ink pt-4">
      <h2 id="logo-titre" className="mb-4 text-lg">{t('section.logo')}</h2>
      {logo && <img src={`/fichiers/logo/${applicationId}?${logo.id}`} alt={logo.name} className="mb-4 max-h-24 max-w-full rounded-md border border-line bg-sheet p-2" />}
      <Form method="post" encType="multipart/form-data" className="space-y-3">
        <label htmlFor="logo" className="block text-sm font-semibold">{t('field.logo')}</label>
        <input id="logo" name="logo" type="file" accept="image/png,image/jpeg" className="control" aria-describedby={error && 'logo-error'} />
        <ErrorText id="logo" error={error} />
        <div className="flex flex-wrap gap-3">
          <Button look="secondary" name="faire" value="logo">{t('sendLogo')}</Button>
          {logo && <Button look="quiet" name="faire" value="sanslogo">{t('removeLogo')}</Button>}
        </div>
      </Form>
    </section>
  )
}
