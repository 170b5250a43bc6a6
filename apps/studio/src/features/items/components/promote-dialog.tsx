import type { VersionComparison } from '@recto/sdk'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../data/problem-text.ts'
import { historyKey } from '../../../inspector/api/history-queries.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { versionQueries } from '../api/version-queries.ts'
import { applyVersion, deleteVersion } from '../api/version-writes.ts'
import { comparedFields } from '../model/compared-fields.ts'
import { refreshLists } from '../model/patch-lists.ts'
import { ComparedField } from './compared-field.tsx'
import { useVersionActions } from './use-version-actions.ts'
import styles from './version.module.css'

export interface PromoteDialogProps {
  readonly isOpen: boolean
  readonly model: Model
  readonly collection: ModelCollection
  readonly itemKey: string
  readonly versionId: string
  readonly onClose: () => void
}

/** Compares a version with its item field by field, and writes what is chosen of it. */
export function PromoteDialog({ isOpen, onClose, ...rest }: PromoteDialogProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('versions.promoteTitle')} closeLabel={t('app.close')} place="end">
      <LoadedComparison {...rest} onClose={onClose} />
    </Dialog>
  )
}

function LoadedComparison(props: Omit<PromoteDialogProps, 'isOpen'>): ReactElement {
  const problemText = useProblemText()
  const { data, error, refetch } = useQuery(versionQueries.comparison(props.versionId))
  if (error !== null) return <p role="alert">{problemText(error)}</p>
  if (data === undefined) return <Skeleton blockSize="80px" />
  return <Comparison key={data.mainHash} {...props} comparison={data} onStale={() => void refetch()} />
}

interface ComparisonProps extends Omit<PromoteDialogProps, 'isOpen'> {
  readonly comparison: VersionComparison
  readonly onStale: () => void
}

function Comparison({ model, collection, itemKey, versionId, comparison, onClose, onStale }: ComparisonProps): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const announce = useToast()
  const problemText = useProblemText()
  const { show } = useVersionActions(collection, itemKey)
  const fields = comparedFields(collection, comparison)
  const [left, setLeft] = useState<readonly string[]>([])
  const [isDeleted, setIsDeleted] = useState(true)
  const [isBusy, setIsBusy] = useState(false)
  const chosen = fields.filter(({ name }) => !left.includes(name)).map(({ name }) => name)
  const promote = async (): Promise<void> => {
    setIsBusy(true)
    try {
      await applyVersion(versionId, comparison.mainHash, left.length === 0 ? null : chosen)
      if (isDeleted) await deleteVersion(versionId)
      onClose()
      announce(t('versions.promoted'))
      await show(null)
      refreshLists(queryClient, collection.name)
      await queryClient.invalidateQueries({ queryKey: ['items', collection.name, 'one', itemKey] })
      await queryClient.invalidateQueries({ queryKey: historyKey(collection.name, itemKey) })
      await queryClient.invalidateQueries({ queryKey: ['versions', collection.name, itemKey] })
    } catch (error) {
      announce(problemText(error), { kind: 'alert' })
      onStale()
    } finally {
      setIsBusy(false)
    }
  }
  const toggle = (name: string, isChosen: boolean): void => setLeft(isChosen ? left.filter((one) => one !== name) : [...left, name])
  return (
    <div className={styles['form']}>
      {comparison.outdated && <p className={styles['warning']}>{t('versions.outdated')}</p>}
      {fields.length === 0 && <p className={styles['muted']}>{t('versions.nothing')}</p>}
      {fields.map((field) => (
        <ComparedField
          key={field.name}
          model={model}
          field={field}
          main={comparison.main[field.name]}
          version={comparison.current[field.name]}
          isChosen={chosen.includes(field.name)}
          onChoose={(isChosen) => toggle(field.name, isChosen)}
        />
      ))}
      {fields.length > 0 && (
        <>
          <Checkbox isChecked={isDeleted} onChange={setIsDeleted} label={t('versions.deleteAfter')} />
          <div className={styles['actions']}>
            <Button onClick={onClose}>{t('app.cancel')}</Button>
            <Button kind="primary" isBusy={isBusy} disabled={chosen.length === 0} onClick={() => void promote()}>
              {t('versions.promoteCount', { count: chosen.length })}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
