import { forbidden, invalidPayload } from '@recto/errors'
import type { CollectionHookContext, CollectionHooks, Context, UpdatedItems } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { findCollection } from '@recto/schema'
import { systemDatabase } from '@recto/system'
import { assertPermitted } from '../item-access.ts'
import type { Notification } from '../notifications/notification-hooks.ts'
import { mailNotification } from '../notifications/notification-mail.ts'
import type { CommentOptions } from './comment-options.ts'
import { notifyMentioned } from './notify-mentioned.ts'

/** Comments: written by users about items they may read; the users they mention are notified. */
export function commentHooks(options: CommentOptions): CollectionHooks {
  return {
    beforeValidate(payload, scope) {
      requireUser(scope)
      const missing = ['comment', 'collection', 'item'].find((name) => (payload[name] ?? '') === '')
      if (missing !== undefined) throw invalidPayload(`"${missing}" is required`)
      checkTypes(payload)
    },
    async beforeCreate(payloads, scope) {
      for (const payload of payloads) await assertReadable(payload, scope)
      return payloads
    },
    async afterCreate(items, scope) {
      for (const { key, payload } of items) {
        const stored = await notifyMentioned(payload, scope.context, options)
        if (stored.length > 0) scope.afterCommit(`comment ${key}`, (context) => mailAll(stored, context, options))
      }
    },
    async beforeUpdate(change, scope) {
      requireUser(scope)
      checkTypes(change.payload)
      await checkChange(change, scope)
      return change.payload
    },
    beforeDelete: (_keys, scope) => requireUser(scope),
  }
}

async function mailAll(notifications: readonly Notification[], context: Context, { send }: CommentOptions): Promise<void> {
  for (const notification of notifications) await mailNotification({ ...notification }, context, send)
}

/** Values of other types would be stored as their text. @throws {RectoError} INVALID_PAYLOAD */
function checkTypes({ comment = '', collection = '', item = '' }: JsonObject): void {
  for (const [name, value] of Object.entries({ comment, collection }))
    if (typeof value !== 'string') throw invalidPayload(`"${name}" must be a string`)
  if (typeof item !== 'string' && typeof item !== 'number') throw invalidPayload('"item" must be a string or a number')
}

function requireUser({ context }: Pick<CollectionHookContext, 'context'>): void {
  if (context.account.user === null) throw forbidden()
}

/** The author of a comment cannot be changed. One that moves to another item is checked like a new one. */
async function checkChange({ keys, payload }: UpdatedItems, scope: CollectionHookContext): Promise<void> {
  if (payload['user_created'] !== undefined) throw invalidPayload('"user_created" cannot be changed')
  if (payload['collection'] === undefined && payload['item'] === undefined) return
  const comments = systemDatabase(scope.context.platform).selectFrom('recto_comments').select(['collection', 'item'])
  for (const row of await comments.where('id', 'in', keys.map(String)).execute()) await assertReadable({ ...row, ...payload }, scope)
}

async function assertReadable({ collection, item }: JsonObject, scope: CollectionHookContext): Promise<void> {
  if (findCollection(scope.context.schema, String(collection))?.table == null) throw forbidden()
  if (!scope.rights.isAdmin) await assertPermitted({ collection: String(collection), item: String(item) }, 'read', scope)
}
