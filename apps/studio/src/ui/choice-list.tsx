// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keyboard stays in the list or its search, which name the active option by aria-activedescendant
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays in the list or its search, which name the active option by aria-activedescendant
import { Check, Plus, Search } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useState } from 'react'
import styles from './choice-select.module.css'
import { classNames } from './class-names.ts'
import { SearchInput } from './input.tsx'
import { useListKeys } from './use-list-keys.ts'

/** A value that can be chosen, or with `isHeading` the name of those after it. */
export interface ListedChoice {
  readonly key: string
  readonly label: string
  readonly icon?: ReactNode
  readonly isDisabled?: boolean
  readonly isHeading?: boolean
  /** How far it is indented, for choices below others. @default 0 */
  readonly depth?: number
}

export interface ChoiceListProps {
  readonly choices: readonly ListedChoice[]
  /** Keys of those that are chosen. */
  readonly chosen: readonly string[]
  readonly onChoose: (key: string) => void
  readonly isMultiple?: boolean
  /** Whether there is a box to search in. */
  readonly hasSearch?: boolean
  /** Takes what was typed as a value of its own; absent where only the choices may be chosen. */
  readonly onOther?: ((text: string) => void) | undefined
  readonly words: ChoiceWords
}

/** What a list of choices says. */
export interface ChoiceWords {
  /** Accessible name of the list. */
  readonly list: string
  readonly search: string
  readonly none: (search: string) => string
  readonly other: (text: string) => string
}

const otherKey = '\0other'

/** Choices with a search above them. Arrows move, Enter chooses. */
export function ChoiceList(props: ChoiceListProps): ReactElement {
  const { chosen, isMultiple, hasSearch = false, onOther, words } = props
  const listId = useId()
  const [search, setSearch] = useState('')
  const rows = shownRows(props, search)
  const usable = rows.filter(isUsable)
  const choose = (choice: ListedChoice | undefined): void => {
    if (choice?.key === otherKey) onOther?.(search.trim())
    else if (choice !== undefined) props.onChoose(choice.key)
  }
  const { active, setActive, onKeyDown } = useListKeys(usable.length, {
    isOpen: true,
    onOpen: () => undefined,
    onClose: () => undefined,
    onChoose: (index) => choose(usable[index]),
  })
  const activeKey = usable[active]?.key
  const keys = { onKeyDown, 'aria-activedescendant': activeKey === undefined ? undefined : `${listId}-${active}` }
  const startSearch = (text: string): void => {
    setSearch(text)
    setActive(0)
  }
  const isSearchable = hasSearch || onOther !== undefined
  return (
    <>
      {isSearchable && <ListSearch {...keys} listId={listId} label={words.search} search={search} onSearch={startSearch} />}
      <div
        {...(!isSearchable && keys)}
        id={listId}
        role="listbox"
        aria-label={words.list}
        aria-multiselectable={isMultiple}
        tabIndex={isSearchable ? -1 : 0}
        className={styles['list']}
      >
        {rows.map((choice) => (
          <Row
            key={choice.key}
            id={`${listId}-${usable.indexOf(choice)}`}
            choice={choice}
            isChosen={chosen.includes(choice.key)}
            isActive={choice.key === activeKey}
            onPoint={() => setActive(usable.indexOf(choice))}
            onChoose={() => choose(choice)}
          />
        ))}
      </div>
      {rows.length === 0 && <p className={styles['none']}>{words.none(search)}</p>}
    </>
  )
}

interface ListSearchProps {
  readonly listId: string
  readonly label: string
  readonly search: string
  readonly onSearch: (search: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly 'aria-activedescendant': string | undefined
}

function ListSearch({ listId, label, search, onSearch, ...keys }: ListSearchProps): ReactElement {
  return (
    <SearchInput
      {...keys}
      className={styles['search']}
      role="combobox"
      aria-expanded
      aria-controls={listId}
      aria-label={label}
      icon={<Search aria-hidden />}
      value={search}
      onChange={(event) => onSearch(event.target.value)}
    />
  )
}

interface RowProps {
  readonly id: string
  readonly choice: ListedChoice
  readonly isChosen: boolean
  readonly isActive: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
}

function Row({ id, choice, isChosen, isActive, onPoint, onChoose }: RowProps): ReactElement {
  const indent = { paddingInlineStart: 8 + (choice.depth ?? 0) * 16 }
  if (choice.isHeading === true) {
    return (
      <p role="presentation" className={styles['heading']} style={indent}>
        {choice.label}
      </p>
    )
  }
  const isDisabled = choice.isDisabled === true
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-disabled={isDisabled || undefined}
      className={classNames(styles['item'], isDisabled && styles['unusable'])}
      style={indent}
      data-highlighted={isActive || undefined}
      onPointerMove={isDisabled ? undefined : onPoint}
      onClick={isDisabled ? undefined : onChoose}
    >
      {choice.icon}
      <bdi className={styles['text']}>{choice.label}</bdi>
      {isChosen && <Check aria-hidden className={styles['mark']} />}
    </div>
  )
}

/** What matches the search, and what was typed itself where any value may be taken. */
function shownRows({ choices, onOther, words }: ChoiceListProps, search: string): readonly ListedChoice[] {
  const text = search.trim()
  if (text === '') return choices
  const found = choices.filter((choice) => choice.isHeading !== true && choice.label.toLowerCase().includes(text.toLowerCase()))
  if (onOther === undefined || choices.some((choice) => choice.label.toLowerCase() === text.toLowerCase())) return found
  return [...found, { key: otherKey, label: words.other(text), icon: <Plus aria-hidden /> }]
}

function isUsable({ isHeading, isDisabled }: ListedChoice): boolean {
  return isHeading !== true && isDisabled !== true
}
