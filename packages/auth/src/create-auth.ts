import { memoryCoordination } from '@recto/bus'
import type { Mailer } from '@recto/mail'
import type { Account } from '@recto/pipeline'
import { type Accounts, type Caller, createAccounts } from './accounts.ts'
import type { AuthContext } from './auth-context.ts'
import { createFirstAdmin, type FirstAdmin } from './first-admin.ts'
import { forgetOnChange } from './forget-on-change.ts'
import { acceptInvitation, type Invitation, invite } from './invitations.ts'
import type { IssuedTokens } from './issue-tokens.ts'
import { resolveRedirect } from './links.ts'
import { type LoginRequest, login } from './login.ts'
import { countAttempts } from './login-attempts.ts'
import { logout } from './logout.ts'
import { createRole, createUser, type NewRole, type NewUser, setPassword } from './manage-users.ts'
import { type AuthOptions, type AuthSettings, authSettings, type Rate } from './options.ts'
import { endOwnSessions, listOwnSessions, type OwnSession } from './own-sessions.ts'
import { createPasswords, type Passwords } from './passwords.ts'
import { localProvider } from './providers/local.ts'
import type { LoginProvider } from './providers/provider.ts'
import { refresh } from './refresh.ts'
import { type Registration, register, verifyRegistration } from './registration.ts'
import type { RequestFacts } from './request-facts.ts'
import { requestPasswordReset, resetPassword } from './reset-password.ts'
import { createSessions } from './sessions.ts'
import { inviteToShare, type ShareInvitation } from './share-invitations.ts'
import { loginToShare, type ShareLogin } from './share-login.ts'
import { type Store, storeOf } from './store.ts'
import { disableTfa, enableTfa, offerTfa, resetTfa, type TfaChange, type TfaOffer } from './tfa/enrolment.ts'
import { createRecoveryCodes } from './tfa/recovery-codes.ts'
import { type RefreshCarriers, type RefreshRequest, refreshRequestOf } from './token-modes.ts'
import { createTokens, type Tokens } from './tokens.ts'

/** Something a stranger proves by a token that was mailed to them. */
export interface TokenProof {
  readonly token: string
  readonly password: string
  readonly facts: RequestFacts
}

/** Everything about who a caller is. Doors turn requests into these calls and decide nothing. */
export interface Auth extends Accounts {
  readonly settings: AuthSettings
  readonly passwords: Passwords
  readonly tokens: Tokens
  /** `null`: mails can't be sent. */
  readonly mailer: Mailer | null
  /** Ways to log in, the default one included unless it is switched off. */
  readonly providers: ReadonlyMap<string, LoginProvider>
  login(request: LoginRequest): Promise<IssuedTokens>
  loginToShare(request: ShareLogin): Promise<IssuedTokens>
  /** The session a refresh or logout is about. */
  refreshRequestOf(carriers: RefreshCarriers): Promise<RefreshRequest>
  refresh(request: RefreshRequest): Promise<IssuedTokens>
  logout(token: string, facts: RequestFacts): Promise<void>
  listOwnSessions(caller: Caller): Promise<readonly OwnSession[]>
  /** Ends one of the caller's logins, or with `null` all others. */
  endOwnSessions(id: string | null, caller: Caller): Promise<void>
  offerTfa(user: string, password: string | null): Promise<TfaOffer>
  enableTfa(change: TfaChange & { readonly secret: string }): Promise<void>
  disableTfa(change: TfaChange): Promise<void>
  resetTfa(user: string, by: Account): Promise<void>
  createRecoveryCodes(asked: TfaChange): Promise<readonly string[]>
  requestPasswordReset(asked: { readonly email: string; readonly resetUrl: string | null }): Promise<void>
  resetPassword(proof: TokenProof): Promise<void>
  invite(invitation: Invitation, account: Account): Promise<void>
  acceptInvitation(proof: TokenProof): Promise<void>
  inviteToShare(invitation: ShareInvitation, account: Account): Promise<void>
  register(registration: Registration): Promise<void>
  /** Gives the key of the user who was verified. */
  verifyRegistration(token: string, facts: RequestFacts): Promise<string>
  /** Where to go after logging in. @throws {RectoError} INVALID_PAYLOAD when it leads away */
  resolveRedirect(redirect: string | null, provider?: string | null): string
  /** Creates the first administrator. @throws {RectoError} FORBIDDEN when there already is a user */
  createFirstAdmin(admin: FirstAdmin): Promise<string>
  /** Creates a user and gives its key. */
  createUser(user: NewUser): Promise<string>
  /** Gives a user another password. Whether there is such a user. */
  setPassword(user: { readonly email: string; readonly password: string }): Promise<boolean>
  /** Creates a role with a policy of its own, and gives its key. */
  createRole(role: NewRole): Promise<string>
}

