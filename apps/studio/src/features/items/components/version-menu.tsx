import { useNavigate } from '@tanstack/react-router'
import { ChevronDown, GitMerge, Pencil, Plus, Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../../../ui/menu.tsx'
import type { Version } from '../api/version-queries.ts'
import { PromoteDialog } from './promote-dialog.tsx'
import { useVersionName } from './use-version.ts'
import { useVersionActions } from './use-version-actions.ts'
import { VersionDialog } from './version-dialog.tsx'

export interface VersionMenuProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly itemKey: string
  readonly versions: readonly Version[]
  readonly shown: Version | null
}

const main = 'main'

/** Which version of an item is shown, and what can be done with it. */
export function VersionMenu({ model, collection, itemKey, versions, shown }: VersionMenuProps): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const nameOf = useVersionName()
  const rights = useRights('directus_versions')
  const { canUpdate } = useRights(collection.name)
  const actions = useVersionActions(collection, itemKey)
  const [dialog, setDialog] = useState<'create' | 'rename' | 'promote' | null>(null)
  const close = (): void => setDialog(null)
  const show = (key: string): void =>
    void navigate({
      to: '/content/$collection/$key',
      params: { collection: collection.name, key: itemKey },
      search: key === main ? {} : { version: key },
    })
  const id = shown?.id ?? null
  return (
    <>
      <Menu
        align="start"
        trigger={
          <Button kind="quiet" aria-label={t('versions.menu', { name: nameOf(shown) })}>
            {nameOf(shown)}
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        <MenuChoice
          label={t('versions.label')}
          value={shown?.key ?? main}
          options={[{ value: main, label: nameOf(null) }, ...versions.map((version) => ({ value: version.key, label: nameOf(version) }))]}
          onChange={show}
        />
        <MenuSeparator />
        {rights.canCreate && (
          <MenuItem onSelect={() => setDialog('create')}>
            <Plus aria-hidden />
            {t('versions.create')}
          </MenuItem>
        )}
        {id !== null && canUpdate && (
          <MenuItem onSelect={() => setDialog('promote')}>
            <GitMerge aria-hidden />
            {t('versions.promote')}
          </MenuItem>
        )}
        {id !== null && rights.canUpdate && shown?.key !== 'draft' && (
          <MenuItem onSelect={() => setDialog('rename')}>
            <Pencil aria-hidden />
            {t('versions.rename')}
          </MenuItem>
        )}
        {id !== null && rights.canDelete && (
          <MenuItem isDanger onSelect={() => void actions.remove(id, nameOf(shown))}>
            <Trash2 aria-hidden />
            {t(shown?.key === 'draft' ? 'versions.discardDraft' : 'versions.delete')}
          </MenuItem>
        )}
      </Menu>
      <VersionDialog
        isOpen={dialog === 'create' || dialog === 'rename'}
        version={dialog === 'rename' ? shown : null}
        onClose={close}
        onSave={actions.save}
      />
      {id !== null && (
        <PromoteDialog
          isOpen={dialog === 'promote'}
          model={model}
          collection={collection}
          itemKey={itemKey}
          versionId={id}
          onClose={close}
        />
      )}
    </>
  )
}
