import type { Schema } from '@recto/schema'
import { actions } from './access-for.ts'
import { groupBy } from './group-by.ts'
import type { Action, Permission } from './policy.ts'
import type { Rights } from './rights.ts'

/** What a caller may do, per collection and action, in the words of `/permissions/me`. */
export type PermissionOverview = Readonly<Record<string, Readonly<Record<Action, ActionOverview>>>>

export interface ActionOverview {
  /** `partial`: some row is limited to certain items. */
  readonly access: 'none' | 'partial' | 'full'
  readonly fields?: readonly string[]
  readonly presets?: Readonly<Record<string, unknown>>
}

/** An overview of rights. Presets are as stored, with their variables unresolved. */
export function permissionOverview(rights: Rights, schema: Schema): PermissionOverview {
  const collections = rights.isAdmin
    ? [...schema.collections.keys()].map((name) => [name, null] as const)
    : [...groupBy(rights.permissions, (permission) => permission.collection)]
  return Object.fromEntries(collections.map(([name, rows]) => [name, ofCollection(rows)]))
}

function ofCollection(rows: readonly Permission[] | null): Record<Action, ActionOverview> {
  const overview = (action: Action): ActionOverview =>
    rows === null ? { access: 'full', fields: ['*'] } : ofAction(rows.filter((row) => row.action === action))
  const [create, read, update, remove, share] = actions
  return {
    [create]: overview(create),
    [read]: overview(read),
    [update]: overview(update),
    [remove]: overview(remove),
    [share]: overview(share),
  }
}

function ofAction(rows: readonly Permission[]): ActionOverview {
  if (rows.length === 0) return { access: 'none' }
  const fields = fieldsOf(rows)
  const presets = Object.fromEntries(rows.flatMap((row) => Object.entries(row.presets ?? {})))
  return {
    access: rows.some(isLimited) ? 'partial' : 'full',
    ...(fields === null ? {} : { fields }),
    ...(Object.keys(presets).length === 0 ? {} : { presets }),
  }
}

function isLimited(row: Permission): boolean {
  return typeof row.permissions === 'object' && row.permissions !== null && Object.keys(row.permissions).length > 0
}

function fieldsOf(rows: readonly Permission[]): readonly string[] | null {
  if (rows.every((row) => row.fields === null)) return null
  const fields = new Set(rows.flatMap((row) => row.fields ?? []))
  return fields.has('*') ? ['*'] : [...fields]
}
