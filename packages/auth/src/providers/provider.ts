import type { User } from '../store.ts'

/** A way to prove who one is by sending something along with a login. */
export interface LoginProvider {
  readonly name: string
  readonly driver: string
  readonly label: string | null
  readonly icon: string | null
  /** The user the body of a login means, whatever their state; `null`: nobody. @throws {RectoError} INVALID_PAYLOAD */
  findUser(body: LoginBody): Promise<User | null>
  /** Whether the body proves it. Must take as long without a user. */
  verify(user: User | null, body: LoginBody): Promise<boolean>
}

/** What was sent, unchecked. */
export type LoginBody = Readonly<Record<string, unknown>>
