import type { StoredRow } from '@recto/pipeline'
import { textOrNull } from './store.ts'

/** Whether a share is within its dates. */
export function isOpen(share: StoredRow, now: Date): boolean {
  const [start, end] = [textOrNull(share['date_start']), textOrNull(share['date_end'])]
  return (start === null || new Date(start) <= now) && (end === null || now <= new Date(end))
}
