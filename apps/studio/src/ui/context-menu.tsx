import { DropdownMenu as Radix } from 'radix-ui'
import { type ReactElement, type ReactNode, useRef } from 'react'
import styles from './menu.module.css'

export interface ContextMenuProps {
  /** Where it opens, in pixels of the window. */
  readonly x: number
  readonly y: number
  /** Accessible name. */
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A menu at the pointer, open as long as it is there. Focus returns to where it was. */
export function ContextMenu({ x, y, label, onClose, children }: ContextMenuProps): ReactElement {
  const before = useRef(document.activeElement)
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()} modal={false}>
      <Radix.Trigger asChild>
        <span aria-hidden style={{ position: 'fixed', left: x, top: y }} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles['content']}
          aria-label={label}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (before.current instanceof HTMLElement) before.current.focus()
          }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
