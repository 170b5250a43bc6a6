import type { Command } from '../command.ts'

/** The caller's own account. Fields the caller may not read are absent. */
export interface Me {
  readonly id: string
  readonly email?: string | null
  readonly first_name?: string | null
  readonly last_name?: string | null
  readonly language?: string | null
  readonly appearance?: string | null
  readonly role?: unknown
}

export interface ActionAccess {
  readonly access: 'none' | 'partial' | 'full'
  /** Present unless nothing is allowed; `['*']` is every field. */
  readonly fields?: readonly string[]
}

/** What the caller may do with one collection. */
export type CollectionPermissions = Readonly<Record<'create' | 'read' | 'update' | 'delete' | 'share', ActionAccess>>

/** What the caller may do, by collection. */
export type Permissions = Readonly<Record<string, CollectionPermissions>>

/** The caller's own account. @throws {RequestError} INVALID_CREDENTIALS when nobody is signed in. */
export function readMe<Schema>(query?: { readonly fields?: readonly string[] }): Command<Schema, Me> {
  return { method: 'GET', path: '/users/me', ...(query && { query }) }
}

/** What the caller may do, by collection. */
export function readMyPermissions<Schema>(): Command<Schema, Permissions> {
  return { method: 'GET', path: '/permissions/me' }
}
