import { hash, verify } from '@node-rs/argon2'
import { type HashSettings, hashCostOf, isBoundedCost } from './hash-cost.ts'
import { limitConcurrency } from './limit-concurrency.ts'

/** Hashes and verifies passwords, in threads of the native library, a few at a time. */
export interface Passwords {
  /** A PHC string, `$argon2id$v=19$…`. @throws {RectoError} SERVICE_UNAVAILABLE when too much is waiting */
  hash(password: string): Promise<string>
  /**
   * Whether a hash is that of the password. A missing or unknown hash, or one that costs far more than ours, takes as long and
   * never matches. @throws {RectoError} SERVICE_UNAVAILABLE when too much is waiting
   */
  verify(hashed: string | null, password: string): Promise<boolean>
  /** Whether {@link verify} computes such a hash. */
  isVerifiable(hashed: string): boolean
}

/** Node has four threads for this and for files: two of them are left. */
const limits = { running: 2, waiting: 100 }

/** Creates a hasher with a cost; hashes of any Argon2 variant whose cost is not far above it are verified. */
export function createPasswords(settings: Partial<HashSettings> = {}): Passwords {
  const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 4, outputLen: 32, algorithm: 2, ...settings }
  const run = limitConcurrency(limits)
  let decoy: Promise<string> | null = null
  const isVerifiable = (hashed: string): boolean => {
    const asked = hashCostOf(hashed)
    return asked !== null && isBoundedCost(asked, cost)
  }
  return {
    isVerifiable,
    hash: (password) => run(() => hash(password, cost)),
    async verify(hashed, password) {
      if (hashed !== null && isVerifiable(hashed)) return await run(() => matches(hashed, password))
      decoy ??= hash('nobody has this password', cost)
      const known = await decoy
      await run(() => matches(known, password))
      return false
    },
  }
}

function matches(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password).catch(() => false)
}
