import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { linkedName } from '../../../filters/suggestion-queries.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import type { ListRequest } from '../../../model/list-request.ts'
import type { Model } from '../../../model/model.ts'
import { aggregateQueries } from '../api/aggregate-queries.ts'
import { emptyGroup } from '../model/group-filter.ts'
import type { ListColumn } from '../model/list-columns.ts'
import styles from './group-rail.module.css'
import { useColumnTitle } from './use-column-title.ts'

export interface GroupRailProps {
  readonly model: Model
  readonly list: ListRequest
  readonly column: ListColumn
  /** The group that is shown; `null` for all. */
  readonly chosen: string | null
  readonly onChoose: (group: string | null) => void
}

/** The groups of a list with their counts; one of them, or all, is listed beside. */
export function GroupRail({ model, list, column, chosen, onChoose }: GroupRailProps): ReactElement {
  const { t } = useTranslation()
  const name = useColumnTitle()(column)
  const { data = [] } = useQuery(aggregateQueries.groups(list, column.field.name))
  return (
    <nav className={styles['rail']} aria-label={t('lists.group.label', { name })}>
      <ul>
        <li>
          <button type="button" className={styles['group']} aria-current={chosen === null || undefined} onClick={() => onChoose(null)}>
            {t('lists.group.all')}
          </button>
        </li>
        {data.map(({ value, count }) => {
          const id = value === null ? emptyGroup : String(value)
          return (
            <li key={id}>
              <button type="button" className={styles['group']} aria-current={chosen === id || undefined} onClick={() => onChoose(id)}>
                <GroupName model={model} column={column} value={value} />
                <GroupCount count={count} />
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

function GroupCount({ count }: { readonly count: number }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <span className={styles['count']}>
      <span aria-hidden>{format.number(count)}</span>
      <span className="rc-visually-hidden">{t('lists.group.count', { count, formatted: format.number(count) })}</span>
    </span>
  )
}

function GroupName({ model, column, value }: Pick<GroupRailProps, 'model' | 'column'> & { readonly value: unknown }): ReactElement {
  const { t } = useTranslation()
  const { field } = column
  const isLink = field.link !== null && value !== null
  const { data: linked } = useQuery({ ...linkedName(model, field, String(value)), enabled: isLink })
  if (value === null) return <span className={styles['empty']}>{t('lists.group.empty')}</span>
  if (typeof value === 'boolean') return <span>{t(value ? 'values.yes' : 'values.no')}</span>
  const choice = field.choices?.find((one) => one.value === String(value))
  return <bdi className={styles['name']}>{choice?.label ?? linked ?? String(value)}</bdi>
}
