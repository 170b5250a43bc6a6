import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Value } from '../../extensions/displays/value.tsx'
import type { InterfaceProps } from '../../extensions/interfaces/define-interface.ts'
import { oneOfOption } from '../../model/read-options.ts'
import { classNames } from '../../ui/class-names.ts'
import { isSimple, type ListColumn, valueAt, withValue } from '../model/list-columns.ts'
import type { ListField } from '../use-list-field.ts'
import { CellInput } from './cell-input.tsx'
import styles from './related-rows.module.css'
import { RowActions, type RowProps, RowState } from './row-actions.tsx'
import { SortableRows, useSortableRow } from './sortable-rows.tsx'

export interface RowTableProps {
  readonly props: InterfaceProps
  readonly list: ListField
}

/** Rows of a to-many field as a table, whose short values are edited in place. */
export function RowTable({ props, list }: RowTableProps): ReactElement | null {
  const { t } = useTranslation()
  const { rows } = list.shown
  if (rows.length === 0) return list.shown.error === null ? <p className={styles['none']}>{t('relations.noRows')}</p> : null
  const named = rows.map((row) => ({ id: row.id, name: list.nameOf(row) || t('relations.newItem') }))
  const spacing = oneOfOption(props.options, 'tableSpacing', ['cozy', 'compact', 'comfortable'])
  return (
    <SortableRows rows={named} onMove={list.move}>
      <div className={styles['scroller']}>
        <table className={styles['table']} data-spacing={spacing} aria-label={t('relations.rows', { name: props.field.title })}>
          <thead>
            <tr>
              {list.columns.map(({ path, field }) => (
                <th key={path} scope="col">
                  <bdi>{field.title}</bdi>
                </th>
              ))}
              <th scope="col">
                <span className="rc-visually-hidden">{t('relations.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <TableRow key={row.id} props={props} list={list} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </SortableRows>
  )
}

function TableRow({ props, list, row }: RowProps): ReactElement {
  const { t } = useTranslation()
  const name = list.nameOf(row) || t('relations.newItem')
  const { ref, style, isDragging, handle } = useSortableRow(row.id, name, list.isSortable && row.state !== 'removed')
  return (
    <tr ref={ref} style={style} className={classNames(isDragging && styles['dragged'], row.state === 'removed' && styles['removed'])}>
      {list.columns.map((column, index) => (
        <td key={column.path}>
          <div className={styles['cell']}>
            {index === 0 && handle}
            <Cell props={props} list={list} row={row} column={column} name={name} />
          </div>
        </td>
      ))}
      <td>
        <div className={styles['ends']}>
          <RowState row={row} />
          <RowActions props={props} list={list} row={row} />
        </div>
      </td>
    </tr>
  )
}

function Cell({ props, list, row, column, name }: RowProps & { readonly column: ListColumn; readonly name: string }): ReactElement {
  const { path, field, collection } = column
  const value = valueAt(row.item, path)
  const isNew = row.state === 'new' && !path.includes('.')
  const isOpen = row.state !== 'removed' && !props.isDisabled && isSimple(column)
  if (!isOpen || !(isNew || list.rights.canChangeField(collection, field.name)))
    return <Value value={value} field={field} model={props.model} size="cell" />
  const onChange = (next: unknown): void => list.change(row, withValue(list.relation, row, path, next))
  return <CellInput label={`${field.title}: ${name}`} value={value} field={field} onChange={onChange} />
}
