import { LayoutGrid, List } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { fileKinds } from '../../../library/model/file-kind.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { type LibrarySearch, librarySorts } from '../model/library-search.ts'
import styles from './library.module.css'
import type { LibraryChange } from './use-library.ts'

export interface LibraryToolbarProps {
  readonly search: LibrarySearch
  readonly onChange: (change: LibraryChange) => void
}

/** Which kinds, in which order, and how they are shown. */
export function LibraryToolbar({ search, onChange }: LibraryToolbarProps): ReactElement {
  const { t } = useTranslation()
  const isList = search.layout === 'list'
  return (
    <div className={styles['toolbar']}>
      <Select
        aria-label={t('files.kind')}
        value={search.kind ?? 'any'}
        options={(['any', ...fileKinds] as const).map((value) => ({ value, label: t(`files.kinds.${value}`) }))}
        onChange={(kind) => onChange({ kind: kind === 'any' ? undefined : kind })}
      />
      <Select
        aria-label={t('files.sort')}
        value={search.sort ?? 'newest'}
        options={librarySorts.map((value) => ({ value, label: t(`files.sorts.${value}`) }))}
        onChange={(sort) => onChange({ sort: sort === 'newest' ? undefined : sort })}
      />
      <span className={styles['space']} />
      <div className={styles['layouts']}>
        <Button
          kind="quiet"
          isIcon
          title={t('files.asGrid')}
          aria-label={t('files.asGrid')}
          aria-pressed={!isList}
          onClick={() => onChange({ layout: undefined })}
        >
          <LayoutGrid aria-hidden />
        </Button>
        <Button
          kind="quiet"
          isIcon
          title={t('files.asList')}
          aria-label={t('files.asList')}
          aria-pressed={isList}
          onClick={() => onChange({ layout: 'list' })}
        >
          <List aria-hidden />
        </Button>
      </div>
    </div>
  )
}
