import { hash, verify } from '@node-rs/argon2'

/** The cost of a password hash. */
export interface HashSettings {
  /** Memory in KiB. @default 65536 */
  readonly memoryCost: number
  /** Number of passes. @default 3 */
  readonly timeCost: number
  /** Number of lanes. @default 4 */
  readonly parallelism: number
  /** Length of the hash in bytes. @default 32 */
  readonly outputLen: number
  /** Variant: 0 Argon2d, 1 Argon2i, 2 Argon2id. @default 2 */
  readonly algorithm: 0 | 1 | 2
}

/** Hashes and verifies passwords, in threads of the native library. */
export interface Passwords {
  /** A PHC string, `$argon2id$v=19$…`. */
  hash(password: string): Promise<string>
  /** Whether a hash is that of the password. A missing or unknown hash takes as long and never matches. */
  verify(hashed: string | null, password: string): Promise<boolean>
}

/** Creates a hasher with a cost; hashes of any Argon2 variant and cost are verified. */
export function createPasswords(settings: Partial<HashSettings> = {}): Passwords {
  const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 4, outputLen: 32, algorithm: 2, ...settings }
  let decoy: Promise<string> | null = null
  return {
    hash: (password) => hash(password, cost),
    async verify(hashed, password) {
      if (hashed?.startsWith('$argon2')) return matches(hashed, password)
      decoy ??= hash('nobody has this password', cost)
      await matches(await decoy, password)
      return false
    },
  }
}

function matches(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password).catch(() => false)
}
