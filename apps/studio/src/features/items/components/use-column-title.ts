import { useTranslation } from 'react-i18next'
import type { ListColumn } from '../model/list-columns.ts'

/** Names columns: those that are computed say how. */
export function useColumnTitle(): (column: Pick<ListColumn, 'title' | 'call'>) => string {
  const { t } = useTranslation()
  return ({ title, call }) => (call === null ? title : t(`filters.calls.${call}` as 'filters.calls.year', { name: title }))
}
