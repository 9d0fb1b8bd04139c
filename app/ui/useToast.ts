import { useTranslations } from 'use-intl'

/** The words of a toast that the server left: its key in the catalogue with its values. */
export function useToast(toast: { key: string; values?: Record<string, string | number> } | null | undefined): { text: string } | undefined {
  const t = useTranslations()
  if (!toast || !t.has(toast.key as never)) return undefined
  return { text: t(toast.key as never, toast.values as never) }
}
