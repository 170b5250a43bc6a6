import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { layouts } from '../../../extensions/layouts/registry.ts'
import { FilterBar } from '../../../filters/filter-bar.tsx'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { Select } from '../../../ui/select.tsx'
import { archiveChoice, hasArchive } from '../model/archive.ts'
import { ColumnMenu } from './column-menu.tsx'
import { LayoutOptions } from './layout-options.tsx'
import styles from './list.module.css'
import type { ItemListData } from './use-item-list.ts'
import { ViewMenu } from './view-menu.tsx'

export interface ListToolbarProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly data: ItemListData
}

/** How the list is shown: view, filters, archive, layout and its options. */
export function ListToolbar({ model, collection, data }: ListToolbarProps): ReactElement {
  const { t } = useTranslation()
  const { list, view, actions, columns } = data
  const possible = layouts.filter((layout) => layout.suits({ model, collection }))
  return (
    <div role="toolbar" aria-label={t('lists.toolbar')} className={styles['toolbar']}>
      <ViewMenu collection={collection} list={list} />
      <FilterBar model={model} collection={collection} filter={view.filter} onChange={(filter) => list.change({ filter })} />
      <span className={styles['space']} />
      {hasArchive(collection) && (
        <Select
          className={styles['choice']}
          aria-label={t('lists.archive.menu')}
          value={archiveChoice(list.state)}
          options={(['active', 'archived', 'all'] as const).map((value) => ({ value, label: t(`lists.archive.${value}`) }))}
          onChange={(value) => list.go({ archived: value === 'archived' || undefined, all: value === 'all' || undefined })}
        />
      )}
      {possible.length > 1 && (
        <Select
          className={styles['choice']}
          aria-label={t('lists.layout.label')}
          value={view.layout}
          options={possible.map(({ name }) => ({ value: name, label: t(`lists.layout.names.${name}` as 'lists.layout.names.tabular') }))}
          onChange={(layout) => list.change({ layout })}
        />
      )}
      {view.layout === 'tabular' ? (
        <ColumnMenu model={model} collection={collection} columns={columns} actions={actions} />
      ) : (
        <LayoutOptions model={model} collection={collection} list={list} />
      )}
    </div>
  )
}
