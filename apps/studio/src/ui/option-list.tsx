// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays in the input, which names the active option by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keyboard stays in the input, which names the active option by aria-activedescendant
import { Popover } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './select.module.css'

/** What opens below an input that keeps the focus: its options, and what belongs to them. Stands in a `Popover.Root` with the input as anchor. */
export function OptionList({
  id,
  label,
  children,
}: {
  readonly id: string
  readonly label: string
  readonly children: ReactNode
}): ReactElement {
  return (
    <Popover.Portal>
      <Popover.Content
        className={styles['options']}
        align="start"
        sideOffset={4}
        onOpenAutoFocus={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => event.preventDefault()}
        onPointerDown={(event) => event.preventDefault()}
      >
        <div id={id} role="listbox" aria-label={label}>
          {children}
        </div>
      </Popover.Content>
    </Popover.Portal>
  )
}

export interface OptionItemProps {
  /** Named by the input's `aria-activedescendant` while the option is active. */
  readonly id: string
  readonly isActive: boolean
  /** Does something instead of being a value. @default false */
  readonly isAction?: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
  readonly children: ReactNode
}

/** One option. */
export function OptionItem({ id, isActive, isAction = false, onPoint, onChoose, children }: OptionItemProps): ReactElement {
  return (
    <div
      id={id}
      role="option"
      className={classNames(styles['item'], isAction && styles['action'])}
      aria-selected={isActive}
      data-highlighted={isActive || undefined}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      {children}
    </div>
  )
}

/** A value in words, with a few words after it. */
export function OptionText({ label, note }: { readonly label: string; readonly note?: string | undefined }): ReactElement {
  return (
    <>
      <bdi className={styles['value']}>{label}</bdi>
      {note !== undefined && <span className={styles['note']}>{note}</span>}
    </>
  )
}
