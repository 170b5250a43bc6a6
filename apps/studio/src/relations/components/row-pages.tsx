import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import type { ListRows } from '../use-list-rows.ts'
import styles from './related-rows.module.css'

/** How many rows there are, and the way through their pages. */
export function RowPages({ shown: { count, storedCount, page, limit, setPage } }: { readonly shown: ListRows }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const last = Math.min(storedCount, (page + 1) * limit)
  if (storedCount <= limit || limit <= 0)
    return <p className={styles['count']}>{count > 0 && t('relations.count', { count, formatted: format.number(count) })}</p>
  return (
    <div className={styles['pages']}>
      <p className={styles['count']}>
        {t('relations.page', { first: format.number(page * limit + 1), last: format.number(last), total: format.number(storedCount) })}
      </p>
      <Button kind="quiet" isIcon aria-label={t('relations.previous')} disabled={page === 0} onClick={() => setPage(page - 1)}>
        <ChevronLeft aria-hidden className={styles['arrow']} />
      </Button>
      <Button kind="quiet" isIcon aria-label={t('relations.next')} disabled={last >= storedCount} onClick={() => setPage(page + 1)}>
        <ChevronRight aria-hidden className={styles['arrow']} />
      </Button>
    </div>
  )
}
