import { Tooltip as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import styles from './tooltip.module.css'

/** Wraps the application once, so that neighbouring tooltips open without delay. */
export function TooltipProvider({ children }: { readonly children: ReactNode }): ReactElement {
  return <Radix.Provider delayDuration={400}>{children}</Radix.Provider>
}

export interface TooltipProps {
  readonly label: ReactNode
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** The element described; must take a ref. */
  readonly children: ReactElement
}

/** A few words about an element, on hover and focus. */
export function Tooltip({ label, side = 'bottom', children }: TooltipProps): ReactElement {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles['content']} side={side} sideOffset={6} collisionPadding={8}>
          {label}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
