import { type Limiter, memoryCoordination } from '@recto/bus'
import type { Mailer } from '@recto/mail'
import type { Account } from '@recto/pipeline'
import { type SystemDatabase, systemDatabase } from '@recto/system'
import type { Kysely } from 'kysely'
import { type Accounts, type Caller, createAccounts } from './accounts/accounts.ts'
import { invalidateOnChange } from './accounts/invalidate-on-change.ts'
import { answered, answeredAll } from './answered.ts'
import type { AuthContext } from './auth-context.ts'
import { acceptInvitation, type Invitation, invite } from './invitations/invitations.ts'
import { type LoginRequest, login } from './login/login.ts'
import { createLoginAttempts } from './login/login-attempts.ts'
import { logout } from './login/logout.ts'
import { type RefreshRequest, refresh } from './login/refresh.ts'
import { type RedirectRules, resolveRedirect } from './mails/links.ts'
import { type AuthOptions, type AuthSettings, authSettings, type Rate } from './options.ts'
import { createPasswords, type Passwords } from './passwords/passwords.ts'
import { type PasswordResetRequest, requestPasswordReset, resetPassword } from './passwords/reset-password.ts'
import { localProvider } from './providers/local.ts'
import type { LoginProvider } from './providers/provider.ts'
import { createFirstAdmin, type FirstAdmin } from './registration/first-admin.ts'
import { type Registration, register, verifyRegistration } from './registration/registration.ts'
import type { RequestFacts } from './request-facts.ts'
import { endOwnSessions, listOwnSessions, type OwnSession } from './sessions/own-sessions.ts'
import { createSessions } from './sessions/sessions.ts'
import { inviteToShare, type ShareInvitation } from './shares/share-invitations.ts'
import { loginToShare, type ShareLogin } from './shares/share-login.ts'
import { disableTfa, enableTfa, generateTfa, resetTfa, type TfaChange, type TfaSecret } from './tfa/enrollment.ts'
import { createRecoveryCodes } from './tfa/recovery-codes.ts'
import type { TokenProof } from './token-proof.ts'
import type { IssuedTokens } from './tokens/issue-tokens.ts'
import { createTokens, type Tokens } from './tokens/tokens.ts'
import { createRole, createUser, type NewRole, type NewUser, setPassword } from './users/manage-users.ts'

/** Accounts, logins and everything users do with their accounts, for any transport. */
export interface Auth extends Accounts {
  readonly settings: AuthSettings
  readonly passwords: Passwords
  readonly tokens: Tokens
  /** `null`: mails can't be sent. */
  readonly mailer: Mailer | null
  /** Login providers by name, `default` included unless it is disabled. */
  readonly providers: ReadonlyMap<string, LoginProvider>
  login(request: LoginRequest): Promise<IssuedTokens>
  loginToShare(request: ShareLogin): Promise<IssuedTokens>
  refresh(request: RefreshRequest): Promise<IssuedTokens>
  /** Ends the session of that token, and all others of the same login. */
  logout(token: string, facts: RequestFacts): Promise<void>
  listOwnSessions(caller: Caller): Promise<readonly OwnSession[]>
  /** Ends one of the caller's logins, or with `null` all but the current one. */
  endOwnSessions(id: string | null, caller: Caller): Promise<void>
  generateTfa(user: string, password: string | null): Promise<TfaSecret>
  enableTfa(change: TfaChange & { readonly secret: string }): Promise<void>
  disableTfa(change: TfaChange): Promise<void>
  /** Disables the second factor of another user. */
  resetTfa(user: string, by: Account): Promise<void>
  createRecoveryCodes(change: TfaChange): Promise<readonly string[]>
  requestPasswordReset(request: PasswordResetRequest): Promise<void>
  resetPassword(proof: TokenProof): Promise<void>
  invite(invitation: Invitation, account: Account): Promise<void>
  acceptInvitation(proof: TokenProof): Promise<void>
  inviteToShare(invitation: ShareInvitation, account: Account): Promise<void>
  register(registration: Registration): Promise<void>
  /** Activates a registered user and returns the user's key. */
  verifyRegistration(token: string, facts: RequestFacts): Promise<string>
  /** The page to show after logging in. @throws {RectoError} INVALID_PAYLOAD when the redirect is not allowed */
  resolveRedirect(redirect: string | null, provider?: string | null): string
  /** Creates the first administrator and returns the user's key. @throws {RectoError} FORBIDDEN when there already is a user */
  createFirstAdmin(admin: FirstAdmin): Promise<string>
  /** Creates a user and returns its key. */
  createUser(user: NewUser): Promise<string>
  /** Changes the password of a user, who may log in again if suspended. `false` when there is no such user. */
  setPassword(user: { readonly email: string; readonly password: string }): Promise<boolean>
  /** Creates a role with a policy of its own, and returns its key. */
  createRole(role: NewRole): Promise<string>
}

