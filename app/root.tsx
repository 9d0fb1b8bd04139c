import type { LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { useEffect, type ReactNode } from 'react'
import { IntlProvider, useTranslations } from 'use-intl'
import { access } from './access/policy'
import { currentRequest } from './access/request.server'
import { config } from './config.server'
import { Button, LinkButton } from './ui/Button'
import { catalogueOf } from './ui/catalogue-store'
import { SiteFrame } from './ui/Frame'
import { NeedsNetwork } from './ui/NeedsNetwork'
import { isNetworkFailure, keptSince } from './ui/offline-pages'
import { EmptyState } from './ui/Page'
import './ui/styles.css'

export const handle = access('house.read')

/** The frame's own facts; nothing here depends on who asks. */
export async function loader(_: LoaderFunctionArgs) {
  const { locale = 'fr' as const, theme = 'system' as const, nonce = '', id = '' } = currentRequest() ?? {}
  // A shared page has no nonce, and no reference of whoever asked first.
  return { language: locale, theme, nonce, reference: nonce ? id : '', house: config().houseName, mail: Boolean(config().smtpUrl) }
}

// The language and the theme change with a whole page only; a nonce that changed would not fit the page's policy.
export const shouldRevalidate = () => false

export function Layout({ children }: { children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>('root')
  const language = frame?.language ?? 'fr'
  // Browsers hide the nonce from scripts: what hydration sees is empty, and that is no difference worth a warning.
  const nonce = typeof document === 'undefined' ? frame?.nonce || undefined : undefined
  return (
    <html lang={language} data-theme={frame && frame.theme !== 'system' ? frame.theme : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#f6f5f1" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#10171d" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <Meta />
        <Links />
      </head>
      <body>
        <IntlProvider locale={language} messages={catalogueOf(language)} timeZone="Europe/Paris">
          {children}
        </IntlProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

/** A calm page for what is not there and for what went wrong. */
export function ErrorBoundary() {
  const error = useRouteError()
  const frame = useRouteLoaderData<typeof loader>('root')
  const t = useTranslations('ui')
  const missing = isRouteErrorResponse(error) && error.status === 404
  const offline = isNetworkFailure(error)
  useEffect(() => {
    // One step within the house asks for data; the page that is kept on the device comes with a whole load.
    if (offline) void keptSince(location.href).then((kept) => kept && location.reload())
  }, [offline])
  if (offline) return <SiteFrame house={frame?.house ?? ''}><NeedsNetwork /></SiteFrame>
  return (
    <SiteFrame house={frame?.house ?? ''}>
      <title>{`${missing ? t('notFound.title') : t('failed.title')} · Pavillon`}</title>
      <h1 className="sr-only">{missing ? t('notFound.title') : t('failed.title')}</h1>
      {missing ? (
        <EmptyState title={t('notFound.title')} action={<LinkButton to="/programme">{t('notFound.action')}</LinkButton>}>{t('notFound.text')}</EmptyState>
      ) : (
        <EmptyState
          title={t('failed.title')}
          action={<form method="get"><Button look="secondary">{t('failed.action')}</Button></form>}
        >
          <p>{t('failed.text')}</p>
          {frame?.reference && <p className="figures mt-2 font-semibold">{t('failed.reference', { id: frame.reference })}</p>}
        </EmptyState>
      )}
    </SiteFrame>
  )
}
