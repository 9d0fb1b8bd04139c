import { ScanLine } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorClass = new (options: { formats: string[] }) => Detector

const detectorClass = () => (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector

/** Reads drawn codes with the camera, where the browser can; elsewhere one types the short code. */
export function ScanButton({ onCode }: { onCode(text: string): void }) {
  const t = useTranslations('arrivals')
  const [able, setAble] = useState(false)
  const [open, setOpen] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => setAble(detectorClass() !== undefined && navigator.mediaDevices !== undefined), [])
  useEffect(() => {
    const element = dialog.current
    const closed = () => setOpen(false)
    element?.addEventListener('close', closed)
    return () => element?.removeEventListener('close', closed)
  }, [able])
  if (!able) return null
  return (
    <>
      <Button type="button" look="secondary" onClick={() => { setOpen(true); dialog.current?.showModal() }}><ScanLine aria-hidden className="size-4" />{t('scan')}</Button>
      <Dialog ref={dialog} title={t('scanTitle')}>
        {open && <Camera onCode={(text) => { dialog.current?.close(); onCode(text) }} />}
      </Dialog>
    </>
  )
}

function Camera({ onCode }: { onCode(text: string): void }) {
  const t = useTranslations('arrivals')
  const video = useRef<HTMLVideoElement>(null)
  const found = useRef(onCode)
  found.current = onCode
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let over = false
    let stream: MediaStream | undefined
    const Class = detectorClass()
    async function look() {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (over || !video.current || !Class) return stop()
      video.current.srcObject = stream
      await video.current.play()
      const detector = new Class({ formats: ['qr_code'] })
      while (!over) {
        const [code] = video.current ? await detector.detect(video.current) : []
        if (code && !over) return found.current(code.rawValue)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
    const stop = () => stream?.getTracks().forEach((track) => track.stop())
    look().catch(() => !over && setFailed(true))
    return () => {
      over = true
      stop()
    }
  }, [])
  return failed ? <p>{t('scanNo')}</p> : <><p className="mb-3 text-soft">{t('scanText')}</p><video ref={video} muted playsInline className="aspect-square w-full rounded-md bg-sunk object-cover" /></>
}
