import { Link, useNavigation } from '@remix-run/react'
import type { ComponentProps, MouseEventHandler, ReactNode } from 'react'

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-4 py-2 text-sm font-semibold no-underline transition-colors'
const looks: Record<Look, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-ink hover:text-paper',
  secondary: 'border border-rule bg-sheet text-ink hover:border-ink hover:bg-sunk',
  quiet: 'text-accent underline-offset-4 hover:underline',
  danger: 'border border-bad bg-sheet text-bad hover:bg-bad-wash',
}

/** A button that says what happens. While its form is on the way it cannot be sent twice. */
export function Button({ look = 'primary', children, className = '', ...rest }: ComponentProps<'button'> & { look?: Look }) {
  const navigation = useNavigation()
  const busy = rest.type !== 'button' && navigation.state === 'submitting'
  return (
    <button type="submit" {...rest} aria-disabled={busy || undefined} className={`${shape} ${looks[look]} ${busy ? 'opacity-60' : ''} ${className}`}>
      {children}
    </button>
  )
}

/** A link that looks like a button. `plain` loads the whole page: for files and other documents. */
export function LinkButton({ look = 'secondary', to, plain, children, className = '', onClick }: { look?: Look; to: string; plain?: boolean; children: ReactNode; className?: string; onClick?: MouseEventHandler }) {
  const classes = `${shape} ${looks[look]} ${className}`
  if (plain) return <a href={to} className={classes} onClick={onClick}>{children}</a>
  return <Link to={to} prefetch="intent" className={classes} onClick={onClick}>{children}</Link>
}
