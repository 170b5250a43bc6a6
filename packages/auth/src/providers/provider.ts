import type { LoginUser } from '../users/find-user.ts'

/** What was sent to log in. Providers may use further properties. */
export interface LoginCredentials {
  readonly email: string
  readonly password: string
  /** A one-time password or recovery code, for users with a second factor. */
  readonly otp?: string | null
  readonly [name: string]: unknown
}

/** A way to log in by sending credentials. */
export interface LoginProvider {
  readonly name: string
  readonly driver: string
  readonly label: string | null
  readonly icon: string | null
  /** The user the credentials are for, whatever their status; `null`: there is none. */
  findUser(credentials: LoginCredentials): Promise<LoginUser | null>
  /** Whether the credentials are valid. Must take as long without a user. */
  verify(user: LoginUser | null, credentials: LoginCredentials): Promise<boolean>
}
