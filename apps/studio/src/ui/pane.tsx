import { ChevronRight } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import { type ReactElement, type ReactNode, useState } from 'react'
import styles from './pane.module.css'
import { storedNumber, storeNumber } from './stored-number.ts'

export interface PaneProps {
  readonly title: string
  /** A few words after the title. */
  readonly meta?: ReactNode
  /** Where it is kept on this device whether the pane is open. */
  readonly storageKey: string
  /** @default false */
  readonly isOpenAtFirst?: boolean
  /** Drawn only while the pane is open, so that what is closed asks for nothing. */
  readonly children: ReactNode
}

/** A part of a side pane that folds away and stays so. */
export function Pane({ title, meta, storageKey, isOpenAtFirst = false, children }: PaneProps): ReactElement {
  const [isOpen, setIsOpen] = useState(() => (storedNumber(storageKey) ?? (isOpenAtFirst ? 1 : 0)) === 1)
  const change = (next: boolean): void => {
    setIsOpen(next)
    storeNumber(storageKey, next ? 1 : 0)
  }
  return (
    <Collapsible.Root className={styles['pane']} open={isOpen} onOpenChange={change}>
      <h2 className={styles['heading']}>
        <Collapsible.Trigger className={styles['trigger']}>
          <ChevronRight className={styles['arrow']} aria-hidden />
          {title}
          {meta !== undefined && <span className={styles['meta']}>{meta}</span>}
        </Collapsible.Trigger>
      </h2>
      <Collapsible.Content role="region" aria-label={title} className={styles['content']}>
        {children}
      </Collapsible.Content>
    </Collapsible.Root>
  )
}
