// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays in the input, which names the active option by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keyboard stays in the input, which names the active option by aria-activedescendant
import { Popover } from 'radix-ui'
import { type ReactElement, useId, useState } from 'react'
import type { FieldControl } from './field.tsx'
import { Input } from './input.tsx'
import styles from './select.module.css'
import { useListKeys } from './use-list-keys.ts'

export interface ComboboxOption {
  readonly value: string
  readonly label: string
  /** A few words after the label. */
  readonly note?: string
}

export interface ComboboxProps extends Partial<FieldControl> {
  /** What is chosen, as text; shown while nothing is typed. */
  readonly text: string
  /** What matches the search, best first. */
  readonly options: readonly ComboboxOption[]
  readonly onSearch: (search: string) => void
  readonly onChange: (value: string) => void
  /** Accessible name of the list of options. */
  readonly listLabel: string
  /** Shown when nothing matches. */
  readonly noneLabel: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly 'aria-label'?: string
}

/** One of many values, found by typing. Searching is the caller's: `onSearch` is called with every letter. */
export function Combobox({ text, options, onSearch, onChange, listLabel, noneLabel, ...input }: ComboboxProps): ReactElement {
  const listId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const search = (next: string | null): void => {
    setTyped(next)
    onSearch(next ?? '')
  }
  const choose = (option: ComboboxOption | undefined): void => {
    search(null)
    if (option !== undefined) onChange(option.value)
  }
  const isOpen = typed !== null
  const { active, setActive, onKeyDown } = useListKeys(options.length, {
    isOpen,
    onOpen: () => search(''),
    onClose: () => search(null),
    onChoose: (index) => choose(options[index]),
  })
  return (
    <Popover.Root open={isOpen} onOpenChange={(open) => !open && search(null)}>
      <Popover.Anchor asChild>
        <Input
          {...input}
          role="combobox"
          autoComplete="off"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && options.length > 0 ? `${listId}-${active}` : undefined}
          value={typed ?? text}
          onClick={() => !isOpen && search('')}
          onChange={(event) => search(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => isOpen && search(null)}
        />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className={styles['options']}
          align="start"
          sideOffset={4}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onPointerDown={(event) => event.preventDefault()}
        >
          <div id={listId} role="listbox" aria-label={listLabel}>
            {options.map((option, index) => (
              <div
                key={option.value}
                id={`${listId}-${index}`}
                role="option"
                className={styles['item']}
                aria-selected={index === active}
                data-highlighted={index === active || undefined}
                onPointerMove={() => setActive(index)}
                onClick={() => choose(option)}
              >
                <bdi className={styles['value']}>{option.label}</bdi>
                {option.note !== undefined && <span className={styles['note']}>{option.note}</span>}
              </div>
            ))}
          </div>
          {options.length === 0 && <p className={styles['none']}>{noneLabel}</p>}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
