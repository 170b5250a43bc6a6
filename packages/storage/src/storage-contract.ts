import { contentCases } from './contract/content-cases.ts'
import { failureCases } from './contract/failure-cases.ts'
import { pathCases } from './contract/path-cases.ts'
import { resumableCases } from './contract/resumable-cases.ts'
import { signedUrlCases } from './contract/signed-url-cases.ts'
import type { StorageCase } from './contract/storage-case.ts'

export type { StorageCase, StorageSubject } from './contract/storage-case.ts'

/**
 * What every storage driver promises, as cases without a test framework: each runs against a driver on a place that may hold other
 * files, and throws when the promise is broken.
 *
 * @example
 * for (const { title, run } of storageContract) it(title, () => run({ driver, another }))
 */
export const storageContract: readonly StorageCase[] = [
  ...contentCases,
  ...pathCases,
  ...failureCases,
  ...signedUrlCases,
  ...resumableCases,
]
