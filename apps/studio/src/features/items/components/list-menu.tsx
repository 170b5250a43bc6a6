import { useQueryClient } from '@tanstack/react-query'
import { Download, Ellipsis, RefreshCw, Upload } from 'lucide-react'
import { lazy, type ReactElement, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx'
import type { ItemListData } from './use-item-list.ts'

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }))
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }))

export interface ListMenuProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly data: ItemListData
}

/** What is done with a list less often. */
export function ListMenu({ collection, data }: ListMenuProps): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { canCreate, canUpdate } = useRights(collection.name)
  const [dialog, setDialog] = useState<'export' | 'import' | null>(null)
  const close = (): void => setDialog(null)
  return (
    <>
      <Menu
        trigger={
          <Button kind="quiet" isIcon aria-label={t('lists.more')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setDialog('export')}>
          <Download aria-hidden />
          {t('lists.export.open')}
        </MenuItem>
        {canCreate && canUpdate && (
          <MenuItem onSelect={() => setDialog('import')}>
            <Upload aria-hidden />
            {t('lists.import.open')}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem onSelect={() => void queryClient.invalidateQueries({ queryKey: ['items', collection.name] })}>
          <RefreshCw aria-hidden />
          {t('items.refresh')}
        </MenuItem>
      </Menu>
      <Suspense fallback={null}>
        {dialog === 'export' && <ExportDialog collection={collection} data={data} onClose={close} />}
        {dialog === 'import' && <ImportDialog collection={collection} onClose={close} />}
      </Suspense>
    </>
  )
}
