import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

/** The preview of a letter, as high as what it shows. Without scripts it is of one height and scrolls. */
export function PreviewFrame({ src }: { src: string }) {
  const t = useTranslations('wordings')
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState<number>()
  const fit = useCallback(() => setHeight(frame.current?.contentDocument?.documentElement.offsetHeight || undefined), [])
  useEffect(() => {
    // It may have come before this ran; and lines break anew in another width.
    fit()
    const widths = new ResizeObserver(fit)
    if (frame.current) widths.observe(frame.current)
    return () => widths.disconnect()
  }, [fit])
  return <iframe ref={frame} name="apercu-lettre" title={t('previewFrame')} src={src} onLoad={fit} style={height ? { height: height + 2 } : undefined} className="h-[44rem] w-full rounded-lg border border-line bg-white" />
}
