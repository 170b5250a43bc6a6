import type { SystemDatabase } from '@recto/system'
import type { Kysely } from 'kysely'
import type { Passwords } from '../passwords/passwords.ts'
import { findUserByEmail } from '../users/find-user.ts'
import type { LoginProvider } from './provider.ts'

/** A provider that is configured, and what it needs. */
export interface LocalProviderOptions {
  readonly name: string
  readonly label?: string | undefined
  readonly icon?: string | undefined
  readonly recto: Kysely<SystemDatabase>
  readonly passwords: Passwords
}

/** Login by e-mail address and password. */
export function localProvider({ name, label, icon, recto, passwords }: LocalProviderOptions): LoginProvider {
  return {
    name,
    driver: 'local',
    label: label ?? null,
    icon: icon ?? null,
    findUser: ({ email }) => findUserByEmail(recto, email),
    // Hooks may have changed the credentials into anything.
    verify: (user, { password }) => passwords.verify(user?.password ?? null, String(password)),
  }
}
