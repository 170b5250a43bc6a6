import { useSyncExternalStore } from 'react'

let isExpired = false
const listeners = new Set<() => void>()

/** Says that the session ended while the studio was open, or that a new one began. */
export function markSessionExpired(value: boolean): void {
  isExpired = value
  for (const listener of listeners) listener()
}

/** Whether the password must be asked for again, over the page. */
export function useSessionExpired(): boolean {
  return useSyncExternalStore(subscribe, () => isExpired)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
