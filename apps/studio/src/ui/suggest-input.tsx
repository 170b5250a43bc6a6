import { Popover } from 'radix-ui'
import { type KeyboardEvent, type ReactElement, useId, useState } from 'react'
import type { ComboboxOption } from './combobox.tsx'
import { Input, type InputProps } from './input.tsx'
import { OptionItem, OptionList, OptionText } from './option-list.tsx'

export interface SuggestInputProps extends Omit<InputProps, 'value' | 'onChange' | 'onSubmit'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Called by Enter when no suggestion is active. */
  readonly onSubmit?: () => void
  /** What others wrote; anything else may be typed as well. */
  readonly options: readonly ComboboxOption[]
  /** Called when suggestions are about to be seen. */
  readonly onOpen?: () => void
  /** Accessible name of the list. */
  readonly listLabel: string
}

interface SuggestState extends Pick<SuggestInputProps, 'onChange' | 'options'> {
  readonly onSubmit: (() => void) | undefined
  readonly onOpen: (() => void) | undefined
}

/** Which suggestion is active, and what keys do. */
function useSuggestions({ onChange, onSubmit, options, onOpen }: SuggestState) {
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const isShown = isOpen && options.length > 0
  const open = (): void => {
    setIsOpen(true)
    setActive(-1)
    onOpen?.()
  }
  const close = (): void => setIsOpen(false)
  const choose = (option: ComboboxOption): void => {
    close()
    onChange(option.value)
  }
  const move = (step: number): void => {
    if (!isShown) open()
    else if (active < 0) setActive(step > 0 ? 0 : options.length - 1)
    else setActive((active + step + options.length) % options.length)
  }
  const enter = (): (() => void) | undefined => {
    const chosen = isShown ? options[active] : undefined
    return chosen === undefined ? onSubmit : () => choose(chosen)
  }
  const actOn = (key: string): boolean => {
    const actions = new Map([
      ['ArrowDown', () => move(1)],
      ['ArrowUp', () => move(-1)],
      ['Enter', enter()],
      ['Escape', isShown ? close : undefined],
    ])
    const action = actions.get(key)
    action?.()
    return action !== undefined
  }
  return { isShown, isOpen, active, setActive, setIsOpen, open, close, choose, actOn }
}

/** Text with suggestions: chosen by arrows and Enter, or ignored. */
export function SuggestInput({ value, onChange, onSubmit, options, onOpen, listLabel, ...input }: SuggestInputProps): ReactElement {
  const listId = useId()
  const { isShown, isOpen, active, setActive, setIsOpen, open, close, choose, actOn } = useSuggestions({
    onChange,
    onSubmit,
    options,
    onOpen,
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || !actOn(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Popover.Root open={isShown} onOpenChange={setIsOpen}>
      <Popover.Anchor asChild>
        <Input
          {...input}
          role="combobox"
          autoComplete="off"
          aria-expanded={isShown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isShown && active >= 0 ? `${listId}-${active}` : undefined}
          value={value}
          onFocus={open}
          onClick={() => !isOpen && open()}
          onChange={(event) => {
            onChange(event.target.value)
            open()
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
      </Popover.Anchor>
      <OptionList id={listId} label={listLabel}>
        {options.map((option, index) => (
          <OptionItem
            key={option.value}
            id={`${listId}-${index}`}
            isActive={index === active}
            onPoint={() => setActive(index)}
            onChoose={() => choose(option)}
          >
            <OptionText {...option} />
          </OptionItem>
        ))}
      </OptionList>
    </Popover.Root>
  )
}
