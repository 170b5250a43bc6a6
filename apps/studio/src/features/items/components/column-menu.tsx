import { arrayMove } from '@dnd-kit/sortable'
import { Columns3, Plus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldPicker } from '../../../filters/field-picker.tsx'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { Button } from '../../../ui/button.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { Select } from '../../../ui/select.tsx'
import { isColumn, type ListColumn, usualColumns } from '../model/list-columns.ts'
import { isGroupable } from '../model/table-options.ts'
import styles from './column-menu.module.css'
import { ShownColumns } from './shown-columns.tsx'
import type { ColumnActions } from './use-column-actions.ts'
import { useColumnTitle } from './use-column-title.ts'

export interface ColumnMenuProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly columns: readonly ListColumn[]
  readonly actions: ColumnActions
}

/** Chooses the columns of a list and their order, how high its rows are, and what groups them. */
export function ColumnMenu({ model, collection, columns, actions }: ColumnMenuProps): ReactElement {
  const { t } = useTranslation()
  const titleOf = useColumnTitle()
  const [isAdding, setIsAdding] = useState(false)
  const { options } = actions
  const ids = columns.map((column) => column.id)
  const groupable = columns.filter(isGroupable)
  return (
    <Popover
      label={t('lists.columns.title')}
      className={styles['surface']}
      onOpenChange={() => setIsAdding(false)}
      trigger={
        <Button kind="quiet">
          <Columns3 aria-hidden />
          {t('items.columns')}
        </Button>
      }
    >
      {isAdding ? (
        <FieldPicker
          model={model}
          collection={collection}
          accepts={isColumn}
          onPick={(path) => {
            setIsAdding(false)
            actions.setColumns([...ids.filter((id) => id !== path.join('.')), path.join('.')])
          }}
        />
      ) : (
        <ShownColumns columns={columns} onMove={(from, to) => actions.setColumns(arrayMove([...ids], from, to))} onHide={actions.hide} />
      )}
      <div className={styles['actions']}>
        <Button onClick={() => setIsAdding(!isAdding)} aria-pressed={isAdding}>
          <Plus aria-hidden />
          {t('lists.columns.add')}
        </Button>
        <Button kind="quiet" onClick={() => actions.setColumns(usualColumns(collection))}>
          {t('items.resetColumns')}
        </Button>
      </div>
      <div className={styles['options']}>
        <span className={styles['label']}>{t('lists.columns.spacing')}</span>
        <Select
          aria-label={t('lists.columns.spacing')}
          value={options.spacing}
          options={(['compact', 'cozy', 'comfortable'] as const).map((value) => ({
            value,
            label: t(`lists.columns.spacings.${value}`),
          }))}
          onChange={(spacing) => actions.setOptions({ spacing })}
        />
        <span className={styles['label']}>{t('lists.group.byField')}</span>
        <Select
          aria-label={t('lists.group.byField')}
          value={options.group ?? '-'}
          options={[
            { value: '-', label: t('lists.group.none') },
            ...groupable.map((column) => ({ value: column.id, label: titleOf(column) })),
          ]}
          onChange={(value) => actions.groupBy(value === '-' ? null : value)}
        />
      </div>
    </Popover>
  )
}
