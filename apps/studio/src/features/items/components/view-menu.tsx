import { Bookmark, Check, ChevronDown, Pencil, Plus, RotateCcw, Save, Star, Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePresets } from '../../../data/presets.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { bookmarksOf, scopeOf } from '../../../model/preset-choice.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../../ui/menu.tsx'
import { SaveViewDialog } from './save-view-dialog.tsx'
import type { UseListView } from './use-list-view.ts'
import { useViewActions } from './use-view-actions.ts'

export interface ViewMenuProps {
  readonly collection: ModelCollection
  readonly list: UseListView
}

/** The stored views of a list; saves what is shown, on purpose. */
export function ViewMenu({ collection, list }: ViewMenuProps): ReactElement {
  const { t } = useTranslation()
  const views = bookmarksOf(usePresets(), collection.name)
  const actions = useViewActions(collection, list)
  const [dialog, setDialog] = useState<'new' | 'edit' | null>(null)
  const { preset, isChanged } = list
  const current = preset?.bookmark == null ? null : preset
  const name = current?.bookmark ?? t('lists.view.usual')
  const close = (): void => setDialog(null)
  return (
    <>
      <Menu
        align="start"
        trigger={
          <Button kind="quiet">
            <Bookmark aria-hidden />
            <span className="rc-visually-hidden">{t('lists.view.menu')}</span>
            <bdi>{name}</bdi>
            {isChanged && <Badge tone="accent">{t('lists.view.changed')}</Badge>}
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        <MenuLabel>{t('lists.view.views')}</MenuLabel>
        <MenuItem onSelect={() => list.openView(null)}>
          <Mark isShown={current === null} />
          {t('lists.view.usual')}
        </MenuItem>
        {views.map((view) => (
          <MenuItem key={view.id} onSelect={() => list.openView(view.id)}>
            <Mark isShown={view.id === current?.id} />
            <bdi>{view.bookmark}</bdi>
          </MenuItem>
        ))}
        <MenuSeparator />
        {isChanged && current !== null && actions.mayChange(current) && (
          <MenuItem onSelect={() => void actions.save()}>
            <Save aria-hidden />
            {t('lists.view.save')}
          </MenuItem>
        )}
        <MenuItem onSelect={() => setDialog('new')}>
          <Plus aria-hidden />
          {t('lists.view.saveAs')}
        </MenuItem>
        {isChanged && (
          <MenuItem onSelect={() => void actions.saveStart()}>
            <Star aria-hidden />
            {t('lists.view.saveStart')}
          </MenuItem>
        )}
        {isChanged && (
          <MenuItem onSelect={list.reset}>
            <RotateCcw aria-hidden />
            {t('lists.view.reset')}
          </MenuItem>
        )}
        {current !== null && actions.mayChange(current) && (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => setDialog('edit')}>
              <Pencil aria-hidden />
              {t('lists.view.edit')}
            </MenuItem>
            <MenuItem isDanger onSelect={() => actions.remove(current)}>
              <Trash2 aria-hidden />
              {t('lists.view.remove')}
            </MenuItem>
          </>
        )}
      </Menu>
      {dialog === 'new' && <SaveViewDialog name="" scope="personal" scopes={actions.scopes} onSave={actions.saveAs} onClose={close} />}
      {dialog === 'edit' && current !== null && (
        <SaveViewDialog
          name={current.bookmark ?? ''}
          scope={scopeOf(current)}
          scopes={actions.scopes}
          onSave={(next, scope) => actions.edit(current, next, scope)}
          onClose={close}
        />
      )}
    </>
  )
}

function Mark({ isShown }: { readonly isShown: boolean }): ReactElement {
  return isShown ? <Check aria-hidden /> : <span style={{ inlineSize: 16 }} />
}
