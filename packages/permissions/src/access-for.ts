import { createHash } from 'node:crypto'
import { type Access, type AccessRule, type Filter, parseFilter } from '@recto/query'
import { canonicalFilter } from './canonical-filter.ts'
import { groupBy } from './group-by.ts'
import type { Action, Permission } from './policy.ts'

/** Every action permission rows can be about. */
export const actions = ['create', 'read', 'update', 'delete', 'share'] as const satisfies readonly Action[]

/** Access to everything, for administrators and for Recto's own work. */
export const unrestrictedAccess: Access = { fingerprint: 'unrestricted', isUnrestricted: true, collections: new Map() }

/**
 * What permission rows permit for one action: per collection the row rules, those that say the same united.
 * A rule that cannot be parsed fails the requests that touch its collection, and no others.
 */
export function accessFor(action: Action, permissions: readonly Permission[]): Access {
  const byCollection = groupBy(
    permissions.filter((permission) => permission.action === action),
    (permission) => permission.collection,
  )
  const collections = new Map([...byCollection].map(([collection, rows]) => [collection, collectionAccess(rows)]))
  return { fingerprint: fingerprintOf([action, ...permissions]), isUnrestricted: false, collections }
}

/** Equal for rows of equal content in equal order, for any account. */
export function fingerprintOf(content: readonly unknown[]): string {
  return createHash('sha1').update(JSON.stringify(content)).digest('base64url')
}

function collectionAccess(rows: readonly Permission[]): { readonly rules: readonly AccessRule[] } {
  let rules: readonly AccessRule[] | null = null
  return {
    get rules() {
      rules ??= mergeRules(rows)
      return rules
    },
  }
}

function mergeRules(rows: readonly Permission[]): readonly AccessRule[] {
  const groups = groupBy(rows, (row) => canonicalFilter(row.permissions ?? {}))
  return [...groups.values()].map((group) => ({ filter: ruleOf(group[0]?.permissions), fields: unitedFields(group) }))
}

/** `null` and `{}` both mean every row. */
function ruleOf(permissions: unknown): Filter | null {
  if (permissions === null || permissions === undefined) return null
  const filter = parseFilter(permissions)
  return filter.kind === 'and' && filter.filters.length === 0 ? null : filter
}

function unitedFields(rows: readonly Permission[]): ReadonlySet<string> | '*' {
  const fields = rows.flatMap((row) => row.fields ?? [])
  return fields.includes('*') ? '*' : new Set(fields)
}
