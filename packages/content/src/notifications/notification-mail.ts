import type { Context } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'

/** A notification that also goes out by mail. */
export interface NotificationMail {
  readonly to: string
  readonly subject: string
  /** Markdown. */
  readonly message: string
  /** Who may use the studio can be led to the own account page there. */
  readonly recipient: { readonly id: string; readonly hasStudio: boolean }
}

/** How notifications go out by mail. */
export type SendNotification = (mail: NotificationMail) => Promise<void>

/** Sends a notification to a recipient who has an address and wants mail. Not to be called within a transaction. */
export async function mailNotification(row: JsonObject, context: Context, send: SendNotification): Promise<void> {
  const user = await systemDatabase(context.platform)
    .selectFrom('recto_users')
    .select(['id', 'email', 'role', 'email_notifications'])
    .where('id', '=', String(row['recipient']))
    .executeTakeFirst()
  if (user === undefined || user.email === null || user.email_notifications !== true) return
  const { id, email, role } = user
  const { isApp } = await context.platform.accessCache.resolve({ user: id, role, ip: null })
  await send({
    to: email,
    subject: String(row['subject']),
    message: typeof row['message'] === 'string' ? row['message'] : '',
    recipient: { id, hasStudio: isApp },
  })
}