/**
 * Creates the accounts of a platform.
 * @example const { accessToken } = await createAuth({ platform, secret }).login({ credentials: { email, password }, facts })
 */
export function createAuth(options: AuthOptions): Auth {
  const context = authContext(options)
  const { platform, settings, tokens, passwords, providers, accounts, mailer } = context
  return {
    settings,
    tokens,
    passwords,
    providers,
    mailer,
    accountFor: answered(platform, accounts.accountFor),
    cachedAccount: accounts.cachedAccount,
    invalidate: accounts.invalidate,
    resolveRedirect: (redirect, provider) => resolveRedirect(redirect, redirectRules(settings, provider ?? null)),
    ...answeredAll(platform, loginMethods(context)),
    ...answeredAll(platform, tfaMethods(context)),
    ...answeredAll(platform, userMethods(context)),
  }
}

type LoginMethods = Pick<Auth, 'login' | 'loginToShare' | 'refresh' | 'logout' | 'listOwnSessions' | 'endOwnSessions'>

function loginMethods(context: AuthContext): LoginMethods {
  return {
    login: (request) => login(request, context),
    loginToShare: (request) => loginToShare(request, context),
    refresh: (request) => refresh(request, context),
    logout: (token, facts) => logout(token, facts, context),
    listOwnSessions: (caller) => listOwnSessions(caller, context),
    endOwnSessions: (id, caller) => endOwnSessions(id, caller, context),
  }
}

type TfaMethods = Pick<Auth, 'generateTfa' | 'enableTfa' | 'disableTfa' | 'resetTfa' | 'createRecoveryCodes'>

function tfaMethods(context: AuthContext): TfaMethods {
  return {
    generateTfa: (user, password) => generateTfa(user, password, context),
    enableTfa: (change) => enableTfa(change, context),
    disableTfa: (change) => disableTfa(change, context),
    resetTfa: (user, by) => resetTfa(user, by, context),
    createRecoveryCodes: (change) => createRecoveryCodes(change, context),
  }
}

type UserMethods = Omit<
  Auth,
  keyof LoginMethods | keyof TfaMethods | keyof Accounts | 'settings' | 'tokens' | 'passwords' | 'providers' | 'mailer' | 'resolveRedirect'
>

function userMethods(context: AuthContext): UserMethods {
  return {
    requestPasswordReset: (request) => requestPasswordReset(request, context),
    resetPassword: (proof) => resetPassword(proof, context),
    invite: (invitation, account) => invite(invitation, account, context),
    acceptInvitation: (proof) => acceptInvitation(proof, context),
    inviteToShare: (invitation, account) => inviteToShare(invitation, account, context),
    register: (registration) => register(registration, context),
    verifyRegistration: (token, facts) => verifyRegistration(token, facts, context),
    createFirstAdmin: (admin) => createFirstAdmin(admin, context),
    createUser: (user) => createUser(user, context),
    setPassword: (user) => setPassword(user, context),
    createRole: (role) => createRole(role, context),
  }
}

function redirectRules({ publicUrl, providers }: AuthSettings, provider: string | null): RedirectRules {
  const allowList = providers.find(({ name }) => name === provider)?.redirectAllowList ?? []
  return { publicUrl, allowList }
}

function authContext(options: AuthOptions): AuthContext {
  const { platform, coordination = memoryCoordination(options.platform.log), mailer = null } = options
  const settings = authSettings(options)
  const recto = systemDatabase(platform)
  const tokens = createTokens(settings.secret, platform.now)
  const sessions = createSessions(platform)
  const passwords = createPasswords(options.hashing)
  const accounts = createAccounts({ platform, tokens, sessions, bus: coordination.bus })
  const providers = createProviders(settings, recto, passwords)
  invalidateOnChange(platform, accounts)
  const limiter = (name: string, rate: Rate | null): Limiter | null => (rate === null ? null : coordination.limiter({ name, ...rate }))
  const limiters = {
    registration: limiter('registration', settings.registrationLimit),
    share: limiter('share-login', { points: 30, durationMs: 60_000 }),
    proof: limiter('proof', { points: 10, durationMs: 300_000 }),
    // A code is valid for half a minute.
    code: limiter('second-factor', { points: 1, durationMs: 60_000 }),
    recipient: limiter('mail-recipient', settings.mailRecipientLimit),
    mail: limiter('mail-request', settings.mailRequestLimit),
  }
  const attempts = createLoginAttempts(coordination)
  return { platform, settings, recto, tokens, sessions, accounts, passwords, attempts, coordination, limiters, mailer, providers }
}

function createProviders(settings: AuthSettings, recto: Kysely<SystemDatabase>, passwords: Passwords): ReadonlyMap<string, LoginProvider> {
  const named = settings.isDefaultDisabled ? settings.providers : [{ name: 'default', driver: 'local' }, ...settings.providers]
  return new Map(
    named.filter(({ driver }) => driver === 'local').map((provider) => [provider.name, localProvider({ ...provider, recto, passwords })]),
  )
}
