import { useQueryClient } from '@tanstack/react-query'
import { Columns3, Feather, SearchX } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useMedia } from '../../../ui/use-media.ts'
import { ItemCards } from './item-cards.tsx'
import { ItemGrid, type ItemGridProps } from './item-grid.tsx'
import { LoadFailure } from './unavailable.tsx'

export interface ListBodyProps extends ItemGridProps {
  readonly error: Error | null
  readonly onClearSearch: () => void
}

/** The list itself, or why there is none. */
export function ListBody({ rows, error, onClearSearch, ...grid }: ListBodyProps): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const isPhone = useMedia('(max-width: 640px)')
  const { collection, columns, list } = grid
  if (error !== null) {
    return (
      <LoadFailure
        error={error}
        forbidden={t('errors.forbiddenCollection', { name: collection.title })}
        onRetry={() => void queryClient.invalidateQueries({ queryKey: ['items', collection.name] })}
      />
    )
  }
  if (columns.length === 0)
    return <EmptyState icon={<Columns3 aria-hidden />} title={t('items.noColumns')} text={t('items.noColumnsText')} />
  if (rows === 0 && list.search !== undefined) {
    const text = t('items.noMatch', { search: list.search })
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={t('items.noMatchTitle')}
        text={text}
        action={<Button onClick={onClearSearch}>{t('items.clearSearch')}</Button>}
      />
    )
  }
  if (rows === 0)
    return <EmptyState icon={<Feather aria-hidden />} title={t('items.emptyTitle')} text={t('items.empty', { name: collection.title })} />
  if (isPhone) return <ItemCards model={grid.model} collection={collection} columns={columns} list={list} />
  return <ItemGrid {...grid} rows={rows} />
}
