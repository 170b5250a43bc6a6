import type { Context, StoredRow } from '@recto/pipeline'
import { tableIn } from '../system-tables-in.ts'

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
export async function mailNotification(row: StoredRow, context: Context, send: SendNotification): Promise<void> {
  const [user] = await tableIn({ context }, 'users').find({ id: String(row['recipient']) }, 1)
  const email = user?.['email']
  if (user === undefined || typeof email !== 'string' || user['email_notifications'] !== true) return
  const role = typeof user['role'] === 'string' ? user['role'] : null
  const { isApp } = await context.platform.accessCache.resolve({ user: String(user['id']), role, ip: null })
  await send({
    to: email,
    subject: String(row['subject']),
    message: typeof row['message'] === 'string' ? row['message'] : '',
    recipient: { id: String(user['id']), hasStudio: isApp },
  })
}
