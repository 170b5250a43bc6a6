import type { StorageDriver } from './driver.ts'
import { createAzureDriver } from './drivers/azure/azure-driver.ts'
import { readAzureOptions } from './drivers/azure/azure-options.ts'
import { createCloudinaryDriver } from './drivers/cloudinary/cloudinary-driver.ts'
import { readCloudinaryOptions } from './drivers/cloudinary/cloudinary-options.ts'
import { createGcsDriver } from './drivers/gcs/gcs-driver.ts'
import { readGcsOptions } from './drivers/gcs/gcs-options.ts'
import { createLocalDriver } from './drivers/local/local-driver.ts'
import { createS3Driver } from './drivers/s3/s3-driver.ts'
import { readS3Options } from './drivers/s3/s3-options.ts'
import { createSupabaseDriver } from './drivers/supabase/supabase-driver.ts'
import { readSupabaseOptions } from './drivers/supabase/supabase-options.ts'
import { type DriverOptions, readOptions, StorageConfigError } from './read-options.ts'
import { StorageError } from './storage-error.ts'
import type { StorageLocations } from './storage-locations.ts'

/** One location as it is configured. */
export interface StorageLocation {
  readonly name: string
  /** `local`, `s3`, `gcs`, `azure`, `cloudinary`, `supabase`, or one of `drivers`. */
  readonly driver: string
  readonly options?: DriverOptions
}

/** Makes a driver of its options. @throws {StorageConfigError} when an option is missing or impossible */
export type DriverFactory = (options: DriverOptions) => StorageDriver

const builtIn: Readonly<Record<string, DriverFactory>> = {
  local: (options) => createLocalDriver({ root: readOptions(options).text('root') ?? './uploads' }),
  s3: (options) => createS3Driver(readS3Options(options)),
  azure: (options) => createAzureDriver(readAzureOptions(options)),
  gcs: (options) => createGcsDriver(readGcsOptions(options)),
  cloudinary: (options) => createCloudinaryDriver(readCloudinaryOptions(options)),
  supabase: (options) => createSupabaseDriver(readSupabaseOptions(options)),
}

/**
 * Opens the places where files are kept; the first is the default. Nothing is connected to before a driver is first used, and the
 * package of a backend is only loaded then.
 *
 * @param drivers further drivers by name
 * @throws {StorageConfigError} naming the location when its driver is unknown, or an option of it is missing or impossible
 *
 * @example
 * const storage = openStorage([{ name: 'local', driver: 'local', options: { root: './uploads' } }])
 * await storage.location('local').write('hello.txt', Readable.from(['hello']))
 */
export function openStorage(
  locations: readonly StorageLocation[],
  drivers: Readonly<Record<string, DriverFactory>> = {},
): StorageLocations {
  const [first] = locations
  if (first === undefined) throw new StorageConfigError('no storage location is configured')
  const opened = new Map<string, StorageDriver>()
  for (const location of locations) {
    if (opened.has(location.name)) throw new StorageConfigError(`the storage location "${location.name}" is configured twice`)
    opened.set(location.name, openLocation(location, { ...builtIn, ...drivers }))
  }
  return {
    names: [...opened.keys()],
    defaultName: first.name,
    location: (name) => {
      const driver = opened.get(name)
      if (driver === undefined) throw new StorageError('not-found', '', { message: `not-found: no storage location is named "${name}"` })
      return driver
    },
    close: async () => {
      await Promise.all([...opened.values()].map(async (driver) => driver.close?.()))
    },
  }
}

function openLocation({ name, driver, options = {} }: StorageLocation, drivers: Readonly<Record<string, DriverFactory>>): StorageDriver {
  const create = Object.hasOwn(drivers, driver) ? drivers[driver] : undefined
  if (create === undefined) {
    throw new StorageConfigError(
      `the storage location "${name}" has the unknown driver "${driver}"; there are ${Object.keys(drivers).join(', ')}`,
    )
  }
  try {
    return create(options)
  } catch (error) {
    if (!(error instanceof StorageConfigError)) throw error
    throw new StorageConfigError(`the storage location "${name}": ${error.message}`, { cause: error })
  }
}
