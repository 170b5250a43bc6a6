import { demandText } from '../body.ts'
import type { Passwords } from '../passwords.ts'
import { findUserByEmail, type Store } from '../store.ts'
import type { LoginProvider } from './provider.ts'

export interface LocalProviderOptions {
  readonly name: string
  readonly label?: string | undefined
  readonly icon?: string | undefined
  readonly store: Store
  readonly passwords: Passwords
}

/** Login by e-mail and password. */
export function localProvider({ name, label, icon, store, passwords }: LocalProviderOptions): LoginProvider {
  return {
    name,
    driver: 'local',
    label: label ?? null,
    icon: icon ?? null,
    findUser: (body) => findUserByEmail(store, demandText(body, 'email')),
    verify: (user, body) => passwords.verify(user?.password ?? null, demandText(body, 'password')),
  }
}
