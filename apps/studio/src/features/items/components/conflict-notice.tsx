import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import styles from './item.module.css'
import type { ItemSaving } from './use-item-saving.ts'

export interface ConflictNoticeProps {
  readonly saving: ItemSaving
  /** Whether the history holds a change that the form does not show. */
  readonly isStale: boolean
  /** Reads the item again; the changes stay. */
  readonly onLoad: (() => void) | undefined
}

/** Says that someone else saved the item since it was read, and what can be done. */
export function ConflictNotice({ saving, isStale, onLoad }: ConflictNoticeProps): ReactElement | null {
  const { t } = useTranslation()
  if (!saving.isStale && !isStale) return null
  const load = (): void => {
    saving.dismissStale()
    onLoad?.()
  }
  return (
    <div role="alert" className={styles['conflict']}>
      <p className={styles['conflictTitle']}>{t('item.conflictTitle')}</p>
      <p>{t('item.conflictText')}</p>
      <div className={styles['conflictActions']}>
        <Button onClick={() => void saving.overwrite()}>{t('item.conflictOverwrite')}</Button>
        <Button kind="primary" onClick={load}>
          {t('item.conflictLoad')}
        </Button>
      </div>
    </div>
  )
}
