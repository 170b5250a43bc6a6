import { forbidden, RectoError, validationError } from '@recto/errors'
import { permittedFields } from '@recto/permissions'
import { type Account, checkPasswordPolicy, createContext, runRequest } from '@recto/pipeline'
import { recordActivity } from './activity.ts'
import type { AuthContext } from './auth-context.ts'
import { isEmail } from './email-address.ts'
import { linkTo, ownPage, pageFor } from './links.ts'
import { post } from './post.ts'
import type { RequestFacts } from './request-facts.ts'
import { readScopedToken } from './scoped-tokens.ts'
import { findUserByEmail, inTransaction, type User } from './store.ts'
import { announceUserChange } from './user-change.ts'

export interface Invitation {
  readonly emails: readonly string[]
  readonly role: string
  readonly inviteUrl: string | null
}

/**
 * Creates users who may choose a password, with the rights of who invites, and mails them a link. Who was invited before is
 * mailed again; everybody else is left alone.
 * @throws {RectoError} INVALID_PAYLOAD, FORBIDDEN, FAILED_VALIDATION, SERVICE_UNAVAILABLE
 */
export async function invite({ emails, role, inviteUrl }: Invitation, account: Account, context: AuthContext): Promise<void> {
  const { settings, platform, store } = context
  const page = pageFor({
    asked: inviteUrl,
    allowList: settings.inviteUrlAllowList,
    purpose: 'invite users',
    own: ownPage(settings.publicUrl, '/admin/accept-invite'),
  })
  // Also when nobody is created in the end: whether an address is known must not be learnt without the right to create.
  await demandRights(account, context)
  if (!emails.every(isEmail)) throw validationError([{ field: 'email', path: [], type: 'email' }])
  const known = await Promise.all(emails.map(async (email) => ({ email, user: await findUserByEmail(store, email) })))
  const fresh = known.filter(({ user }) => user === null).map(({ email }) => ({ email, role, status: 'invited' }))
  const again = known.flatMap(({ user }) => (user?.status === 'invited' ? [user] : []))
  const scope = createContext(platform, account)
  if (fresh.length > 0) await runRequest({ kind: 'create', collection: 'directus_users', query: {}, data: fresh }, scope)
  const moved = again.filter((user) => user.role !== role).map(({ id }) => id)
  if (moved.length > 0) await runRequest({ kind: 'update', collection: 'directus_users', query: {}, keys: moved, data: { role } }, scope)
  for (const { email } of [...fresh, ...again]) await mailInvitation(email ?? '', page, context)
}

async function demandRights(account: Account, { platform }: AuthContext): Promise<void> {
  const rights = await platform.accessCache.rightsOf(account)
  if (rights.isAdmin) return
  const fields = permittedFields(rights, 'create').get('directus_users')
  if (fields === '*') return
  if (fields === undefined || !['email', 'role', 'status'].every((name) => fields.has(name))) throw forbidden()
}

async function mailInvitation(email: string, page: string, context: AuthContext): Promise<void> {
  const url = linkTo(page, await context.tokens.sign({ email, scope: 'invite' }, context.settings.inviteTtlMs))
  await post({ to: email, subject: "You've been invited", template: 'user-invitation', data: { url, email } }, context)
}

/**
 * Makes an invited user active, with the password they chose.
 * @throws {RectoError} INVALID_TOKEN, TOKEN_EXPIRED, FORBIDDEN, INVALID_INVITE when it was accepted before, FAILED_VALIDATION
 */
export async function acceptInvitation(
  { token, password, facts }: { readonly token: string; readonly password: string; readonly facts: RequestFacts },
  context: AuthContext,
): Promise<void> {
  const { tokens, store, platform, passwords } = context
  const { email } = await readScopedToken(token, 'invite', tokens)
  const user = await findUserByEmail(store, email)
  if (user === null || user.status !== 'invited') throw new RectoError('INVALID_INVITE')
  await checkPasswordPolicy(password, context.platform)
  await activate(user, { password: await passwords.hash(password) }, { facts, platform, context })
}

interface Activation {
  readonly facts: RequestFacts
  readonly platform: AuthContext['platform']
  readonly context: AuthContext
}

async function activate({ id }: User, values: { readonly password: string }, { facts, platform, context }: Activation): Promise<void> {
  await inTransaction(platform, async (tables) => {
    const changed = await tables.users.update({ id, status: 'invited' }, { ...values, status: 'active' })
    if (changed !== 1) throw new RectoError('INVALID_INVITE')
    await recordActivity(tables, { action: 'update', user: id, item: id, now: platform.now() }, facts)
  })
  announceUserChange({ id, payload: { status: 'active' } }, facts, context)
}
