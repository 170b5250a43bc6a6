import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { Form } from '../../../form/form.ts'
import { type FoundDraft, useDraft } from '../../../form/use-draft.ts'
import { useForm } from '../../../form/use-form.ts'
import { useFormKeys } from '../../../form/use-form-keys.ts'
import { historyKey } from '../../../inspector/api/history-queries.ts'
import { useBaseRevision } from '../../../inspector/components/use-base-revision.ts'
import { itemKey as keyOf } from '../../../model/item-key.ts'
import type { ItemEditorProps } from './item-editor-props.ts'
import { useDraftPlace } from './use-draft-place.ts'
import { useItemRights } from './use-item-rights.ts'
import { type ItemSaving, type SaveKind, useItemSaving } from './use-item-saving.ts'

/** What the page of an item works with. */
export interface ItemEditing {
  readonly form: Form
  readonly draft: FoundDraft | null
  readonly dropDraft: () => void
  readonly saving: ItemSaving
  readonly save: (kind: SaveKind) => void
  readonly canSave: boolean
  readonly isNew: boolean
  readonly isEditable: boolean
  /** Of a singleton, the key of its item. */
  readonly storedKey: string | null
  /** Whether someone else saved the item while it was changed here. */
  readonly isStale: boolean
  /** Reads the item again; the changes stay. */
  readonly reload: () => void
}

/** Joins the form of an item with its draft, its rights and what saves it. */
export function useItemEditor(props: ItemEditorProps): ItemEditing {
  const { model, collection, itemKey, stored, fields, changes, onReload, isSingleton = false, version = null } = props
  const queryClient = useQueryClient()
  const isNew = itemKey === null && !isSingleton
  const storedKey = isNew ? null : (itemKey ?? keyOf(collection, stored))
  const { isEditable, canEdit } = useItemRights(collection, isNew, version)
  const place = useDraftPlace(collection.name, itemKey, version?.key)
  const form = useForm({
    model,
    collection,
    itemKey: isSingleton ? (storedKey ?? '') : storedKey,
    stored,
    ...(changes && { changes }),
    canEdit,
    ...(version !== null && { version: version.key }),
  })
  const revision = useBaseRevision(collection.name, storedKey)
  const draft = useDraft(form, place.key)
  const onSaved = (): void => {
    revision.renew()
    place.drop()
  }
  const saving = useItemSaving({ form, itemKey, isSingleton, fields, revision: revision.id, version, onSaved })
  const count = Object.keys(form.changes).length
  const canSave = isEditable && (count > 0 || isNew)
  const save = (kind: SaveKind): void => {
    if (canSave) void saving.save(kind)
  }
  const reload = (): void => {
    revision.renew()
    onReload?.()
    void queryClient.invalidateQueries({ queryKey: historyKey(collection.name, storedKey ?? '') })
  }
  useFormKeys(form, { onSave: (isOther) => save(isOther && !isSingleton ? 'list' : 'stay') })
  const isBehind = revision.isStale && version === null
  useReloadWhen(isBehind && count === 0, reload)
  return {
    form,
    draft,
    dropDraft: place.drop,
    saving,
    save,
    canSave,
    isNew,
    isEditable,
    storedKey,
    isStale: isBehind && count > 0,
    reload,
  }
}

/** Without changes of one's own there is nothing to decide: what others saved is shown at once. */
function useReloadWhen(isDue: boolean, reload: () => void): void {
  const onDue = useEffectEvent(reload)
  useEffect(() => {
    if (isDue) onDue()
  }, [isDue])
}
