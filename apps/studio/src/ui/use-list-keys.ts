import { type KeyboardEvent, useState } from 'react'

export interface ListKeysOptions {
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly onChoose: (index: number) => void
}

export interface ListKeys {
  readonly active: number
  readonly setActive: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Moves through the options of a combobox as its ARIA pattern has it: arrows, Enter, Escape. */
export function useListKeys(count: number, { isOpen, onOpen, onClose, onChoose }: ListKeysOptions): ListKeys {
  const [wanted, setActive] = useState(0)
  const active = Math.max(0, Math.min(wanted, count - 1))
  const move = (step: number): void => {
    if (!isOpen) onOpen()
    else if (count > 0) setActive((active + step + count) % count)
  }
  const actOn = (key: string): boolean => {
    if (key === 'ArrowDown') move(1)
    else if (key === 'ArrowUp') move(-1)
    else if (isOpen && key === 'Enter') onChoose(active)
    else if (isOpen && key === 'Escape') onClose()
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.nativeEvent.isComposing && actOn(event.key)) event.preventDefault()
  }
  return { active, setActive, onKeyDown }
}
