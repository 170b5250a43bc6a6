import { updateItemList } from '@recto/sdk'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../data/client.ts'
import { useProblemText } from '../../../data/problem-text.ts'
import { type Item, itemKey } from '../../../model/item-key.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { useToast } from '../../../ui/toast.tsx'
import { useItemCache } from '../api/use-item-cache.ts'
import { type CellChange, changesByItem, type ItemChange, listedChange, reversed } from '../model/item-changes.ts'

export interface GridEdits {
  /** Shows changes at once, and sends them together with others made shortly after. */
  readonly apply: (changes: readonly CellChange[]) => void
  readonly undo: () => void
  /** Why the server refused a cell, by key and field. */
  readonly problemOf: (key: string, field: string) => string | undefined
}

const batchMs = 400

/** Writes cells: shown at once, sent in batches, taken back where the server refuses. */
export function useGridEdits(collection: ModelCollection, fields: readonly string[]): GridEdits {
  const { t } = useTranslation()
  const announce = useToast()
  const show = useItemCache(collection)
  const { send, problems, forget } = useCellWrites(collection, fields)
  const waiting = useRef<readonly CellChange[]>([])
  const done = useRef<readonly (readonly CellChange[])[]>([])
  const [batch, setBatch] = useState(0)
  const flush = useEffectEvent(async (keepalive = false) => {
    const cells = waiting.current
    waiting.current = []
    if (cells.length === 0) return
    const isWhole = await send(changesByItem(collection, cells), keepalive)
    if (isWhole) announce(t('lists.edit.saved', { count: cells.length }), { action: { label: t('app.undo'), onSelect: undo } })
  })
  const start = (changes: readonly CellChange[]): void => {
    forget(changes)
    show(shownChanges(collection, changes))
    waiting.current = [...waiting.current, ...changes]
    setBatch((last) => last + 1)
  }
  const undo = (): void => {
    const last = done.current.at(-1)
    if (last === undefined) return
    done.current = done.current.slice(0, -1)
    start(last)
  }
  useEffect(() => {
    const leave = (): void => void flush(true)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      void flush()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another change starts the wait anew
  useEffect(() => {
    const timer = setTimeout(() => void flush(), batchMs)
    return () => clearTimeout(timer)
  }, [batch])
  return {
    apply: (changes) => {
      if (changes.length === 0) return
      done.current = [...done.current, reversed(changes)]
      start(changes)
    },
    undo,
    problemOf: (key, field) => problems.get(`${key} ${field}`),
  }
}

/** Sends changes of cells, and keeps why some were refused. */
function useCellWrites(collection: ModelCollection, fields: readonly string[]) {
  const announce = useToast()
  const problemText = useProblemText()
  const show = useItemCache(collection)
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map())
  const write = async (changes: readonly ItemChange[], keepalive: boolean): Promise<void> => {
    const body = changes.map((change) => listedChange(collection, change))
    const stored = await client.request(updateItemList(collection.name, body, { fields }), { keepalive })
    if (Array.isArray(stored)) show(byKey(collection, stored))
  }
  const refuse = (change: ItemChange, error: unknown): void => {
    const names = Object.keys(change.values)
    show(new Map([[change.key, Object.fromEntries(names.map((name) => [name, change.item[name]]))]]))
    const reason = problemText(error)
    setProblems((known) => new Map([...known, ...names.map((name) => [`${change.key} ${name}`, reason] as const)]))
    announce(reason, { kind: 'alert' })
  }
  /** Resolves to whether all was written. One refused cell would refuse all: then each item is written apart, so that the others are kept. */
  const send = async (changes: readonly ItemChange[], keepalive: boolean): Promise<boolean> => {
    try {
      await write(changes, keepalive)
      return true
    } catch (error) {
      const [only] = changes
      if (changes.length === 1 && only !== undefined) refuse(only, error)
      else for (const change of changes) await write([change], keepalive).catch((reason: unknown) => refuse(change, reason))
      return false
    }
  }
  const forget = (changes: readonly CellChange[]): void => {
    const ids = new Set(changes.map(({ item, column }) => `${itemKey(collection, item)} ${column.field.name}`))
    setProblems((known) => (known.size === 0 ? known : new Map([...known].filter(([id]) => !ids.has(id)))))
  }
  return { send, problems, forget }
}

function shownChanges(collection: ModelCollection, changes: readonly CellChange[]): ReadonlyMap<string, Item> {
  const shown = new Map<string, Item>()
  for (const change of changes) {
    const key = itemKey(collection, change.item) ?? ''
    shown.set(key, { ...shown.get(key), [change.column.field.name]: 'shown' in change ? change.shown : change.value })
  }
  return shown
}

function byKey(collection: ModelCollection, items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [itemKey(collection, item) ?? '', item]))
}
