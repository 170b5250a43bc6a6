import { useEffect, useMemo, useState } from 'react'
import type { Item } from '../model/item-key.ts'
import type { Form } from './form.ts'
import { draftChanges } from './model/draft-changes.ts'
import { type Draft, readDraft, writeDraft } from './model/drafts.ts'

/** Changes that an earlier visit left behind. */
export interface FoundDraft {
  readonly draft: Draft
  readonly restore: () => void
  readonly drop: () => void
}

const restMs = 300

/** Keeps the changes of a form on this device while they are not saved, secrets left out, and offers those of an earlier visit. */
export function useDraft(form: Form, key: string): FoundDraft | null {
  const [found, setFound] = useState(() => readDraft(key))
  const { model, collection } = form
  const changes = useMemo(() => draftChanges(model, collection, form.changes), [model, collection, form.changes])
  const isTouched = form.undo !== null || form.redo !== null
  const isOffered = found !== null && !isTouched
  useEffect(() => {
    if (isOffered) return
    return keepSoon(key, changes)
  }, [key, changes, isOffered])
  if (!isOffered) return null
  return {
    draft: found,
    restore: () => {
      form.replaceChanges(found.changes)
      setFound(null)
    },
    drop: () => setFound(null),
  }
}

/** Writes once typing rests, or at once when the page goes away. */
function keepSoon(key: string, changes: Item): () => void {
  const write = (): void => writeDraft(key, changes)
  const timer = setTimeout(write, restMs)
  window.addEventListener('pagehide', write)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('pagehide', write)
  }
}
