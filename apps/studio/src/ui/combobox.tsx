import { Popover } from 'radix-ui'
import { Fragment, type ReactElement, type ReactNode, useId, useState } from 'react'
import type { FieldControl } from './field.tsx'
import { Input } from './input.tsx'
import { OptionItem, OptionList, OptionText } from './option-list.tsx'
import styles from './select.module.css'
import { useListKeys } from './use-list-keys.ts'

export interface ComboboxOption {
  readonly value: string
  readonly label: string
  /** A few words after the label. */
  readonly note?: string
  /** Words above the first option of a group; options of a group follow each other. */
  readonly group?: string
}

/** Something else to do with what is typed, below the options. */
export interface ComboboxAction {
  readonly id: string
  /** In words; of what is typed. */
  readonly label: (typed: string) => string
  readonly icon?: ReactNode
  /** Called with what is typed. */
  readonly onSelect: (typed: string) => void
}

export interface ComboboxProps extends Partial<FieldControl> {
  /** What is chosen, as text; shown while nothing is typed. */
  readonly text: string
  /** What matches the search, best first. */
  readonly options: readonly ComboboxOption[]
  readonly onSearch: (search: string) => void
  readonly onChange: (value: string) => void
  /** @default none */
  readonly actions?: readonly ComboboxAction[]
  /** Accessible name of the list of options. */
  readonly listLabel: string
  /** Shown when nothing matches. */
  readonly noneLabel: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly 'aria-label'?: string
}

const noActions: readonly ComboboxAction[] = []

/** One of many values, found by typing. Searching is the caller's: `onSearch` is called with every letter. */
export function Combobox({
  text,
  options,
  onSearch,
  onChange,
  actions = noActions,
  listLabel,
  noneLabel,
  ...input
}: ComboboxProps): ReactElement {
  const listId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const search = (next: string | null): void => {
    setTyped(next)
    onSearch(next ?? '')
  }
  const choose = (index: number): void => {
    setActive(0)
    search(null)
    const option = options[index]
    if (option !== undefined) onChange(option.value)
    else actions[index - options.length]?.onSelect((typed ?? '').trim())
  }
  const isOpen = typed !== null
  const count = options.length + actions.length
  const { active, setActive, onKeyDown } = useListKeys(count, {
    isOpen,
    onOpen: () => search(''),
    onClose: () => search(null),
    onChoose: choose,
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
          aria-activedescendant={isOpen && count > 0 ? `${listId}-${active}` : undefined}
          value={typed ?? text}
          onClick={() => !isOpen && search('')}
          onChange={(event) => {
            setActive(0)
            search(event.target.value)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => isOpen && search(null)}
        />
      </Popover.Anchor>
      <OptionList id={listId} label={listLabel}>
        <ComboboxList
          {...{ listId, noneLabel, options, actions }}
          typed={(typed ?? '').trim()}
          active={active}
          onPoint={setActive}
          onChoose={choose}
        />
      </OptionList>
    </Popover.Root>
  )
}

interface ComboboxListProps extends Required<Pick<ComboboxProps, 'options' | 'actions' | 'noneLabel'>> {
  readonly listId: string
  readonly typed: string
  readonly active: number
  readonly onPoint: (index: number) => void
  readonly onChoose: (index: number) => void
}

function ComboboxList({ listId, typed, options, actions, noneLabel, active, onPoint, onChoose }: ComboboxListProps): ReactElement {
  const itemProps = (index: number) => ({
    id: `${listId}-${index}`,
    isActive: index === active,
    onPoint: () => onPoint(index),
    onChoose: () => onChoose(index),
  })
  return (
    <>
      {options.map((option, index) => (
        <Fragment key={`${option.group ?? ''} ${option.value}`}>
          {option.group !== undefined && option.group !== options[index - 1]?.group && (
            <p role="presentation" className={styles['group']}>
              {option.group}
            </p>
          )}
          <OptionItem {...itemProps(index)}>
            <OptionText {...option} />
          </OptionItem>
        </Fragment>
      ))}
      {options.length === 0 && (
        <p role="presentation" className={styles['none']}>
          {noneLabel}
        </p>
      )}
      {actions.map((action, index) => (
        <OptionItem key={action.id} {...itemProps(options.length + index)} isAction>
          {action.icon}
          <span className={styles['value']}>{action.label(typed)}</span>
        </OptionItem>
      ))}
    </>
  )
}
