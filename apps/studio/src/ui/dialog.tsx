import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactElement, type ReactNode, useRef } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly isOpen: boolean
  /** Absent: the dialog cannot be dismissed. */
  readonly onClose?: () => void
  readonly title: string
  readonly closeLabel?: string
  /** `sheet` is at the start edge and `end`, a drawer, at the end edge, both over the full height; `full` fills the window. @default 'center' */
  readonly place?: 'center' | 'top' | 'sheet' | 'end' | 'full'
  /** The title is for screen readers only. */
  readonly hidesTitle?: boolean
  /** A selector of what has the focus first. @default the first control */
  readonly startsAt?: string
  /** Actions below the content, the main one last. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** A window over the page. Focus moves in, stays in, and returns. */
export function Dialog({ isOpen, onClose, place = 'center', startsAt, footer, children, ...header }: DialogProps): ReactElement {
  const focus = useReturnedFocus(startsAt)
  const keepOpen = onClose === undefined ? (event: Event) => event.preventDefault() : undefined
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose?.()}>
      <Radix.Portal>
        <Radix.Overlay className={styles['overlay']} />
        <Radix.Content
          className={classNames(styles['content'], styles[place])}
          aria-describedby={undefined}
          onOpenAutoFocus={focus.remember}
          onCloseAutoFocus={focus.giveBack}
          onEscapeKeyDown={keepOpen}
          onInteractOutside={keepOpen}
        >
          <DialogHeader {...header} onClose={onClose} />
          {children}
          {footer !== undefined && <div className={styles['footer']}>{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface DialogHeaderProps extends Pick<DialogProps, 'title' | 'closeLabel' | 'hidesTitle'> {
  readonly onClose: (() => void) | undefined
}

function DialogHeader({ title, closeLabel, hidesTitle = false, onClose }: DialogHeaderProps): ReactElement {
  return (
    <header className={hidesTitle ? 'rc-visually-hidden' : styles['header']}>
      <Radix.Title className={styles['title']}>{title}</Radix.Title>
      {onClose !== undefined && closeLabel !== undefined && (
        <Button kind="quiet" isIcon aria-label={closeLabel} onClick={onClose}>
          <X aria-hidden />
        </Button>
      )}
    </header>
  )
}

/** Where the focus was before the dialog opened: the button, or the one whose menu was open. */
function useReturnedFocus(startsAt: string | undefined) {
  const before = useRef<Element | null>(null)
  return {
    remember: (event: Event) => {
      const menu = document.activeElement?.closest('[role="menu"]')
      const trigger = document.getElementById(menu?.getAttribute('aria-labelledby') ?? '')
      before.current = trigger ?? document.activeElement
      const start = startsAt === undefined || !(event.target instanceof Element) ? null : event.target.querySelector<HTMLElement>(startsAt)
      if (start === null) return
      event.preventDefault()
      start.focus()
    },
    giveBack: (event: Event) => {
      event.preventDefault()
      if (before.current instanceof HTMLElement) before.current.focus()
    },
  }
}
