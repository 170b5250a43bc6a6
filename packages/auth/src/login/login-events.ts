import type { AuthContext } from '../auth-context.ts'
import type { LoginCredentials } from '../providers/provider.ts'

/** Whom an attempt to log in is about. */
export interface LoginAttemptFacts {
  /** `null`: nobody with such credentials. */
  readonly user: string | null
  readonly provider: string
}

/** How an attempt to log in ended. */
export interface LoginOutcome extends LoginAttemptFacts {
  readonly status: 'success' | 'fail'
  readonly credentials: LoginCredentials
  readonly error: unknown
}

type EventContext = Parameters<AuthContext['platform']['events']['emit']>[0]['context']

/** Lets filter hooks of `auth.login` change the credentials before they are verified. */
export function filterCredentials(
  credentials: LoginCredentials,
  attempt: LoginAttemptFacts,
  { platform }: AuthContext,
): Promise<LoginCredentials> {
  return platform.events.filter(credentials, {
    events: 'auth.login',
    meta: { status: 'pending', ...attempt },
    context: eventContext(platform),
  })
}

/** Runs the action hooks of `auth.login`. */
export function emitLogin({ credentials, ...outcome }: LoginOutcome, { platform }: AuthContext): void {
  platform.events.emit({ events: 'auth.login', meta: { payload: credentials, ...outcome }, context: eventContext(platform) })
}

function eventContext({ connection, schemaCache }: AuthContext['platform']): EventContext {
  return { database: connection, schema: schemaCache.current(), accountability: null }
}
