import { ChevronDown, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type ReactElement, type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { ChoiceList, type ChoiceListProps } from './choice-list.tsx'
import styles from './choice-select.module.css'
import type { FieldControl } from './field.tsx'

export interface ChoiceSelectProps extends Partial<FieldControl>, ChoiceListProps {
  /** What the closed control shows; `null` shows the placeholder. */
  readonly text: ReactNode
  readonly placeholder: string
  readonly disabled?: boolean
  /** Empties it; absent where it may not be emptied. */
  readonly onClear?: (() => void) | undefined
  readonly clearLabel: string
}

/** One or several of some values, in a list below a button. Name it with a `Field` or `aria-label`. */
export function ChoiceSelect({ text, placeholder, disabled = false, onClear, clearLabel, ...rest }: ChoiceSelectProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false)
  const { id, 'aria-invalid': invalid, 'aria-describedby': describedBy, ...list } = rest
  const choose = (key: string): void => {
    if (!list.isMultiple) setIsOpen(false)
    list.onChoose(key)
  }
  return (
    <span className={styles['frame']}>
      <Popover.Root open={isOpen} onOpenChange={setIsOpen} modal>
        <Popover.Trigger asChild>
          <button
            type="button"
            id={id}
            role="combobox"
            aria-haspopup="listbox"
            aria-expanded={isOpen}
            aria-invalid={invalid}
            aria-describedby={describedBy}
            disabled={disabled}
            data-empty={text === null || undefined}
            className={styles['trigger']}
          >
            <span className={styles['text']}>{text ?? placeholder}</span>
            <ChevronDown aria-hidden />
          </button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content className={styles['content']} align="start" sideOffset={4} collisionPadding={8}>
            <ChoiceList {...list} onChoose={choose} onOther={list.onOther && otherAndClose(list.onOther, setIsOpen)} />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {onClear !== undefined && text !== null && !disabled && (
        <Button kind="quiet" isIcon aria-label={clearLabel} className={styles['clear']} onClick={onClear}>
          <X aria-hidden />
        </Button>
      )}
    </span>
  )
}

function otherAndClose(onOther: (text: string) => void, setIsOpen: (isOpen: boolean) => void) {
  return (text: string): void => {
    setIsOpen(false)
    onOther(text)
  }
}
