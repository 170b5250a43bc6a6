import { prefixedObject, type RawSettings, StartError } from '@recto/config'
import { openStorage, StorageConfigError, type StorageLocation, type StorageLocations } from '@recto/storage'
import type { Values } from './config/known-variables.ts'
import type { Config } from './config.ts'

/** Where files are kept, as `STORAGE_LOCATIONS` and `STORAGE_<NAME>_…` say. @throws {StartError} naming the location that is wrong */
export function openStorages(config: Config): StorageLocations {
  try {
    return openStorage(config.values.STORAGE_LOCATIONS.map((name) => storageLocation(name, config)))
  } catch (error) {
    if (error instanceof StorageConfigError) throw new StartError(`${error.message}.`, { cause: error })
    throw error
  }
}

function storageLocation(name: string, { settings, values }: Config): StorageLocation {
  const { driver, ...options } = { ...defaultsOf(name, values), ...textsOf(name, settings) }
  return { name, driver: typeof driver === 'string' ? driver : '', options }
}

/** Options are text, so that a secret of digits or with a comma stays what it is; `json:` makes an object of one. */
function textsOf(name: string, settings: RawSettings): Record<string, unknown> {
  return prefixedObject(settings, `STORAGE_${name.toUpperCase()}_`, { type: 'string' })
}

/** The location `local` works without being configured. */
function defaultsOf(name: string, { STORAGE_LOCAL_DRIVER: driver, STORAGE_LOCAL_ROOT: root }: Values): Readonly<Record<string, unknown>> {
  return name.toUpperCase() === 'LOCAL' ? { driver, root } : {}
}
