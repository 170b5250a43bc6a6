import { forbidden, RectoError, validationError } from '@recto/errors'
import { permittedFields } from '@recto/permissions'
import { type Account, checkPasswordPolicy, createContext, runRequest } from '@recto/pipeline'
import type { AuthContext } from '../auth-context.ts'
import { linkTarget, publicPage, withToken } from '../mails/links.ts'
import { sendMailOrLog } from '../mails/send-mail.ts'
import type { TokenProof } from '../token-proof.ts'
import { readScopedToken } from '../tokens/scoped-tokens.ts'
import { isEmail } from '../users/email-address.ts'
import { findUserByEmail } from '../users/find-user.ts'
import { inTransaction } from '../users/transaction.ts'
import { recordUserActivity } from '../users/user-activity.ts'
import { emitUserChange } from '../users/user-change.ts'

/** People to invite, and the role they get. */
export interface Invitation {
  readonly emails: readonly string[]
  readonly role: string
  /** The page the link in the mail leads to; `null`: the studio's. */
  readonly inviteUrl: string | null
}

/**
 * Creates users with the status `invited`, with the rights of the caller, and mails them a link to choose a password. Users who
 * were invited before are mailed again; other known users are not.
 * @throws {RectoError} INVALID_PAYLOAD, FORBIDDEN, FAILED_VALIDATION
 */
export async function invite({ emails, role, inviteUrl }: Invitation, account: Account, context: AuthContext): Promise<void> {
  const { settings, platform, recto } = context
  const page = linkTarget({
    requested: inviteUrl,
    allowList: settings.inviteUrlAllowList,
    purpose: 'invite users',
    fallback: publicPage(settings.publicUrl, '/admin/accept-invite'),
  })
  // Checked even if nobody is created: callers without the right must not learn which addresses are known.
  await requireInviteRights(account, context)
  if (!emails.every(isEmail)) throw validationError([{ field: 'email', path: [], type: 'email' }])
  const known = await Promise.all(emails.map(async (email) => ({ email, user: await findUserByEmail(recto, email) })))
  const added = known.filter(({ user }) => user === null).map(({ email }) => ({ email, role, status: 'invited' }))
  const reminded = known.flatMap(({ user }) => (user?.status === 'invited' ? [user] : []))
  const pipeline = createContext(platform, account)
  if (added.length > 0) await runRequest({ kind: 'create', collection: 'directus_users', query: {}, data: added }, pipeline)
  const reassigned = reminded.filter((user) => user.role !== role).map(({ id }) => id)
  if (reassigned.length > 0)
    await runRequest({ kind: 'update', collection: 'directus_users', query: {}, keys: reassigned, data: { role } }, pipeline)
  // The users are there: a mail that can't be sent is logged, and they can be invited again.
  for (const { email } of [...added, ...reminded]) await mailInvitation(email ?? '', page, context)
}

async function requireInviteRights(account: Account, { platform }: AuthContext): Promise<void> {
  const rights = await platform.accessCache.rightsOf(account)
  if (rights.isAdmin) return
  const fields = permittedFields(rights, 'create').get('directus_users')
  if (fields === '*') return
  if (fields === undefined || !['email', 'role', 'status'].every((name) => fields.has(name))) throw forbidden()
}

async function mailInvitation(email: string, page: string, context: AuthContext): Promise<void> {
  const url = withToken(page, await context.tokens.sign({ email, scope: 'invite' }, context.settings.inviteTtlMs))
  await sendMailOrLog({ to: email, subject: "You've been invited", template: 'user-invitation', data: { url, email } }, context)
}

/**
 * Activates an invited user with the password they chose.
 * @throws {RectoError} INVALID_TOKEN, TOKEN_EXPIRED, FORBIDDEN, INVALID_INVITE when it was accepted before, FAILED_VALIDATION
 */
export async function acceptInvitation({ token, password, facts }: TokenProof, context: AuthContext): Promise<void> {
  const { tokens, recto, platform, passwords } = context
  const { email } = await readScopedToken(token, 'invite', tokens)
  const user = await findUserByEmail(recto, email)
  if (user === null || user.status !== 'invited') throw new RectoError('INVALID_INVITE')
  await checkPasswordPolicy(password, context.platform)
  const hashed = await passwords.hash(password)
  await inTransaction(platform, async (inside) => {
    const { numUpdatedRows } = await inside.recto
      .updateTable('recto_users')
      .set({ password: hashed, status: 'active' })
      .where('id', '=', user.id)
      .where('status', '=', 'invited')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new RectoError('INVALID_INVITE')
    await recordUserActivity(inside, { action: 'update', user: user.id, item: user.id, now: platform.now() }, facts)
  })
  emitUserChange({ id: user.id, payload: { status: 'active' } }, facts, context)
}
