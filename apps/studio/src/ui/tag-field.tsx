import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react'
import { Field, type FieldControl, type FieldProps } from './field.tsx'
import styles from './tag-field.module.css'

export interface TagInputProps extends Partial<FieldControl> {
  readonly tags: readonly string[]
  readonly onChange: (tags: readonly string[]) => void
  /** Accessible name of the button that removes a tag. */
  readonly removeLabel: (tag: string) => string
  readonly disabled?: boolean
  readonly placeholder?: string | undefined
  /** Before and after the tags: icons. */
  readonly start?: ReactNode
  readonly end?: ReactNode
}

/** A list of words; Enter, a comma, or leaving the field adds the one being typed. */
export function TagInput({
  tags,
  onChange,
  removeLabel,
  disabled = false,
  start,
  end,
  placeholder,
  ...control
}: TagInputProps): ReactElement {
  const [draft, setDraft] = useState('')
  const add = (): void => {
    const words = draft.split(',').flatMap((word) => word.trim() || [])
    setDraft('')
    if (words.length > 0) onChange([...new Set([...tags, ...words])])
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.key === 'Enter' && draft.trim() !== '') || event.key === ',') {
      event.preventDefault()
      add()
    } else if (event.key === 'Backspace' && draft === '' && tags.length > 0) {
      onChange(tags.slice(0, -1))
    }
  }
  return (
    <div className={styles['box']} data-disabled={disabled || undefined}>
      {start}
      {tags.map((tag) => (
        <Tag
          key={tag}
          tag={tag}
          removeLabel={removeLabel(tag)}
          onRemove={disabled ? null : () => onChange(tags.filter((other) => other !== tag))}
        />
      ))}
      <input
        {...control}
        className={styles['input']}
        dir="auto"
        autoComplete="off"
        value={draft}
        disabled={disabled}
        placeholder={tags.length === 0 ? placeholder : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      {end}
    </div>
  )
}

export interface TagProps {
  readonly tag: string
  readonly removeLabel: string
  /** `null` while it may not be removed. */
  readonly onRemove: (() => void) | null
}

/** A word that can be taken out. */
export function Tag({ tag, removeLabel, onRemove }: TagProps): ReactElement {
  return (
    <span className={styles['tag']} data-fixed={onRemove === null || undefined}>
      <bdi>{tag}</bdi>
      {onRemove !== null && (
        <button type="button" className={styles['remove']} aria-label={removeLabel} onClick={onRemove}>
          <X aria-hidden />
        </button>
      )}
    </span>
  )
}

export type TagFieldProps = Omit<TagInputProps, keyof FieldControl> & Omit<FieldProps, 'children'>

/** A list of words with its label. */
export function TagField({ label, hint, problem, ...tags }: TagFieldProps): ReactElement {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => <TagInput {...tags} {...control} />}
    </Field>
  )
}
