import { Toolbar as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import styles from './toolbar.module.css'
import { Tooltip } from './tooltip.tsx'

export interface ToolbarProps {
  /** Accessible name. */
  readonly label: string
  readonly children: ReactNode
}

/** Buttons for one thing in a row: one tab stop, arrows between them. */
export function Toolbar({ label, children }: ToolbarProps): ReactElement {
  return (
    <Radix.Root className={styles['toolbar']} aria-label={label}>
      {children}
    </Radix.Root>
  )
}

export interface ToolbarButtonProps {
  readonly label: string
  readonly onClick: () => void
  /** For buttons that turn something on and off. */
  readonly isOn?: boolean
  readonly disabled?: boolean
  /** An icon. */
  readonly children: ReactNode
}

/** An icon with its name as a tooltip. */
export function ToolbarButton({ label, onClick, isOn, disabled, children }: ToolbarButtonProps): ReactElement {
  return (
    <Tooltip label={label}>
      <Radix.Button
        type="button"
        className={styles['button']}
        aria-label={label}
        aria-pressed={isOn}
        disabled={disabled}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClick}
      >
        {children}
      </Radix.Button>
    </Tooltip>
  )
}
