import type { Account } from '@recto/permissions'
import type { Platform } from '../platform.ts'

/** What is known of a caller from its token and connection; the rest follows from roles and policies. */
export type Identity = Omit<Account, 'roles' | 'policies' | 'isAdmin' | 'isApp'>

/** A caller who is not logged in. */
export const anonymous: Identity = { user: null, role: null, ip: null, userAgent: null, origin: null, session: null, share: null }

/** A caller who may do everything without being a user: a command, or a program around the platform. */
export const administrator: Account = { ...anonymous, roles: [], policies: [], isAdmin: true, isApp: true }

/** The account of a caller, with the policies that are in force at its address. */
export async function resolveAccount(identity: Identity, platform: Platform): Promise<Account> {
  const { roles, policies, isAdmin, isApp } = await platform.accessCache.resolve(identity)
  return { ...identity, roles, policies, isAdmin, isApp }
}
