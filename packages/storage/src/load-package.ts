import { StorageError } from './storage-error.ts'

/**
 * A package that only one driver needs, loaded at first use and once.
 * @throws {StorageError} `unreachable`, naming the package, when it isn't installed
 */
export function loadPackage<Module>(name: string, load: () => Promise<Module>): () => Promise<Module> {
  let loading: Promise<Module> | null = null
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null
      throw isMissing(error) ? new StorageError('unreachable', '', { message: missingMessage(name), cause: error }) : error
    })
    return loading
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
}

function missingMessage(name: string): string {
  return `unreachable: the package "${name}" is not installed. Install it where the server is installed: npm install ${name}`
}
