import { describe, it } from 'vitest'
import { type StorageSubject, storageContract } from '../storage-contract.ts'

interface ContractRun {
  /** Cases a driver doesn't pass, and why. */
  readonly skips?: Readonly<Record<string, string>>
}

/** Tests that a driver keeps the contract. */
export function runContract(subject: () => StorageSubject, { skips = {} }: ContractRun = {}): void {
  describe('the storage contract', { timeout: 60_000 }, () => {
    for (const { title, run } of storageContract) it.skipIf(title in skips)(title, () => run(subject()))
  })
}
