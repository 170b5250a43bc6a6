import { type ReactElement, useState } from 'react'
import type { ModelField } from '../../model/model.ts'
import { parseValue } from '../../model/parse-value.ts'
import styles from './related-rows.module.css'

export interface CellInputProps {
  readonly label: string
  readonly value: unknown
  readonly field: ModelField
  readonly onChange: (value: unknown) => void
}

/** A short value that is edited in its cell. A number that makes no sense yet is kept as it is typed, and not handed on. */
export function CellInput({ label, value, field, onChange }: CellInputProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value === null || value === undefined ? '' : String(value))
  const change = (text: string): void => {
    const next = parseValue(field, text)
    setTyped(text)
    if (next !== undefined) onChange(next)
  }
  return (
    <input
      className={styles['input']}
      aria-label={label}
      aria-invalid={typed !== null && parseValue(field, typed) === undefined ? true : undefined}
      value={shown}
      maxLength={field.maxLength ?? undefined}
      inputMode={inputMode(field.type)}
      dir={field.type === 'string' ? 'auto' : undefined}
      onChange={(event) => change(event.target.value)}
      onBlur={() => setTyped(null)}
    />
  )
}

function inputMode(type: string): 'text' | 'numeric' | 'decimal' {
  if (type === 'string') return 'text'
  return type === 'float' || type === 'decimal' ? 'decimal' : 'numeric'
}
