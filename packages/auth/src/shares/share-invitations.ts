import { forbidden } from '@recto/errors'
import { type Account, createContext, isAuthorized, rightsOf } from '@recto/pipeline'
import { isItemPermitted } from '@recto/pipeline/items'
import type { SystemDatabase } from '@recto/system'
import type { Kysely } from 'kysely'
import type { AuthContext } from '../auth-context.ts'
import { publicPage } from '../mails/links.ts'
import { sendMailOrLog } from '../mails/send-mail.ts'

/** A share, and whom to mail its link. */
export interface ShareInvitation {
  readonly share: string
  readonly emails: readonly string[]
}

/**
 * Mails the link of a share. The caller must be a user with the rights to read the share and to share its item.
 * A mail that can't be sent is logged. @throws {RectoError} FORBIDDEN
 */
export async function inviteToShare({ share: id, emails }: ShareInvitation, account: Account, context: AuthContext): Promise<void> {
  const { settings, recto } = context
  if (account.user === null) throw forbidden()
  await requirePermission({ collection: 'directus_shares', key: id, action: 'read' }, account, context)
  const share = await recto.selectFrom('recto_shares').select(['collection', 'item', 'password']).where('id', '=', id).executeTakeFirst()
  if (share === undefined) throw forbidden()
  await requirePermission({ collection: share.collection, key: share.item, action: 'share' }, account, context)
  const sender = await displayName(account.user, recto)
  const data = { url: publicPage(settings.publicUrl, `/admin/shared/${id}`), sender, hasPassword: share.password !== null }
  for (const to of emails)
    await sendMailOrLog({ to, subject: `${sender} shared something with you`, template: 'share-invitation', data }, context)
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

async function displayName(user: string, recto: Kysely<SystemDatabase>): Promise<string> {
  const row = await recto.selectFrom('recto_users').select(['first_name', 'last_name', 'email']).where('id', '=', user).executeTakeFirst()
  const names = [row?.first_name ?? [], row?.last_name ?? []].flat()
  return names.join(' ').trim() || (row?.email ?? 'Somebody')
}
