import { openStorage, type StorageDriver, StorageError, type StorageLocations } from '@recto/storage'

/** One location, `local`, in a folder on a disk that takes no more. */
export function fullStorage(root: string): StorageLocations {
  const storages = openStorage([{ name: 'local', driver: 'local', options: { root } }])
  const write: StorageDriver['write'] = async (path, content) => {
    content.destroy()
    throw new StorageError('out-of-space', path)
  }
  const full = { ...storages.location('local'), write }
  return { ...storages, location: () => full }
}
