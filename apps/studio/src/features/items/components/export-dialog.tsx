import type { ExportFormat } from '@recto/sdk'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/input.tsx'
import { SelectField } from '../../../ui/select.tsx'
import styles from './list.module.css'
import type { ItemListData } from './use-item-list.ts'
import { useListTransfers } from './use-list-transfers.ts'

export interface ExportDialogProps {
  readonly collection: ModelCollection
  readonly data: ItemListData
  readonly onClose: () => void
}

const formats: readonly ExportFormat[] = ['csv', 'csv_utf8', 'json', 'xml', 'yaml']

/** Writes what the list shows into a file. */
export function ExportDialog({ collection, data, onClose }: ExportDialogProps): ReactElement {
  const { t } = useTranslation()
  const { startExport } = useListTransfers(collection)
  const { canCreate: canStore } = useRights('directus_files')
  const [format, setFormat] = useState<ExportFormat>('csv')
  const [place, setPlace] = useState<'download' | 'library'>('download')
  const [limit, setLimit] = useState('')
  const [isWhole, setIsWhole] = useState(false)
  const { request, counted } = data
  const start = (): void => {
    const { collection: _, fields, ...query } = request
    const count = Number.parseInt(limit, 10)
    startExport({
      format,
      isForLibrary: place === 'library',
      query: { ...query, fields: isWhole ? ['*'] : fields, limit: Number.isNaN(count) || count < 1 ? -1 : count },
    })
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('lists.export.title', { name: collection.title })}
      closeLabel={t('app.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="primary" onClick={start}>
            {t('lists.export.start')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p className={styles['hint']}>{t('lists.export.hint', { count: counted.count ?? 0 })}</p>
        <SelectField
          label={t('lists.export.format')}
          value={format}
          options={formats.map((value) => ({ value, label: t(`lists.export.formats.${value}`) }))}
          onChange={setFormat}
        />
        {canStore && (
          <SelectField
            label={t('lists.export.place')}
            value={place}
            options={(['download', 'library'] as const).map((value) => ({ value, label: t(`lists.export.places.${value}`) }))}
            onChange={setPlace}
          />
        )}
        <TextField
          label={t('lists.export.limit')}
          hint={t('lists.export.limitHint')}
          inputMode="numeric"
          value={limit}
          onChange={(event) => setLimit(event.target.value)}
        />
        <Checkbox label={t('lists.export.whole')} isChecked={isWhole} onChange={setIsWhole} />
      </div>
    </Dialog>
  )
}
