import { Keyboard, MousePointer2, Redo2, Route, Spline, SquarePlus, Undo2 } from 'lucide-react'
import { forwardRef, type Dispatch } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from '~/ui/Dialog'
import type { Editing, Step } from '../editing'
import type { Mode } from './useHand'

const modes = [['select', MousePointer2], ['stand', SquarePlus], ['gangway', Route], ['outline', Spline]] as const

/** What the hand does, steps back and forth, and the keys. */
export function EditorTools({ editing, dispatch, mode, setMode, help }: { editing: Editing; dispatch: Dispatch<Step>; mode: Mode; setMode(mode: Mode): void; help(): void }) {
  const t = useTranslations('showPlan.tool')
  const shape = 'grid size-11 place-items-center rounded-md border border-rule bg-sheet hover:border-ink aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-accent disabled:opacity-40'
  const button = (label: string, Icon: typeof Undo2, onClick: () => void, more: { pressed?: boolean; disabled?: boolean } = {}) => (
    <button type="button" title={label} aria-label={label} aria-pressed={more.pressed} disabled={more.disabled} onClick={onClick} className={shape}><Icon aria-hidden className="size-5" /></button>
  )
  return (
    <div className="no-print mb-2">
      <div role="toolbar" aria-label={t('label')} className="flex flex-wrap gap-0.5 sm:gap-1">
        {modes.map(([name, Icon]) => <span key={name}>{button(t(name), Icon, () => setMode(name), { pressed: mode === name })}</span>)}
        <span className="hidden w-2 sm:block" />
        {button(t('undo'), Undo2, () => dispatch({ type: 'undo' }), { disabled: editing.past.length === 0 })}
        {button(t('redo'), Redo2, () => dispatch({ type: 'redo' }), { disabled: editing.future.length === 0 })}
        {button(t('keys'), Keyboard, help)}
      </div>
      {mode !== 'measure' && <p className="mt-1.5 text-sm text-soft">{t(`hint.${mode}`)}</p>}
    </div>
  )
}

const keys = ['tab', 'arrows', 'shift', 'alt', 'add', 'copy', 'split', 'remove', 'undo', 'escape', 'help'] as const

export const KeysHelp = forwardRef<HTMLDialogElement>(function KeysHelp(_props, ref) {
  const t = useTranslations('showPlan')
  return (
    <Dialog ref={ref} title={t('tool.keys')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2 text-sm">
        {keys.map((key) => <div key={key} className="contents"><dt><kbd className="rounded-sm border border-rule bg-sunk px-1.5 py-0.5 font-semibold whitespace-nowrap">{t(`keys.names.${key}`)}</kbd></dt><dd>{t(`keys.${key}`)}</dd></div>)}
      </dl>
    </Dialog>
  )
})
