import { canonicalFilter } from './canonical-filter.ts'
import type { Permission } from './policy.ts'
import type { Rights } from './rights.ts'

/** Actions that take no fields. */
const wholeItem = new Set(['delete', 'share'])

/**
 * Whether rights include all that a permission row gives: a caller who holds them may then grant the row without giving away
 * more than they have. A row rule is included by the same rule and by none at all.
 */
export function allowsPermission(rights: Rights, permission: Permission): boolean {
  if (rights.isAdmin) return true
  const { collection, action } = permission
  const rule = canonicalFilter(permission.permissions ?? {})
  const own = rights.permissions.filter((row) => row.collection === collection && row.action === action)
  const wide = own.filter((row) => action === 'create' || isEmpty(row.permissions) || canonicalFilter(row.permissions) === rule)
  if (wide.length === 0 || !keepsValidation(own, permission)) return false
  if (wholeItem.has(action)) return true
  return [...(permission.fields ?? []), ...Object.keys(permission.presets ?? {})].every((field) => hasField(wide, field))
}

/** What the holder's own payloads must pass, those of others must pass too. */
function keepsValidation(own: readonly Permission[], permission: Permission): boolean {
  const validation = canonicalFilter(permission.validation ?? {})
  return own.every((row) => isEmpty(row.validation) || canonicalFilter(row.validation) === validation)
}

function hasField(rows: readonly Permission[], field: string): boolean {
  return rows.some(({ fields }) => fields !== null && (fields.includes('*') || fields.includes(field)))
}

function isEmpty(rule: unknown): boolean {
  return rule === null || rule === undefined || (typeof rule === 'object' && Object.keys(rule).length === 0)
}
