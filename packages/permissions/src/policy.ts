/** One row of `directus_policies`, as far as it decides anything. */
export interface Policy {
  readonly id: string
  /** Addresses, CIDR blocks and ranges the policy is limited to; empty: no limit. */
  readonly ipAccess: readonly string[]
  readonly enforcesTfa: boolean
  readonly adminAccess: boolean
  readonly appAccess: boolean
}

/** One row of `directus_access`: gives a policy to a role, to a user, or (neither) to everybody without a role. */
export interface PolicyAssignment {
  readonly role: string | null
  readonly user: string | null
  readonly policy: string
  readonly sort: number | null
}

/** What a permission row is about. Rows with other words are inert. */
export type Action = 'create' | 'read' | 'update' | 'delete' | 'share'

/** One row of `directus_permissions`, values decoded but not checked. */
export interface Permission {
  /** `null` for the rows that come with studio access, which are not stored. */
  readonly policy: string | null
  readonly collection: string
  readonly action: string
  /** Row rule: a filter. `null` and `{}`: every row. */
  readonly permissions: unknown
  /** Filter a payload must pass. */
  readonly validation: unknown
  readonly presets: Readonly<Record<string, unknown>> | null
  /** `['*']`: all. `null`: none. */
  readonly fields: readonly string[] | null
}
