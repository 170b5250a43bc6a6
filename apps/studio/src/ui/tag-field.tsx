import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, useState } from 'react'
import { Field, type FieldProps } from './field.tsx'
import styles from './tag-field.module.css'

export interface TagFieldProps extends Omit<FieldProps, 'children'> {
  readonly tags: readonly string[]
  readonly onChange: (tags: readonly string[]) => void
  /** Accessible name of the button that removes a tag. */
  readonly removeLabel: (tag: string) => string
  readonly disabled?: boolean
}

/** A list of words; Enter, a comma, or leaving the field adds the one being typed. */
export function TagField({ tags, onChange, removeLabel, disabled = false, ...field }: TagFieldProps): ReactElement {
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
    } else if (event.key === 'Backspace' && draft === '') {
      onChange(tags.slice(0, -1))
    }
  }
  return (
    <Field {...field}>
      {(control) => (
        <div className={styles['box']} data-disabled={disabled || undefined}>
          {tags.map((tag) => (
            <span key={tag} className={styles['tag']}>
              <bdi>{tag}</bdi>
              {!disabled && (
                <button
                  type="button"
                  className={styles['remove']}
                  aria-label={removeLabel(tag)}
                  onClick={() => onChange(tags.filter((other) => other !== tag))}
                >
                  <X aria-hidden />
                </button>
              )}
            </span>
          ))}
          <input
            {...control}
            className={styles['input']}
            value={draft}
            disabled={disabled}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
          />
        </div>
      )}
    </Field>
  )
}
