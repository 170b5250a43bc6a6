export type * from './driver.ts'
export { StorageError, type StorageErrorReason } from './storage-error.ts'
export type { StorageLocations } from './storage-locations.ts'
