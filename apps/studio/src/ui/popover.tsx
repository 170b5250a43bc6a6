import { Popover as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './popover.module.css'

export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement
  /** Accessible name of what opens. */
  readonly label: string
  readonly children: ReactNode
  readonly className?: string | undefined
  /** The side of the button it begins at. @default 'end' */
  readonly align?: 'start' | 'end'
  /** With `onOpenChange`, for those who close it themselves. @default kept by the popover */
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  /** Keeps the focus inside, and other pointers out. @default false */
  readonly isModal?: boolean
  /** Moves the focus elsewhere than to the first control. */
  readonly onOpenAutoFocus?: (event: Event) => void
}

/** A few controls beside the button that opens them. */
export function Popover({ trigger, label, children, className, align = 'end', ...state }: PopoverProps): ReactElement {
  const { isOpen, onOpenChange, isModal = false, onOpenAutoFocus } = state
  return (
    <Radix.Root modal={isModal} {...(isOpen !== undefined && { open: isOpen })} {...(onOpenChange && { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={classNames(styles['surface'], className)}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          {...(onOpenAutoFocus && { onOpenAutoFocus })}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Something inside a popover that closes it too. */
export function PopoverClose({ children }: { readonly children: ReactElement }): ReactElement {
  return <Radix.Close asChild>{children}</Radix.Close>
}
