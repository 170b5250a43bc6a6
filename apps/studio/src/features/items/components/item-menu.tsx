import { useNavigate } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Braces, Copy, Ellipsis, Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import type { Item } from '../../../model/item-key.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx'
import { isArchived } from '../model/archive-changes.ts'
import { RawItem } from './raw-item.tsx'
import { useItemActions } from './use-item-actions.ts'

export interface ItemMenuProps {
  readonly collection: ModelCollection
  /** `null` for singletons. */
  readonly itemKey: string | null
  readonly item: Item
  readonly title: string
}

/** What can be done with an item as a whole. */
export function ItemMenu({ collection, itemKey, item, title }: ItemMenuProps): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const rights = useRights(collection.name)
  const actions = useItemActions(collection)
  const [isRawOpen, setIsRawOpen] = useState(false)
  const { archiveField } = collection.settings
  const isTable = collection.kind === 'table'
  const isIn = isArchived(collection, item)
  const duplicate = (key: string): void =>
    void navigate({ to: '/content/$collection/$key', params: { collection: collection.name, key: '+' }, search: { copy: key } })
  return (
    <>
      <Menu
        trigger={
          <Button isIcon aria-label={t('item.actions')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {itemKey !== null && isTable && rights.canCreate && (
          <MenuItem onSelect={() => duplicate(itemKey)}>
            <Copy aria-hidden />
            {t('item.duplicate')}
          </MenuItem>
        )}
        {itemKey !== null && archiveField !== null && rights.canUpdateField(archiveField) && (
          <MenuItem onSelect={() => void actions.archive(itemKey, !isIn)}>
            {isIn ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
            {t(isIn ? 'item.unarchive' : 'item.archive')}
          </MenuItem>
        )}
        <MenuItem onSelect={() => setIsRawOpen(true)}>
          <Braces aria-hidden />
          {t('item.raw')}
        </MenuItem>
        {itemKey !== null && isTable && rights.canDelete && (
          <>
            <MenuSeparator />
            <MenuItem isDanger onSelect={() => void actions.remove(itemKey, title)}>
              <Trash2 aria-hidden />
              {t('item.delete')}
            </MenuItem>
          </>
        )}
      </Menu>
      <RawItem item={item} title={title} isOpen={isRawOpen} onClose={() => setIsRawOpen(false)} />
    </>
  )
}
