import { isRequestError } from '@recto/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noticeExpiry } from '../../../data/notice-expiry.ts'
import { useProblemText } from '../../../data/problem-text.ts'
import { itemQuery } from '../../../form/api/item-query.ts'
import type { Form } from '../../../form/form.ts'
import { serverProblems } from '../../../form/model/server-problems.ts'
import { historyKey } from '../../../inspector/api/history-queries.ts'
import { type Item, itemKey } from '../../../model/item-key.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { useToast } from '../../../ui/toast.tsx'
import { addItem, saveItem } from '../api/save-item.ts'
import type { Version } from '../api/version-queries.ts'
import { copiedItem } from '../model/copied-item.ts'
import { patchLists, refreshLists } from '../model/patch-lists.ts'
import { useVersionSaving } from './use-version-saving.ts'

/** Where saving leads. */
export type SaveKind = 'stay' | 'list' | 'create' | 'copy'

export interface ItemSaving {
  readonly save: (kind: SaveKind) => Promise<void>
  readonly isSaving: boolean
  /** Whether someone else saved the item since it was read. */
  readonly isStale: boolean
  readonly dismissStale: () => void
  /** Saves over what someone else saved. */
  readonly overwrite: () => Promise<void>
}

export interface ItemSavingOptions {
  readonly form: Form
  /** `null` for new items and singletons. */
  readonly itemKey: string | null
  readonly isSingleton: boolean
  readonly fields: readonly string[]
  /** The latest revision of what the form shows. */
  readonly revision: string | number | null
  /** The version the changes are kept in; `null` for the item itself. */
  readonly version: Version | null
  readonly onSaved: () => void
}

/** Sends the changes of a form as one write and shows the item as it was stored. */
export function useItemSaving(options: ItemSavingOptions): ItemSaving {
  const { form, fields, version, onSaved } = options
  const { collection } = form
  const keep = useKept(collection, fields)
  const { t } = useTranslation()
  const announce = useToast()
  const go = useItemNavigation(collection.name)
  const fail = useFailure(form)
  const keepIn = useVersionSaving(form, options.itemKey ?? '')
  const [isSaving, setIsSaving] = useState(false)
  const [isStale, setIsStale] = useState(false)
  const isNew = options.itemKey === null && !options.isSingleton

  const show = async (kind: SaveKind, stored: Item | undefined, isAdded: boolean): Promise<void> => {
    const key = stored === undefined ? null : itemKey(collection, stored)
    keep(stored, isAdded ? key : options.itemKey)
    announce(stored === undefined ? t('item.noRead') : t(savedWords(kind, isAdded)))
    await go(kind, isAdded ? key : null, isAdded)
  }
  const write = async (kind: SaveKind, revision: string | number | null): Promise<void> => {
    const adds = isNew || kind === 'copy'
    const stored = adds
      ? await addItem(collection.name, kind === 'copy' ? copiedItem(collection, form.stored, form.payload()) : form.payload(), fields)
      : await saveItem({ collection: collection.name, key: options.itemKey, fields, revision }, form.payload())
    onSaved()
    form.clear()
    setIsStale(false)
    await show(kind, stored, adds)
  }
  const attempt = async (kind: SaveKind, revision: string | number | null): Promise<void> => {
    // What a version lacks is asked for when it is promoted.
    if (isSaving || (version === null && !form.check())) return
    setIsSaving(true)
    try {
      if (version === null) await write(kind, revision)
      else await keepIn(version).then(onSaved)
    } catch (error) {
      if (isRequestError(error, 'PRECONDITION_FAILED')) setIsStale(true)
      else await fail(error)
    } finally {
      setIsSaving(false)
    }
  }
  return {
    save: (kind) => attempt(kind, options.revision),
    isSaving,
    isStale,
    dismissStale: () => setIsStale(false),
    overwrite: () => attempt('stay', null),
  }
}

/** Puts what was stored where it is shown. */
function useKept(collection: ModelCollection, fields: readonly string[]): (stored: Item | undefined, key: string | null) => void {
  const queryClient = useQueryClient()
  const { name } = collection
  return (stored, key) => {
    if (stored !== undefined) queryClient.setQueryData(itemQuery(name, key, fields).queryKey, stored)
    if (stored !== undefined && key !== null) patchLists(queryClient, collection, key, stored)
    else refreshLists(queryClient, name)
    void queryClient.invalidateQueries({ queryKey: historyKey(name, key ?? '') })
    // Related items may have been written along.
    void queryClient.invalidateQueries({ queryKey: ['items'], predicate: ({ queryKey }) => queryKey[1] !== name, refetchType: 'active' })
  }
}

function savedWords(kind: SaveKind, isAdded: boolean): 'item.saved' | 'item.created' | 'item.copyMade' {
  if (kind === 'copy') return 'item.copyMade'
  return isAdded ? 'item.created' : 'item.saved'
}

/** Goes where saving leads; a new item that stays open gets an address of its own. */
function useItemNavigation(collection: string): (kind: SaveKind, key: string | null, isAdded: boolean) => Promise<void> {
  const navigate = useNavigate()
  return async (kind, key, isAdded) => {
    if (kind === 'list' || (isAdded && key === null && kind !== 'create'))
      await navigate({ to: '/content/$collection', params: { collection }, ignoreBlocker: true })
    else if (kind === 'create')
      await navigate({ to: '/content/$collection/$key', params: { collection, key: '+' }, search: {}, ignoreBlocker: true })
    else if (key !== null)
      await navigate({
        to: '/content/$collection/$key',
        params: { collection, key },
        search: {},
        replace: kind !== 'copy',
        ignoreBlocker: true,
      })
  }
}

/** Puts problems at their fields and says the rest. */
function useFailure(form: Form): (error: unknown) => Promise<void> {
  const announce = useToast()
  const problemText = useProblemText()
  return async (error) => {
    if (await noticeExpiry(error)) return
    const { fields, others } = serverProblems(error, form.collection, form.changes)
    form.showProblems(fields)
    const [first] = Object.keys(fields)
    if (others.length > 0 || first === undefined) announce(problemText(error), { kind: 'alert' })
  }
}
