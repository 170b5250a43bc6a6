import type { Passwords } from '../passwords/passwords.ts'
import { type AuthTables, findUserByEmail } from '../users/store.ts'
import type { LoginProvider } from './provider.ts'

/** A provider that is configured, and what it needs. */
export interface LocalProviderOptions {
  readonly name: string
  readonly label?: string | undefined
  readonly icon?: string | undefined
  readonly tables: AuthTables
  readonly passwords: Passwords
}

/** Login by e-mail address and password. */
export function localProvider({ name, label, icon, tables, passwords }: LocalProviderOptions): LoginProvider {
  return {
    name,
    driver: 'local',
    label: label ?? null,
    icon: icon ?? null,
    findUser: ({ email }) => findUserByEmail(tables, email),
    // Hooks may have changed the credentials into anything.
    verify: (user, { password }) => passwords.verify(user?.password ?? null, String(password)),
  }
}
