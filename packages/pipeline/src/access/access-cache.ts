import type { Account, PolicyResolution, PolicySubject, Rights } from '@recto/permissions'

/** Policies and permissions, read when first needed and kept until `clear` is called. */
export interface AccessCache {
  /** The policies in force for a user and role at an address. */
  resolve(subject: PolicySubject): Promise<PolicyResolution>
  /** What an account's policies permit; shared by all accounts with the same policies. */
  rightsOf(account: Account): Promise<Rights>
  /** Empties the cache. To be called after any change of roles, policies, access or permissions. */
  clear(): void
  /** Called after every `clear`. Returns how to stop listening. */
  onClear(listener: () => void): () => void
  /** Incremented by every `clear`, so that values derived from this cache can be checked for being out of date. */
  generation(): number
}
