import { Search } from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InterfaceProps } from '../../extensions/interfaces/define-interface.ts'
import type { ModelCollection } from '../../model/model.ts'
import { flagOption } from '../../model/read-options.ts'
import { SearchInput } from '../../ui/input.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { nameOf } from '../model/list-relation.ts'
import type { ListField } from '../use-list-field.ts'
import { AddRows } from './add-rows.tsx'
import { ItemPicker } from './item-picker.tsx'
import styles from './related-rows.module.css'
import { RowList } from './row-list.tsx'
import { RowPages } from './row-pages.tsx'
import { RowTable } from './row-table.tsx'

export interface RelatedRowsProps {
  readonly props: InterfaceProps
  readonly list: ListField
  /** In the place of the rows as lines or as a table. */
  readonly children?: ReactNode
  /** In the place of the buttons that create rows and add existing items. */
  readonly adds?: ReactNode
}

/** The rows of a to-many field with what adds to them. */
export function RelatedRows({ props, list, children, adds }: RelatedRowsProps): ReactElement {
  const { t } = useTranslation()
  const { model, field, options } = props
  const { shown, columns } = list
  const [picking, setPicking] = useState<ModelCollection | null>(null)
  const isSearchable = columns.length > 0 && flagOption(options, 'enableSearchFilter') && (shown.storedCount > 0 || shown.search !== '')
  const body = columns.length > 0 ? <RowTable props={props} list={list} /> : <RowList props={props} list={list} />
  return (
    <div className={styles['field']}>
      {isSearchable && (
        <SearchInput
          className={styles['search']}
          icon={<Search aria-hidden />}
          aria-label={t('relations.search', { name: field.title })}
          placeholder={t('relations.search', { name: field.title })}
          value={shown.search}
          onChange={(event) => shown.setSearch(event.target.value)}
        />
      )}
      {shown.isLoading ? <Skeleton blockSize="72px" /> : (children ?? body)}
      {shown.error !== null && <p className={styles['muted']}>{t('relations.unreadable')}</p>}
      <div className={styles['footer']}>
        {adds ?? <AddRows list={list} onPick={setPicking} />}
        <RowPages shown={shown} />
      </div>
      {list.rights.canSort && !list.isSortable && shown.storedCount > shown.limit && (
        <p className={styles['muted']}>{t('relations.onlyOnePage')}</p>
      )}
      {picking !== null && (
        <ItemPicker
          model={model}
          collection={picking}
          template={nameOf(picking)}
          filter={list.pickable(picking)}
          isMultiple
          onClose={() => setPicking(null)}
          onChoose={(items) => {
            setPicking(null)
            list.add(picking, items)
          }}
        />
      )}
    </div>
  )
}
