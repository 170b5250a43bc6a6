import type { ButtonHTMLAttributes, ReactElement } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is the one action of a page; `quiet` has no border; `danger` destroys for good. @default 'plain' */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  /** Square, for an icon alone: give `aria-label` too. */
  readonly isIcon?: boolean
  /** Shows that the action is under way and ignores clicks. */
  readonly isBusy?: boolean
}

/** A button with words on it, or an icon with an accessible name. */
export function Button({ kind = 'plain', isIcon = false, isBusy = false, className, type = 'button', ...rest }: ButtonProps): ReactElement {
  const classes = classNames(styles['button'], styles[kind], isIcon && styles['icon'], className)
  return <button {...rest} type={type} className={classes} aria-busy={isBusy || undefined} disabled={rest.disabled || isBusy} />
}
