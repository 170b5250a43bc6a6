import type { RequestFacts } from './request-facts.ts'

/** A mailed token, which proves who uses it, and the password they chose. */
export interface TokenProof {
  readonly token: string
  readonly password: string
  readonly facts: RequestFacts
}
