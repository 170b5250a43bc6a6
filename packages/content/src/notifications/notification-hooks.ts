import type { CollectionHooks, Context } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'
import { mailNotification, type SendNotification } from './notification-mail.ts'

/** Notifications: each is also mailed, after the commit, to recipients who want mail. */
export function notificationHooks(send: SendNotification): CollectionHooks {
  return {
    afterCreate(items, scope) {
      for (const { key, payload } of items) scope.afterCommit(`notification ${key}`, (context) => mailNotification(payload, context, send))
    },
  }
}

/** A notification that Recto sends, not a user. */
export interface Notification {
  readonly recipient: string
  readonly sender: string | null
  readonly subject: string
  readonly message: string
  /** What it is about; `null`: nothing that is stored. */
  readonly collection: string | null
  readonly item: string | null
}

/** Puts a notification into somebody's inbox, within the transaction of the context if it has one. The mail is sent later. */
export async function storeNotification(notification: Notification, context: Context): Promise<void> {
  await systemDatabase(context.platform)
    .insertInto('recto_notifications')
    .values({ ...notification, timestamp: context.now, status: 'inbox' })
    .execute()
}

/** Puts a notification into somebody's inbox and mails it. Not to be called within a transaction. */
export async function notify(notification: Notification, context: Context, send: SendNotification): Promise<void> {
  await storeNotification(notification, context)
  await mailNotification({ ...notification }, context, send)
}
