/**
 * Who is asking, as plain data. Every request has one: a user, a share, or nobody.
 * `resolvePolicies` decides the parts that follow from roles and policies; `auth` finds out the rest from the token.
 */
export interface Account {
  /** Key of the user; `null` for anonymous callers and shares. */
  readonly user: string | null
  /** The user's own role. */
  readonly role: string | null
  /** The own role and its ancestors, root first, own role last. */
  readonly roles: readonly string[]
  /** Keys of the policies in force for this request (address rules already applied), in the order presets merge. */
  readonly policies: readonly string[]
  readonly isAdmin: boolean
  /** May use the studio; adds the minimal rows every studio user needs. True for administrators. */
  readonly isApp: boolean
  /** Has to set up a second factor first, and until then reads the own account and nothing else. @default false */
  readonly isTfaDue?: boolean
  readonly ip: string | null
  /** At most 1024 characters. */
  readonly userAgent: string | null
  /** The `Origin` header. */
  readonly origin: string | null
  /** Key of the session the caller came with, when there is one. */
  readonly session: string | null
  /** Key of the share the caller came with, when there is one. */
  readonly share: string | null
}
