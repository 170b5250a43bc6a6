import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import { itemQuery } from '../../../form/api/item-query.ts'
import { requestedPaths } from '../../../form/model/requested-paths.ts'
import type { Item } from '../../../model/item-key.ts'
import { nameTemplate } from '../../../model/item-name.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { templateFields } from '../../../model/template.ts'
import { copiedItem } from '../model/copied-item.ts'
import { ItemEditor } from './item-editor.tsx'
import { ItemSkeleton } from './item-skeleton.tsx'
import { ForbiddenCreate } from './unavailable.tsx'

export interface NewItemProps {
  readonly model: Model
  readonly collection: ModelCollection
  /** The key of the item the new one starts as a copy of. */
  readonly copyOf: string | undefined
}

const nothing: Item = {}

/** An item that does not exist yet. */
export function NewItem({ model, collection, copyOf }: NewItemProps): ReactElement {
  const { t } = useTranslation()
  const { canCreate } = useRights(collection.name)
  const fields = requestedPaths(model, collection, templateFields(nameTemplate(model, collection)))
  const original = useQuery({ ...itemQuery(collection.name, copyOf ?? '', fields), enabled: copyOf !== undefined })
  if (!canCreate || collection.kind !== 'table') return <ForbiddenCreate name={collection.title} />
  if (copyOf !== undefined && original.isPending) return <ItemSkeleton />
  return (
    <ItemEditor
      model={model}
      collection={collection}
      itemKey={null}
      stored={nothing}
      fields={fields}
      title={t('item.createTitle', { name: collection.title })}
      changes={original.data === undefined ? nothing : copiedItem(collection, original.data, nothing)}
    />
  )
}
