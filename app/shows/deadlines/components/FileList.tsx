import { useFormatter, useTranslations } from 'use-intl'

type Kept = { id: string; file: { name: string; size: number } }

/** Files of a deadline, each to open; with a button to take it away where `removable`. */
export function FileList({ files, removable }: { files: Kept[]; removable?: boolean }) {
  const t = useTranslations('showDeadlines')
  const format = useFormatter()
  if (files.length === 0) return null
  return (
    <ul className="space-y-1">
      {files.map(({ id, file }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4">
          <a className="link inline-flex min-h-11 items-center break-all" href={`/fichiers/echeance/${id}`}>{file.name}</a>
          <span className="text-sm text-soft">{t('size', { kb: format.number(Math.ceil(file.size / 1024)) })}</span>
          {removable && <button className="inline-flex min-h-11 items-center text-sm text-bad hover:underline" name="retirerFichier" value={id} aria-label={`${t('removeFile')} : ${file.name}`}>{t('removeFile')}</button>}
        </li>
      ))}
    </ul>
  )
}
