import type { Platform } from '@recto/pipeline'
import { prepareQuery, type SystemDatabaseSource } from '@recto/system'

/** What opening a share depends on. */
export interface OpenedShare extends ShareDates {
  readonly password: string | null
}

interface ShareDates {
  readonly date_start: string | null
  readonly date_end: string | null
}

const shareById = prepareQuery<{ id: string }>()('find share', (recto, parameter) =>
  recto.selectFrom('recto_shares').select(['password', 'date_start', 'date_end']).where('id', '=', parameter('id')),
)

/** The share with a key. */
export async function findShare(source: SystemDatabaseSource, id: string): Promise<OpenedShare | null> {
  const [share] = await shareById(source, { id })
  return share ?? null
}

/** The share with a key, if it may be used now. */
export async function findOpenShare(platform: Platform, id: string): Promise<OpenedShare | null> {
  const share = await findShare(platform, id)
  return share !== null && isWithinDates(share, platform.now()) ? share : null
}

/** Whether a share may be used at that moment, by its start and end dates. */
export function isWithinDates({ date_start: start, date_end: end }: ShareDates, now: Date): boolean {
  return (start === null || new Date(start) <= now) && (end === null || now <= new Date(end))
}
