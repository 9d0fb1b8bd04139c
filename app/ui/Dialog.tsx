import { Form } from '@remix-run/react'
import { X } from 'lucide-react'
import { forwardRef, useId, useRef, type MouseEvent, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button, LinkButton } from './Button'

/**
 * A modal dialog: the browser's own, which keeps the focus in, makes the page behind it inert, closes on Escape and gives
 * the focus back. Opened by `ref.current.showModal()`; a click beside it closes it as well.
 */
export const Dialog = forwardRef<HTMLDialogElement, { title: ReactNode; children: ReactNode }>(function Dialog({ title, children }, ref) {
  const t = useTranslations('ui')
  const id = useId()
  const closeBeside = (event: MouseEvent<HTMLDialogElement>) => event.target === event.currentTarget && event.currentTarget.close()
  return (
    <dialog ref={ref} aria-labelledby={id} className="dialog" onClick={closeBeside}>
      <div className="p-5 sm:p-6">
        <div className="mb-3 flex items-start justify-between gap-4">
          <h2 id={id} className="pt-1.5 text-lg">{title}</h2>
          <form method="dialog">
            <button aria-label={t('close')} className="-mt-1 -mr-2 grid size-11 place-items-center rounded-md text-soft hover:bg-sunk hover:text-ink"><X aria-hidden className="size-5" /></button>
          </form>
        </div>
        {children}
      </div>
    </dialog>
  )
})

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

/**
 * A step that wants a second thought. It is a link to a page of its own, which asks the same and works everywhere; with
 * JavaScript the question opens here instead, and its answer is sent to that page. What that page finds wrong it shows
 * itself. `children`: what happens then, and fields that go with the answer.
 */
export function ConfirmLink({ to, label, title, confirm, keep, look = 'danger', fields, children }: {
  to: string; label: ReactNode; title: ReactNode; confirm: ReactNode; keep: ReactNode; look?: Look; fields?: Record<string, string>; children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const open = (event: MouseEvent) => {
    // A new tab, a new window: what was asked for with the link itself.
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    dialog.current?.showModal()
  }
  return (
    <>
      <LinkButton to={to} look={look} onClick={open}>{label}</LinkButton>
      <Dialog ref={dialog} title={title}>
        <Form method="post" action={to} className="space-y-5" onSubmit={() => dialog.current?.close()}>
          {Object.entries(fields ?? {}).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          {children}
          <div className="flex flex-wrap gap-2">
            <Button look={look === 'danger' ? 'danger' : 'primary'}>{confirm}</Button>
            <Button look="secondary" type="button" onClick={() => dialog.current?.close()}>{keep}</Button>
          </div>
        </Form>
      </Dialog>
    </>
  )
}
