import type { Access } from '@recto/query'
import { accessFor, fingerprintOf, unrestrictedAccess } from './access-for.ts'
import { appAccessPermissions, sharePermissions, tfaSetupPermissions } from './app-access.ts'
import type { Action, Permission } from './policy.ts'

/** Everything a set of policies permits, as plain data. Equal for all callers with the same policies. */
export interface Rights {
  /** Made of what the permission rows say, not of the user: callers with the same policies share it. */
  readonly fingerprint: string
  readonly isAdmin: boolean
  /** Row rules and fields by action. `read` narrows every read; `update`, `delete` and `share` decide about the rows they touch. */
  readonly access: Readonly<Record<Action, Access>>
  /** The rows behind it in merge order, with those every studio user has. Empty for administrators. */
  readonly permissions: readonly Permission[]
}

/** The parts of an `Account` that decide its rights beside its policies. */
export interface RightsSubject {
  readonly isAdmin: boolean
  readonly isApp: boolean
  readonly share: string | null
  readonly isTfaDue?: boolean
}

/** Rights of an administrator, and of Recto's own work. */
export const fullRights: Rights = {
  fingerprint: unrestrictedAccess.fingerprint,
  isAdmin: true,
  access: byAction(() => unrestrictedAccess),
  permissions: [],
}

/** What the stored rows of an account's policies, in merge order, permit it. */
export function rightsFor(subject: RightsSubject, stored: readonly Permission[]): Rights {
  if (subject.isAdmin && subject.isTfaDue !== true) return fullRights
  const permissions = subject.isTfaDue === true ? tfaSetupPermissions : permissionsFor(subject, stored)
  return {
    fingerprint: fingerprintOf(permissions),
    isAdmin: false,
    access: byAction((action) => accessFor(action, permissions)),
    permissions,
  }
}

function permissionsFor(subject: RightsSubject, stored: readonly Permission[]): readonly Permission[] {
  return [...stored, ...(subject.share === null ? [] : sharePermissions), ...(subject.isApp ? appAccessPermissions : [])]
}

function byAction(make: (action: Action) => Access): Record<Action, Access> {
  return { create: make('create'), read: make('read'), update: make('update'), delete: make('delete'), share: make('share') }
}
