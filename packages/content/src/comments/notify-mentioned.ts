import type { Context } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'
import { callerOf, type ItemCaller, isPermitted } from '../item-access.ts'
import { type Notification, storeNotification } from '../notifications/notification-hooks.ts'
import type { CommentOptions } from './comment-options.ts'
import { displayName, escapeHtml, mentionedUsers, quoteComment, unknownUser } from './mentions.ts'

/**
 * Puts what a comment says into the inboxes of the users it mentions, as far as they may read the item, within its transaction.
 * Gives what is to be mailed after the commit.
 */
export async function notifyMentioned(comment: JsonObject, context: Context, options: CommentOptions): Promise<readonly Notification[]> {
  const text = String(comment['comment'])
  const mentioned = mentionedUsers(text)
  const author = context.account.user
  if (mentioned.length === 0 || author === null) return []
  const stored: Notification[] = []
  const users = await systemDatabase(context.platform)
    .selectFrom('recto_users')
    .select(['id', 'first_name', 'last_name', 'email', 'status', 'role'])
    .where('id', 'in', [...mentioned, author])
    .execute()
  const byId = new Map(users.map((user) => [user.id, user]))
  const name = { collection: String(comment['collection']), item: String(comment['item']) }
  for (const id of mentioned) {
    const recipient = byId.get(id)
    if (recipient === undefined || recipient.status !== 'active') continue
    const reader = await callerOf({ user: id, role: recipient.role }, context)
    if (!(await isPermitted(name, 'read', reader))) continue
    const quotation = quoteComment(escapeHtml(text), nameIn(await knownUsers(byId, reader)))
    const letter = { recipient, author: byId.get(author), quotation, link: linkTo(name, options) }
    const subject = `You were mentioned in ${name.collection}`
    const notification = { recipient: id, sender: author, subject, message: messageOf(letter), ...name }
    await storeNotification(notification, context)
    stored.push(notification)
  }
  return stored
}

type NamedUser = Readonly<Record<'first_name' | 'last_name' | 'email', string | null>>

/** Of the users mentioned, those the reader may know of. */
async function knownUsers(users: ReadonlyMap<string, NamedUser>, reader: ItemCaller): Promise<ReadonlyMap<string, NamedUser>> {
  const known = new Map<string, NamedUser>()
  for (const [id, user] of users) {
    const isOwn = id === reader.context.account.user
    if (isOwn || (await isPermitted({ collection: 'directus_users', item: id }, 'read', reader))) known.set(id, user)
  }
  return known
}

function nameIn(known: ReadonlyMap<string, NamedUser>): (user: string) => string {
  return (id) => {
    const user = known.get(id)
    if (user === undefined) return `@${unknownUser}`
    const name = escapeHtml(displayName(user))
    return `<em>${name}</em>`
  }
}

interface Letter {
  readonly recipient: NamedUser
  readonly author: NamedUser | undefined
  readonly quotation: string
  readonly link: string
}

function messageOf({ recipient, author, quotation, link }: Letter): string {
  return [
    '',
    `Hello ${escapeHtml(displayName(recipient))},`,
    '',
    `${escapeHtml(displayName(author))} has mentioned you in a comment:`,
    '',
    quotation,
    '',
    `<a href="${link}">Click here to view.</a>`,
    '',
  ].join('\n')
}

function linkTo({ collection, item }: { readonly collection: string; readonly item: string }, { publicUrl }: CommentOptions): string {
  return `${publicUrl}/admin/content/${encodeURIComponent(collection)}/${encodeURIComponent(item)}`
}
