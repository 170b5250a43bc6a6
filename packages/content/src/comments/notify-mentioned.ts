import type { Context, StoredRow } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { type Caller, callerOf, isPermitted } from '../item-access.ts'
import { notify } from '../notifications/notification-hooks.ts'
import { tableIn } from '../system-tables-in.ts'
import type { CommentOptions } from './comment-options.ts'
import { displayName, escapeHtml, mentionedUsers, quoteComment, unknownUser } from './mentions.ts'

/** Tells those a comment mentions who may read what it is about. */
export async function notifyMentioned(comment: JsonObject, context: Context, options: CommentOptions): Promise<void> {
  const text = String(comment['comment'])
  const mentioned = mentionedUsers(text)
  const author = context.account.user
  if (mentioned.length === 0 || author === null) return
  const users = await tableIn({ context }, 'users').find({ id: [...mentioned, author] })
  const byId = new Map(users.map((user) => [String(user['id']), user]))
  const name = { collection: String(comment['collection']), item: String(comment['item']) }
  for (const id of mentioned) {
    const recipient = byId.get(id)
    if (recipient === undefined || recipient['status'] !== 'active') continue
    const reader = await callerOf({ user: id, role: typeof recipient['role'] === 'string' ? recipient['role'] : null }, context)
    if (!(await isPermitted(name, 'read', reader))) continue
    const quotation = quoteComment(escapeHtml(text), nameIn(await knownUsers(byId, reader)))
    const letter = { recipient, author: byId.get(author), quotation, link: linkTo(name, options) }
    await notify(
      { recipient: id, sender: author, subject: `You were mentioned in ${name.collection}`, message: messageOf(letter), ...name },
      context,
      options.send,
    )
  }
}

/** Of the users mentioned, those the reader may know of. */
async function knownUsers(users: ReadonlyMap<string, StoredRow>, reader: Caller): Promise<ReadonlyMap<string, StoredRow>> {
  const known = new Map<string, StoredRow>()
  for (const [id, user] of users) {
    const isOwn = id === reader.context.account.user
    if (isOwn || (await isPermitted({ collection: 'directus_users', item: id }, 'read', reader))) known.set(id, user)
  }
  return known
}

function nameIn(known: ReadonlyMap<string, StoredRow>): (user: string) => string {
  return (id) => {
    const user = known.get(id)
    if (user === undefined) return `@${unknownUser}`
    const name = escapeHtml(displayName(user))
    return `<em>${name}</em>`
  }
}

interface Letter {
  readonly recipient: StoredRow
  readonly author: StoredRow | undefined
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
