import { Copy, CornerDownLeft, Plus, RotateCcw } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { MenuItem, MenuSeparator } from '../../../ui/menu.tsx'
import { SplitButton } from '../../../ui/split-button.tsx'
import type { SaveKind } from './use-item-saving.ts'

export interface SaveButtonProps {
  readonly canSave: boolean
  readonly isSaving: boolean
  readonly isNew: boolean
  readonly isSingleton: boolean
  /** Whether the caller may create items here. */
  readonly canCreate: boolean
  readonly onSave: (kind: SaveKind) => void
  readonly onDiscard: () => void
}

/** Saves and stays; the other ways are in the menu. */
export function SaveButton({ canSave, isSaving, isNew, isSingleton, canCreate, onSave, onDiscard }: SaveButtonProps): ReactElement {
  const { t } = useTranslation()
  const keys = navigator.platform.startsWith('Mac') ? '⇧⌘S' : 'Ctrl+Shift+S'
  return (
    <SplitButton
      kind="primary"
      isBusy={isSaving}
      disabled={!canSave}
      onClick={() => onSave('stay')}
      menuLabel={t('item.saveMore')}
      menu={
        <>
          {!isSingleton && (
            <MenuItem keys={keys} onSelect={() => onSave('list')}>
              <CornerDownLeft aria-hidden />
              {t('item.saveAndReturn')}
            </MenuItem>
          )}
          {canCreate && !isSingleton && (
            <MenuItem onSelect={() => onSave('create')}>
              <Plus aria-hidden />
              {t('item.saveAndCreate')}
            </MenuItem>
          )}
          {canCreate && !isNew && !isSingleton && (
            <MenuItem onSelect={() => onSave('copy')}>
              <Copy aria-hidden />
              {t('item.saveAsCopy')}
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem isDanger onSelect={onDiscard}>
            <RotateCcw aria-hidden />
            {t('item.discard')}
          </MenuItem>
        </>
      }
    >
      {t('item.save')}
    </SplitButton>
  )
}
