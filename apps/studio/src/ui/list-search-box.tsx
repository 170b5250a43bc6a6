import { Search } from 'lucide-react'
import { type ReactElement, useEffect, useEffectEvent, useRef, useState } from 'react'
import { SearchInput } from './input.tsx'
import styles from './list-search-box.module.css'

export interface ListSearchBoxProps {
  /** Accessible name. */
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
}

const restMs = 250

/** Searches as one types, once the typing rests. `/` moves here. */
export function ListSearchBox({ label, placeholder, value, onChange }: ListSearchBoxProps): ReactElement {
  const box = useRef<HTMLDivElement>(null)
  const [draft, setDraft] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setDraft(value)
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const change = (next: string): void => {
    setDraft(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => {
        setKnown(next)
        onChange(next)
      },
      next === '' ? 0 : restMs,
    )
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (
      event.key !== '/' ||
      (event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable], [role="dialog"]'))
    )
      return
    event.preventDefault()
    box.current?.querySelector('input')?.focus()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
  return (
    <div ref={box} className={styles['search']}>
      <SearchInput
        icon={<Search aria-hidden />}
        aria-label={label}
        placeholder={placeholder}
        value={draft}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  )
}
