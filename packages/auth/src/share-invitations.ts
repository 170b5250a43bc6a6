import { forbidden } from '@recto/errors'
import { type Account, createContext, isItemPermitted, rightsOf, type StoredRow } from '@recto/pipeline'
import type { AuthContext } from './auth-context.ts'
import { ownPage } from './links.ts'
import { post } from './post.ts'
import { textOrNull } from './store.ts'

export interface ShareInvitation {
  readonly share: string
  readonly emails: readonly string[]
}

/**
 * Mails the link of a share. Only users may, who may read the share, and share what it shows.
 * @throws {RectoError} FORBIDDEN, SERVICE_UNAVAILABLE, EMAIL_LIMIT_EXCEEDED
 */
export async function inviteToShare({ share: id, emails }: ShareInvitation, account: Account, context: AuthContext): Promise<void> {
  const { settings, store } = context
  if (account.user === null) throw forbidden()
  await demandPermitted({ collection: 'directus_shares', key: id, action: 'read' }, account, context)
  const [share = {}] = await store.shares.find({ id }, 1)
  const { collection, item } = share
  await demandPermitted({ collection: String(collection), key: String(item), action: 'share' }, account, context)
  const [user] = await store.users.find({ id: account.user }, 1)
  const sender = nameOf(user)
  const data = { url: ownPage(settings.publicUrl, `/admin/shared/${id}`), sender, hasPassword: textOrNull(share['password']) !== null }
  for (const to of emails) await post({ to, subject: `${sender} shared something with you`, template: 'share-invitation', data }, context)
}

interface Wanted {
  readonly collection: string
  readonly key: string
  readonly action: 'read' | 'share'
}

async function demandPermitted({ collection: name, key, action }: Wanted, account: Account, { platform }: AuthContext): Promise<void> {
  const context = createContext(platform, account)
  const collection = context.schema.collections.get(name)
  if (collection === undefined || collection.table === null) throw forbidden()
  const access = (await rightsOf(context)).access[action]
  if (!access.isUnrestricted && !access.collections.has(name)) throw forbidden()
  if (!(await isItemPermitted({ collection, key, access }, context))) throw forbidden()
}

function nameOf(user: StoredRow | undefined): string {
  const names = [user?.['first_name'], user?.['last_name']].flatMap((name) => textOrNull(name) ?? [])
  return names.join(' ').trim() || (textOrNull(user?.['email']) ?? 'Somebody')
}
