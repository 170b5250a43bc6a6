import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './picker-dialog.module.css'

export interface PickerDialogProps {
  readonly title: string
  /** How many are picked; `null` where the first one chosen closes the dialog. */
  readonly pickedCount: number | null
  /** Takes what is picked. */
  readonly onDone: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A drawer to choose one or several of many in: a search at its top, what was found below. */
export function PickerDialog({ title, pickedCount, onDone, onClose, children }: PickerDialogProps): ReactElement {
  const { t } = useTranslation()
  const footer =
    pickedCount === null ? undefined : (
      <>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button kind="primary" disabled={pickedCount === 0} onClick={onDone}>
          {t('relations.add', { count: pickedCount })}
        </Button>
      </>
    )
  return (
    <Dialog isOpen onClose={onClose} place="end" startsAt="input" title={title} closeLabel={t('app.close')} footer={footer}>
      {children}
    </Dialog>
  )
}

export interface FoundListProps {
  readonly isLoading: boolean
  /** Shown when nothing was found; `null` when something was. */
  readonly emptyText: string | null
  /** Absent when everything is listed. */
  readonly onMore: (() => void) | undefined
  readonly children: ReactNode
}

/** What was found, page after page. */
export function FoundList({ isLoading, emptyText, onMore, children }: FoundListProps): ReactElement {
  const { t } = useTranslation()
  if (isLoading) return <Skeleton blockSize="240px" />
  if (emptyText !== null) return <p className={styles['empty']}>{emptyText}</p>
  return (
    <div className={styles['scroller']}>
      {children}
      {onMore !== undefined && (
        <Button kind="quiet" onClick={onMore}>
          {t('relations.showMore')}
        </Button>
      )}
    </div>
  )
}
