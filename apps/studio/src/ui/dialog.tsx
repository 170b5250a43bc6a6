import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly isOpen: boolean
  /** Absent: the dialog cannot be dismissed. */
  readonly onClose?: () => void
  readonly title: string
  readonly closeLabel?: string
  /** `sheet` slides in from the start edge over the full height. @default 'center' */
  readonly place?: 'center' | 'top' | 'sheet'
  /** The title is for screen readers only. */
  readonly hidesTitle?: boolean
  readonly children: ReactNode
}

/** A window over the page. Focus moves in, stays in, and returns. */
export function Dialog({ isOpen, onClose, title, closeLabel, place = 'center', hidesTitle = false, children }: DialogProps): ReactElement {
  const keepOpen = onClose === undefined ? (event: Event) => event.preventDefault() : undefined
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose?.()}>
      <Radix.Portal>
        <Radix.Overlay className={styles['overlay']} />
        <Radix.Content
          className={classNames(styles['content'], styles[place])}
          aria-describedby={undefined}
          onEscapeKeyDown={keepOpen}
          onInteractOutside={keepOpen}
        >
          <header className={hidesTitle ? 'rc-visually-hidden' : styles['header']}>
            <Radix.Title className={styles['title']}>{title}</Radix.Title>
            {onClose !== undefined && closeLabel !== undefined && (
              <Button kind="quiet" isIcon aria-label={closeLabel} onClick={onClose}>
                <X aria-hidden />
              </Button>
            )}
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
