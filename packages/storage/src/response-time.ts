import type { StorageDriver } from './driver.ts'

/** The name of a file that is looked for. It need not exist, and nothing is written. */
const healthFile = 'recto-health-file'

/** How long a storage takes to say whether it has a file, in milliseconds. @throws {StorageError} when it can't say */
export async function responseTime(driver: StorageDriver): Promise<number> {
  const since = performance.now()
  await driver.exists(healthFile)
  return performance.now() - since
}
