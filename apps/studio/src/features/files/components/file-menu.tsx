import type { FileRow } from '@recto/sdk'
import { useNavigate } from '@tanstack/react-router'
import { Download, Ellipsis, Replace, Trash2 } from 'lucide-react'
import { type ReactElement, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rights } from '../../../data/permissions.ts'
import { assetAddress } from '../../../library/model/asset-address.ts'
import { isScalable } from '../../../library/model/file-kind.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../../ui/menu.tsx'
import { useFileActions } from './use-file-actions.ts'
import { useTransfers } from './use-transfers.ts'

export interface FileMenuProps {
  readonly file: FileRow
  readonly rights: Rights
}

const sizes = [
  [800, 'system-large-contain'],
  [300, 'system-medium-contain'],
  [64, 'system-small-contain'],
] as const

/** What can be done with a file as a whole. */
export function FileMenu({ file, rights }: FileMenuProps): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const picker = useRef<HTMLInputElement>(null)
  const { replace } = useTransfers()
  const { remove } = useFileActions()
  const leaveAndRemove = async (): Promise<void> => {
    await navigate({ to: '/files', search: file.folder == null ? {} : { folder: file.folder }, ignoreBlocker: true })
    remove([file.id])
  }
  return (
    <>
      <DownloadMenu file={file} />
      {(rights.canUpdate || rights.canDelete) && (
        <Menu
          trigger={
            <Button isIcon aria-label={t('files.actions')}>
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          {rights.canUpdate && (
            <MenuItem onSelect={() => picker.current?.click()}>
              <Replace aria-hidden />
              {t('files.replace')}
            </MenuItem>
          )}
          {rights.canDelete && (
            <MenuItem isDanger onSelect={() => void leaveAndRemove()}>
              <Trash2 aria-hidden />
              {t('files.delete')}
            </MenuItem>
          )}
        </Menu>
      )}
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t('files.replace')}
        onChange={(event) => {
          const [content] = event.target.files ?? []
          if (content !== undefined) replace(file, content)
          event.target.value = ''
        }}
      />
    </>
  )
}

function DownloadMenu({ file }: { readonly file: FileRow }): ReactElement {
  const { t } = useTranslation()
  const save = (query: Readonly<Record<string, string>>): void => window.location.assign(assetAddress(file, { ...query, download: '' }))
  const possible = isScalable(file.type) ? sizes.filter(([width]) => (file.width ?? 0) > width) : []
  const button = (
    <Button {...(possible.length === 0 && { onClick: () => save({}) })}>
      <Download aria-hidden />
      {t('files.download')}
    </Button>
  )
  if (possible.length === 0) return button
  return (
    <Menu trigger={button}>
      <MenuItem onSelect={() => save({})}>{t('files.original')}</MenuItem>
      <MenuSeparator />
      <MenuLabel>{t('files.smaller')}</MenuLabel>
      {possible.map(([width, key]) => (
        <MenuItem key={key} onSelect={() => save({ key })}>
          {t('files.wide', { width: String(width) })}
        </MenuItem>
      ))}
    </Menu>
  )
}
