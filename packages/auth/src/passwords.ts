import { hash, verify } from '@node-rs/argon2'

/** The cost of a password hash. */
export interface HashSettings {
  /** KiB. @default 65536 */
  readonly memoryCost: number
  /** @default 3 */
  readonly timeCost: number
  /** @default 4 */
  readonly parallelism: number
  /** Bytes. @default 32 */
  readonly outputLen: number
  /** 0 Argon2d, 1 Argon2i, 2 Argon2id. @default 2 */
  readonly algorithm: 0 | 1 | 2
}

/** Hashes passwords and compares them, in a thread of their own. */
export interface Passwords {
  /** A PHC string, `$argon2id$v=19$…`. */
  hash(password: string): Promise<string>
  /** Whether the password made the hash. No hash, or one that is none, takes as long and matches nothing. */
  verify(hashed: string | null, password: string): Promise<boolean>
}

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