export function createAuth(options: AuthOptions): Auth {
  const context = authContext(options)
  const { settings, tokens, passwords, providers, accounts, mailer } = context
  return {
    settings,
    tokens,
    passwords,
    providers,
    mailer,
    accountFor: accounts.accountFor,
    recall: accounts.recall,
    forget: accounts.forget,
    refreshRequestOf: (carriers) => refreshRequestOf(carriers, settings, tokens),
    resolveRedirect: (redirect, provider) => resolveRedirect(redirect, redirectRules(settings, provider ?? null)),
    ...loginCalls(context),
    ...userCalls(context),
  }
}

type LoginCalls = Pick<Auth, 'login' | 'loginToShare' | 'refresh' | 'logout' | 'listOwnSessions' | 'endOwnSessions' | keyof TfaCalls>

interface TfaCalls extends Pick<Auth, 'offerTfa' | 'enableTfa' | 'disableTfa' | 'resetTfa' | 'createRecoveryCodes'> {}

function loginCalls(context: AuthContext): LoginCalls {
  return {
    login: (request) => login(request, context),
    loginToShare: (request) => loginToShare(request, context),
    refresh: (request) => refresh(request, context),
    logout: (token, facts) => logout(token, facts, context),
    listOwnSessions: (caller) => listOwnSessions(caller, context),
    endOwnSessions: (id, caller) => endOwnSessions(id, caller, context),
    offerTfa: (user, password) => offerTfa(user, password, context),
    enableTfa: (change) => enableTfa(change, context),
    disableTfa: (change) => disableTfa(change, context),
    resetTfa: (user, by) => resetTfa(user, by, context),
    createRecoveryCodes: (asked) => createRecoveryCodes(asked, context),
  }
}

type UserCalls = Omit<
  Auth,
  keyof LoginCalls | keyof Accounts | 'settings' | 'tokens' | 'passwords' | 'providers' | 'mailer' | 'refreshRequestOf' | 'resolveRedirect'
>

function userCalls(context: AuthContext): UserCalls {
  return {
    requestPasswordReset: (asked) => requestPasswordReset(asked, context),
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

function redirectRules({ publicUrl, providers }: AuthSettings, provider: string | null): Parameters<typeof resolveRedirect>[1] {
  const allowList = providers.find(({ name }) => name === provider)?.redirectAllowList ?? []
  return { publicUrl, allowList }
}

function authContext(options: AuthOptions): AuthContext {
  const { platform, coordination = memoryCoordination(options.platform.log), mailer = null } = options
  const settings = authSettings(options)
  const store = storeOf(platform)
  const tokens = createTokens(settings.secret, platform.now)
  const sessions = createSessions(platform)
  const passwords = createPasswords(options.hashing)
  const accounts = createAccounts({ platform, tokens, sessions, bus: coordination.bus })
  const providers = createProviders(settings, store, passwords)
  forgetOnChange(platform, accounts)
  const limiter = (name: string, rate: Rate | null) => (rate === null ? null : coordination.limiter({ name, ...rate }))
  const limiters = {
    registration: limiter('registration', settings.registrationLimit),
    share: limiter('share-login', { points: 30, durationMs: 60_000 }),
    proof: limiter('proof', { points: 10, durationMs: 300_000 }),
  }
  const attempts = countAttempts(coordination)
  return { platform, settings, store, tokens, sessions, accounts, passwords, attempts, coordination, limiters, mailer, providers }
}

function createProviders(settings: AuthSettings, store: Store, passwords: Passwords): ReadonlyMap<string, LoginProvider> {
  const named = settings.isDefaultDisabled ? settings.providers : [{ name: 'default', driver: 'local' }, ...settings.providers]
  return new Map(
    named.filter(({ driver }) => driver === 'local').map((provider) => [provider.name, localProvider({ ...provider, store, passwords })]),
  )
}
