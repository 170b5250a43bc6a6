import { Link as LinkIcon, Plus } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelCollection } from '../../model/model.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import type { ListField } from '../use-list-field.ts'

export interface AddRowsProps {
  readonly list: ListField
  readonly onPick: (collection: ModelCollection) => void
}

/** Creates rows and adds existing items; asks for a collection where there are several. */
export function AddRows({ list: { rights, create }, onPick }: AddRowsProps): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      {create !== null && (
        <CollectionButton collections={rights.creatable} onChoose={create}>
          <Plus aria-hidden />
          {t('relations.createNew')}
        </CollectionButton>
      )}
      <CollectionButton collections={rights.selectable} onChoose={onPick}>
        <LinkIcon aria-hidden />
        {t('relations.addExisting')}
      </CollectionButton>
    </>
  )
}

interface CollectionButtonProps {
  readonly collections: readonly ModelCollection[]
  readonly onChoose: (collection: ModelCollection) => void
  readonly children: ReactNode
}

function CollectionButton({ collections, onChoose, children }: CollectionButtonProps): ReactElement | null {
  const [first, ...more] = collections
  if (first === undefined) return null
  if (more.length === 0) return <Button onClick={() => onChoose(first)}>{children}</Button>
  return (
    <Menu align="start" trigger={<Button>{children}</Button>}>
      {collections.map((collection) => (
        <MenuItem key={collection.name} onSelect={() => onChoose(collection)}>
          {collection.title}
        </MenuItem>
      ))}
    </Menu>
  )
}
