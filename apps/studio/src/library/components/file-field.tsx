import type { FileRow } from '@recto/sdk'
import { useQuery } from '@tanstack/react-query'
import { Download, Pencil, X } from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../data/permissions.ts'
import type { InterfaceProps } from '../../extensions/interfaces/define-interface.ts'
import { useItemDrawer } from '../../extensions/interfaces/item-drawer.ts'
import type { ModelCollection } from '../../model/model.ts'
import { flagOption, textOption, textsOption } from '../../model/read-options.ts'
import { relationQueries } from '../../relations/api/relation-queries.ts'
import { RelationNotice } from '../../relations/components/relation-notice.tsx'
import { type ChosenItem, chosenItem, nestedValue } from '../../relations/model/chosen-item.ts'
import { mergeItem } from '../../relations/model/list-rows.ts'
import { resolveFilter } from '../../relations/model/resolve-filter.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { assetAddress } from '../model/asset-address.ts'
import { fileFields } from '../model/file-fields.ts'
import { nameOfFile } from '../model/file-kind.ts'
import { useUploads } from '../use-uploads.ts'
import { DropField } from './drop-field.tsx'
import { FilePicker } from './file-picker.tsx'

export interface FileFieldProps extends InterfaceProps {
  /** Draws the file, with buttons for what can be done. */
  readonly children: (file: FileRow, actions: ReactNode) => ReactNode
}

/** A field that holds a file of the library. */
export function FileField(props: FileFieldProps): ReactElement {
  const { t } = useTranslation()
  const files = props.model.collections.get('directus_files')
  if (files === undefined) return <RelationNotice>{t('relations.file.unreadable')}</RelationNotice>
  return <ReadableFileField {...props} files={files} />
}

function ReadableFileField(props: FileFieldProps & { readonly files: ModelCollection }): ReactElement {
  const { model, files, field, value, stored, onChange, children } = props
  const chosen = chosenItem(files, field, value, stored)
  const file = useShownFile(model, chosen)
  if (chosen === null) return <EmptyFileField {...props} />
  return <>{children(file, <FileActions {...props} chosen={chosen} file={file} onClear={() => onChange(null)} />)}</>
}

function useShownFile(model: FileFieldProps['model'], chosen: ChosenItem | null): FileRow {
  const fields = fileFields(model)
  const isKnown = chosen === null || fields.every((name) => name in chosen.item)
  const id = String(chosen?.item['id'] ?? '')
  const { data } = useQuery({
    ...relationQueries.some({ collection: 'directus_files', fields, filter: { id: { _eq: id } } }, 1),
    enabled: !isKnown && id !== '',
  })
  return { id, ...mergeItem(isKnown ? {} : (data?.[0] ?? {}), chosen?.item ?? {}) }
}

function EmptyFileField({ model, options, collection, item, control, isDisabled, onChange }: FileFieldProps): ReactElement {
  const { t } = useTranslation()
  const rights = useRights('directus_files')
  const [isBrowsing, setIsBrowsing] = useState(false)
  const types = textsOption(options, 'allowedMimeTypes')
  const uploads = useUploads({ folder: textOption(options, 'folder') ?? null, types, onUploaded: ([id]) => onChange(id ?? null) })
  const canUpload = rights.canCreate && flagOption(options, 'enableCreate', true)
  const canBrowse = flagOption(options, 'enableSelect', true)
  if (isDisabled || !(canUpload || canBrowse)) return <RelationNotice>{t('values.empty')}</RelationNotice>
  return (
    <>
      <DropField
        uploads={uploads}
        isMultiple={false}
        types={types}
        canUpload={canUpload}
        onBrowse={canBrowse ? () => setIsBrowsing(true) : undefined}
        id={control.id}
        describedBy={control['aria-describedby']}
      />
      {isBrowsing && (
        <FilePicker
          model={model}
          types={types}
          filter={resolveFilter(options['filter'], collection, item)}
          isMultiple={false}
          onClose={() => setIsBrowsing(false)}
          onChoose={([file]) => {
            setIsBrowsing(false)
            if (file !== undefined) onChange(file.id)
          }}
        />
      )}
    </>
  )
}

interface FileActionsProps extends FileFieldProps {
  readonly files: ModelCollection
  readonly chosen: ChosenItem
  readonly file: FileRow
  readonly onClear: () => void
}

function FileActions({ files, chosen, file, isDisabled, onChange, onClear }: FileActionsProps): ReactElement {
  const { t } = useTranslation()
  const { canUpdate } = useRights('directus_files')
  const openDrawer = useItemDrawer()
  const name = nameOfFile(file)
  const edit = (): void =>
    openDrawer?.({
      collection: files.name,
      key: chosen.key,
      changes: chosen.changes,
      isReadonly: isDisabled || !canUpdate,
      onApply: (changes) => onChange(Object.keys(changes).length === 0 ? file.id : nestedValue(files, chosen, changes)),
    })
  return (
    <>
      {chosen.state === 'edited' && <Badge tone="accent">{t('relations.changed')}</Badge>}
      {openDrawer !== null && (
        <Button
          kind="quiet"
          isIcon
          aria-label={t('relations.file.details', { name })}
          title={t('relations.file.details', { name })}
          onClick={edit}
        >
          <Pencil aria-hidden />
        </Button>
      )}
      <DownloadLink file={file} />
      {!isDisabled && (
        <Button
          kind="quiet"
          isIcon
          aria-label={t('relations.file.remove', { name })}
          title={t('relations.file.remove', { name })}
          onClick={onClear}
        >
          <X aria-hidden />
        </Button>
      )}
    </>
  )
}

/** Saves a file's content to the device. */
export function DownloadLink({ file }: { readonly file: FileRow }): ReactElement {
  const { t } = useTranslation()
  const label = t('relations.file.download', { name: nameOfFile(file) })
  const save = (): void => {
    const link = document.createElement('a')
    link.href = assetAddress(file, { download: '' })
    link.download = file.filename_download ?? ''
    link.click()
  }
  return (
    <Button kind="quiet" isIcon aria-label={label} title={label} onClick={save}>
      <Download aria-hidden />
    </Button>
  )
}
