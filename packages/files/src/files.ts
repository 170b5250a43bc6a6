import type { Locks } from '@recto/bus'
import type { Outbound } from '@recto/outbound'
import type { Platform } from '@recto/pipeline'
import type { StorageLocations } from '@recto/storage'
import { registerFileHooks } from './collection/file-hooks.ts'
import { defaultFileSettings, type FileSettings, type FilesOptions } from './files-options.ts'

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

/** Puts files together and registers the hooks of their collection. Call it once per platform. */
export function openFiles({ platform, storages, locks, outbound, secret, settings = {} }: FilesOptions): Files {
  const files: Files = {
    platform,
    storages,
    locks,
    outbound: outbound ?? null,
    secret,
    settings: {
      ...defaultFileSettings,
      ...settings,
      assets: { ...defaultFileSettings.assets, ...settings.assets },
      tus: { ...defaultFileSettings.tus, ...settings.tus },
    },
  }
  registerFileHooks(files)
  return files
}
