import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactElement, Ref } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** @default 'plain' */
  readonly kind?: 'primary' | 'plain' | 'quiet'
  /** Only an icon, which `aria-label` names. @default false */
  readonly isIcon?: boolean
  readonly ref?: Ref<HTMLAnchorElement>
}

function Anchor({ kind = 'plain', isIcon = false, className, ...rest }: AnchorProps): ReactElement {
  return <a {...rest} className={classNames(styles['button'], styles['link'], styles[kind], isIcon && styles['icon'], className)} />
}

/** A link that looks like a button: for actions that are pages of their own. */
export const ButtonLink = createLink(Anchor)
