import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { InterfaceProps } from '../../extensions/interfaces/define-interface.ts'
import { classNames } from '../../ui/class-names.ts'
import type { ListRow } from '../model/list-rows.ts'
import { type ListField, rowKind } from '../use-list-field.ts'
import styles from './related-rows.module.css'
import { RowActions, type RowProps, RowState } from './row-actions.tsx'
import { SortableRows, useSortableRow } from './sortable-rows.tsx'

export interface RowListProps {
  readonly props: InterfaceProps
  readonly list: ListField
  /** A picture before the name. */
  readonly picture?: (row: ListRow) => ReactElement | null
  /** What a row is of, before its name; by default its collection where there are several. */
  readonly kind?: (row: ListRow) => string | undefined
  /** What stands below a row. */
  readonly below?: (row: ListRow) => ReactElement | null
}

/** Rows of a to-many field, each by its name. */
export function RowList({
  props,
  list,
  picture,
  below,
  kind = (row) => rowKind(list.relation, row)?.title,
}: RowListProps): ReactElement | null {
  const { t } = useTranslation()
  const { rows } = list.shown
  if (rows.length === 0) return list.shown.error === null ? <p className={styles['none']}>{t('relations.noRows')}</p> : null
  const named = rows.map((row) => ({ id: row.id, name: list.nameOf(row) || t('relations.newItem') }))
  return (
    <SortableRows rows={named} onMove={list.move}>
      <ul className={styles['rows']} aria-label={t('relations.rows', { name: props.field.title })}>
        {rows.map((row) => (
          <Line
            key={row.id}
            props={props}
            list={list}
            row={row}
            picture={picture?.(row) ?? null}
            kind={kind(row)}
            below={below?.(row) ?? null}
          />
        ))}
      </ul>
    </SortableRows>
  )
}

interface LineProps extends RowProps {
  readonly picture: ReactElement | null
  readonly kind: string | undefined
  readonly below: ReactElement | null
}

function Line({ props, list, row, picture, kind, below }: LineProps): ReactElement {
  const { t } = useTranslation()
  const name = list.nameOf(row) || (row.state === 'new' ? t('relations.newItem') : (row.key ?? ''))
  const { ref, style, isDragging, handle } = useSortableRow(row.id, name, list.isSortable && row.state !== 'removed')
  const canOpen = list.edit !== null && row.state !== 'removed'
  return (
    <li ref={ref} style={style} className={classNames(styles['line'], isDragging && styles['dragged'])}>
      <div className={classNames(styles['row'], row.state === 'removed' && styles['removed'])}>
        {handle}
        {picture}
        {kind !== undefined && <span className={styles['kind']}>{kind}</span>}
        {canOpen ? (
          <button type="button" className={styles['name']} onClick={() => list.edit?.(row)}>
            <bdi>{name}</bdi>
          </button>
        ) : (
          <span className={styles['name']}>
            <bdi>{name}</bdi>
          </span>
        )}
        <RowState row={row} />
        <span className={styles['actions']}>
          <RowActions props={props} list={list} row={row} />
        </span>
      </div>
      {below}
    </li>
  )
}
