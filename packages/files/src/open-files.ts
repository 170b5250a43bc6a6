import { registerFileHooks } from './collection/file-hooks.ts'
import type { Files } from './files.ts'
import { defaultFileSettings, type FilesOptions } from './files-options.ts'

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
