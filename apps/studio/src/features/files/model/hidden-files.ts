import { useSyncExternalStore } from 'react'

let hidden: readonly string[] = []
const listeners = new Set<() => void>()

/** Files whose deletion can still be undone: lists leave them out. */
export const hiddenFiles = {
  add(ids: readonly string[]): void {
    publish([...hidden, ...ids])
  },
  remove(ids: readonly string[]): void {
    const gone = new Set(ids)
    publish(hidden.filter((id) => !gone.has(id)))
  },
}

/** The files that lists leave out. */
export function useHiddenFiles(): readonly string[] {
  return useSyncExternalStore(subscribe, () => hidden)
}

function publish(next: readonly string[]): void {
  hidden = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
