import { CircleCheck } from 'lucide-react'
import { useEffect, useRef, useState, type MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button, LinkButton } from '~/ui/Button'
import { ProgressBar } from '~/ui/Progress'
import { Section } from '~/ui/Page'
import type { Format } from '../names'

type Taking = { format: Format; bytes: number }

// More than that is handed to the browser's own download, which keeps it on the disk.
const MOST_BYTES = 64 * 1024 * 1024

/** A list in each of its formats. A long one says how much of it has come; without scripts the browser takes it as any file. */
export function Downloads({ formats, addressOf }: { formats: readonly Format[]; addressOf: (format: Format) => string }) {
  const t = useTranslations('lists')
  const [taking, setTaking] = useState<Taking>()
  const [done, setDone] = useState<Format>()
  const running = useRef<AbortController>()
  useEffect(() => () => running.current?.abort(), [])

  const take = async (event: MouseEvent, format: Format) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    running.current?.abort()
    const controller = (running.current = new AbortController())
    setDone(undefined)
    setTaking({ format, bytes: 0 })
    try {
      await handOver(addressOf(format), controller.signal, (bytes) => setTaking({ format, bytes }))
      setDone(format)
    } catch {
      if (controller.signal.aborted) return
      // Whatever it was, the browser says it better: a sign-in, a page of an error, a file too long to hold.
      window.location.assign(addressOf(format))
    }
    if (running.current === controller) setTaking(undefined)
  }

  return (
    <Section title={t('downloadAs')} id="formats">
      <ul className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {formats.map((format, place) => (
          <li key={format} className="flex flex-col items-start gap-1">
            <LinkButton plain look={place === 0 ? 'primary' : 'secondary'} to={addressOf(format)} onClick={(event) => void take(event, format)}>{t(`format.${format}`)}</LinkButton>
            <span className="text-sm text-soft">{t(`formatHint.${format}`)}</span>
            {taking?.format === format && (
              <div className="mt-2 flex w-full items-end gap-2">
                <div className="min-w-0 grow"><ProgressBar label={t('taking')} value={0} max={0} words={taking.bytes > 0 ? t('megabytes', { n: taking.bytes / 1e6 }) : ''} /></div>
                <Button type="button" look="quiet" className="mb-3" onClick={() => { running.current?.abort(); setTaking(undefined) }}>{t('stopTaking')}</Button>
              </div>
            )}
            {done === format && !taking && <span className="flex items-center gap-1.5 text-sm font-semibold text-good"><CircleCheck aria-hidden className="size-4" />{t('taken')}</span>}
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">{taking ? t('taking') : done && t('takenSpoken')}</p>
    </Section>
  )
}

/** Takes a file piece by piece and gives it to the browser to keep. Throws when it is no file, or too long to be held. */
async function handOver(address: string, signal: AbortSignal, come: (bytes: number) => void): Promise<void> {
  const answer = await fetch(address, { signal })
  const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1]
  if (!answer.ok || !answer.body || !name) throw new Error('no file')
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let [bytes, told] = [0, 0]
  const reader = answer.body.getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value)
    bytes += piece.value.length
    if (bytes > MOST_BYTES) {
      await reader.cancel()
      throw new Error('too long')
    }
    if (performance.now() - told > 200) {
      told = performance.now()
      come(bytes)
    }
  }
  const url = URL.createObjectURL(new Blob(pieces, { type: answer.headers.get('Content-Type') ?? '' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  // The browser has taken it over by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
