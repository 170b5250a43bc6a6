import { useParams, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useModel } from '../../../data/model.ts'
import { LoadedItem, ViewedItem } from '../components/loaded-item.tsx'
import { NewItem } from '../components/new-item.tsx'
import { ForbiddenCollection } from '../components/unavailable.tsx'
import { useNeighbors } from '../components/use-neighbors.ts'

/** One item: its form, and what is known about it. The key `+` is a new one. */
export function ItemPage(): ReactElement {
  const { collection: name, key } = useParams({ from: '/shell/content/$collection/$key' })
  const { copy, version } = useSearch({ from: '/shell/content/$collection/$key' })
  const model = useModel()
  const collection = model.collections.get(name)
  const neighbors = useNeighbors(collection, key)
  if (collection === undefined || collection.isSystem) return <ForbiddenCollection name={name} />
  if (key === '+') return <NewItem key={`${name}/${copy ?? ''}`} model={model} collection={collection} copyOf={copy} />
  if (collection.kind === 'view') return <ViewedItem key={`${name}/${key}`} model={model} collection={collection} itemKey={key} />
  const address = `${name}/${key}/${version ?? ''}`
  return <LoadedItem key={address} model={model} collection={collection} itemKey={key} neighbors={neighbors} wanted={version} />
}
