import type { Locks } from '@recto/bus'
import type { Outbound } from '@recto/outbound'
import type { Platform } from '@recto/pipeline'
import type { StorageLocations } from '@recto/storage'
import type { FileSettings } from './files-options.ts'

/** Files of a platform: what uploads, assets, imports and archives work with. */
export interface Files {
  readonly platform: Platform
  /** Where files are kept. New ones go into the first location. */
  readonly storages: StorageLocations
  readonly locks: Locks
  readonly outbound: Pick<Outbound, 'fetch'> | null
  readonly secret: string
  readonly settings: FileSettings
}
