import type { FileRow } from '@recto/sdk'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import { DropField } from '../../../library/components/drop-field.tsx'
import { FilePicker } from '../../../library/components/file-picker.tsx'
import { Thumbnail } from '../../../library/components/thumbnail.tsx'
import { fileFields } from '../../../library/model/file-fields.ts'
import { nameOfFile } from '../../../library/model/file-kind.ts'
import { useUploads } from '../../../library/use-uploads.ts'
import { flagOption, textOption, textsOption } from '../../../model/read-options.ts'
import { RelatedRows } from '../../../relations/components/related-rows.tsx'
import { RelationNotice } from '../../../relations/components/relation-notice.tsx'
import { RowList } from '../../../relations/components/row-list.tsx'
import { farItem, type ListRelation, listRelation } from '../../../relations/model/list-relation.ts'
import { type ListField, useListField } from '../../../relations/use-list-field.ts'
import type { InterfaceProps } from '../define-interface.ts'

/** Files in their order, with where to get more from. */
export function FilesInterface(props: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const relation = listRelation(props.model, props.field)
  if (relation === null) return <RelationNotice>{t('relations.file.unreadable')}</RelationNotice>
  return <FileRows {...props} relation={relation} />
}

function FileRows({ relation, ...props }: InterfaceProps & { readonly relation: ListRelation }): ReactElement {
  const paths = fileFields(props.model).map((name) => `${relation.far?.field}.${name}`)
  const listed = useListField(props, { relation, hasColumns: false, fields: paths })
  const fileOf = (row: { readonly item: Readonly<Record<string, unknown>> }): FileRow => ({ id: '', ...farItem(relation, row.item) })
  const list: ListField = {
    ...listed,
    nameOf: (row) => (props.options['template'] ? listed.nameOf(row) : '') || nameOfFile(fileOf(row)),
  }
  return (
    <RelatedRows props={props} list={list} adds={<AddFiles props={props} list={list} />}>
      <RowList props={props} list={list} picture={(row) => <Thumbnail file={fileOf(row)} size="small" />} />
    </RelatedRows>
  )
}

function AddFiles({ props, list }: { readonly props: InterfaceProps; readonly list: ListField }): ReactElement | null {
  const { options, model } = props
  const rights = useRights('directus_files')
  const [isBrowsing, setIsBrowsing] = useState(false)
  const types = textsOption(options, 'allowedMimeTypes')
  const [files] = list.relation.far?.collections ?? []
  const link = (ids: readonly string[]): void => {
    if (files !== undefined)
      list.add(
        files,
        ids.map((id) => ({ id })),
      )
  }
  const uploads = useUploads({ folder: textOption(options, 'folder') ?? null, types, onUploaded: link })
  if (files === undefined || list.rights.selectable.length + list.rights.creatable.length === 0) return null
  const canUpload = rights.canCreate && flagOption(options, 'enableCreate', true)
  return (
    <>
      <DropField
        uploads={uploads}
        isMultiple
        types={types}
        canUpload={canUpload}
        onBrowse={list.rights.selectable.length > 0 ? () => setIsBrowsing(true) : undefined}
        isCompact={list.shown.rows.length > 0}
      />
      {isBrowsing && (
        <FilePicker
          model={model}
          types={types}
          filter={list.pickable(files)}
          isMultiple
          onClose={() => setIsBrowsing(false)}
          onChoose={(chosen) => {
            setIsBrowsing(false)
            link(chosen.map(({ id }) => id))
          }}
        />
      )}
    </>
  )
}
