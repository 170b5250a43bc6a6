import type { StoredRow } from '@recto/pipeline'
import { textOrNull } from '../users/store.ts'

/** Whether a share may be used at that moment, by its start and end dates. */
export function isWithinDates(share: StoredRow, now: Date): boolean {
  const [start, end] = [textOrNull(share['date_start']), textOrNull(share['date_end'])]
  return (start === null || new Date(start) <= now) && (end === null || now <= new Date(end))
}
