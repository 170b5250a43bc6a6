// biome-ignore-all lint/a11y/noAutofocus: a dialog opened to search begins in its search field
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a combobox with a listbox, https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays in one element, which names the active one by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keyboard stays in one element, which names the active one by aria-activedescendant
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactElement, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import styles from './palette.module.css'
import { type PaletteEntry, usePaletteEntries } from './palette-entries.tsx'

export interface PaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onShortcuts: () => void
}

/** Finds collections and actions by a few letters. */
export function Palette({ isOpen, onClose, onShortcuts }: PaletteProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('palette.title')} place="top" hidesTitle>
      <PaletteSearch onClose={onClose} onShortcuts={onShortcuts} />
    </Dialog>
  )
}

function PaletteSearch({ onClose, onShortcuts }: Omit<PaletteProps, 'isOpen'>): ReactElement {
  const { t } = useTranslation()
  const id = useId()
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState(0)
  const entries = usePaletteEntries(search, {
    onShortcuts,
    openCollection: (collection) => void navigate({ to: '/content/$collection', params: { collection } }),
    openView: (collection, bookmark) => void navigate({ to: '/content/$collection', params: { collection }, search: { bookmark } }),
  })
  const current = Math.min(chosen, entries.length - 1)
  const run = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && entries.length > 0) {
      event.preventDefault()
      setChosen((current + step + entries.length) % entries.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(entries[current])
    }
  }
  return (
    <>
      <input
        className={styles['input']}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={entries.length > 0 ? `${id}-${current}` : undefined}
        aria-label={t('palette.placeholder')}
        placeholder={t('palette.placeholder')}
        autoFocus
        value={search}
        onChange={(event) => {
          setSearch(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul className={styles['list']} id={`${id}-list`} role="listbox" aria-label={t('palette.results')}>
        {entries.map((entry, index) => (
          <PaletteOption
            key={entry.id}
            id={`${id}-${index}`}
            entry={entry}
            isCurrent={index === current}
            onRun={() => run(entry)}
            onPoint={() => setChosen(index)}
          />
        ))}
      </ul>
      {entries.length === 0 && <p className={styles['none']}>{t('palette.none', { search })}</p>}
    </>
  )
}

interface PaletteOptionProps {
  readonly id: string
  readonly entry: PaletteEntry
  readonly isCurrent: boolean
  readonly onRun: () => void
  readonly onPoint: () => void
}

function PaletteOption({ id, entry, isCurrent, onRun, onPoint }: PaletteOptionProps): ReactElement {
  return (
    <li
      id={id}
      role="option"
      aria-selected={isCurrent}
      className={styles['option']}
      ref={(element) => (isCurrent ? element?.scrollIntoView({ block: 'nearest' }) : undefined)}
      onPointerMove={onPoint}
      onClick={onRun}
    >
      {entry.icon}
      <bdi className={styles['label']}>{entry.label}</bdi>
      <span className={styles['kind']}>{entry.kind}</span>
    </li>
  )
}
