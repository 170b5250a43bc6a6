import { forbidden } from '@recto/errors'
import { type Account, createContext, isAuthorized, isItemPermitted, rightsOf, type StoredRow } from '@recto/pipeline'
import type { AuthContext } from '../auth-context.ts'
import { publicPage } from '../mails/links.ts'
import { sendMail } from '../mails/send-mail.ts'
import { textOrNull } from '../users/store.ts'

/** A share, and whom to mail its link. */
export interface ShareInvitation {
  readonly share: string
  readonly emails: readonly string[]
}

/**
 * Mails the link of a share. The caller must be a user with the rights to read the share and to share its item.
 * @throws {RectoError} FORBIDDEN, SERVICE_UNAVAILABLE, EMAIL_LIMIT_EXCEEDED
 */
export async function inviteToShare({ share: id, emails }: ShareInvitation, account: Account, context: AuthContext): Promise<void> {
  const { settings, tables } = context
  if (account.user === null) throw forbidden()
  await requirePermission({ collection: 'directus_shares', key: id, action: 'read' }, account, context)
  const [share = {}] = await tables.shares.find({ id }, 1)
  const { collection, item } = share
  await requirePermission({ collection: String(collection), key: String(item), action: 'share' }, account, context)
  const [user] = await tables.users.find({ id: account.user }, 1)
  const sender = displayName(user)
  const data = { url: publicPage(settings.publicUrl, `/admin/shared/${id}`), sender, hasPassword: textOrNull(share['password']) !== null }
  for (const to of emails)
    await sendMail({ to, subject: `${sender} shared something with you`, template: 'share-invitation', data }, context)
}

interface RequiredPermission {
  readonly collection: string
  readonly key: string
  readonly action: 'read' | 'share'
}

async function requirePermission(
  { collection: name, key, action }: RequiredPermission,
  account: Account,
  { platform }: AuthContext,
): Promise<void> {
  const context = createContext(platform, account)
  const collection = context.schema.collections.get(name)
  if (collection === undefined || collection.table === null) throw forbidden()
  const rights = await rightsOf(context)
  if (!isAuthorized(rights, action, name) || !(await isItemPermitted({ collection, key, access: rights.access[action] }, context)))
    throw forbidden()
}

function displayName(user: StoredRow | undefined): string {
  const names = [user?.['first_name'], user?.['last_name']].flatMap((name) => textOrNull(name) ?? [])
  return names.join(' ').trim() || (textOrNull(user?.['email']) ?? 'Somebody')
}
