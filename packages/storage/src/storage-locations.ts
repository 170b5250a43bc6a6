import type { StorageDriver } from './driver.ts'

/** All places where files are kept, by name. */
export interface StorageLocations {
  /** Names in the order of the configuration. */
  readonly names: readonly string[]
  /** Name of the location that uploads go to: the first. */
  readonly defaultName: string
  /** The driver of a location. @throws {StorageError} `not-found` when no location has this name */
  location(name: string): StorageDriver
  /** Ends the connections of all drivers. */
  close(): Promise<void>
}
