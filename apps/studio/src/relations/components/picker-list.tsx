import { Check } from 'lucide-react'
import type { ReactElement } from 'react'
import type { Item } from '../../model/item-key.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import styles from './item-picker.module.css'
import { FoundList } from './picker-dialog.tsx'

export interface PickerOption {
  readonly key: string
  readonly item: Item
  readonly name: string
}

export interface PickerListProps {
  readonly label: string
  readonly options: readonly PickerOption[]
  readonly isLoading: boolean
  readonly emptyText: string
  readonly isMultiple: boolean
  readonly picked: ReadonlySet<string>
  readonly onPick: (key: string, item: Item) => void
  /** Absent when everything is listed. */
  readonly onMore: (() => void) | undefined
}

/** Items to choose one or several of. */
export function PickerList({ label, options, isLoading, emptyText, onMore, ...choice }: PickerListProps): ReactElement {
  return (
    <FoundList isLoading={isLoading} emptyText={options.length === 0 ? emptyText : null} onMore={onMore}>
      <ul className={styles['list']} aria-label={label}>
        {options.map((option) => (
          <li key={option.key}>
            <Choice option={option} {...choice} />
          </li>
        ))}
      </ul>
    </FoundList>
  )
}

function Choice({
  option: { key, item, name },
  isMultiple,
  picked,
  onPick,
}: Pick<PickerListProps, 'isMultiple' | 'picked' | 'onPick'> & { readonly option: PickerOption }): ReactElement {
  if (isMultiple) {
    return (
      <div className={styles['option']}>
        <Checkbox isChecked={picked.has(key)} onChange={() => onPick(key, item)} label={name} />
      </div>
    )
  }
  const isChosen = picked.has(key)
  return (
    <button type="button" className={styles['option']} aria-pressed={isChosen} onClick={() => onPick(key, item)}>
      <bdi className={styles['name']}>{name}</bdi>
      {isChosen && <Check aria-hidden />}
    </button>
  )
}
