import type { SendNotification } from '../notifications/notification-mail.ts'

/** What telling of comments needs. */
export interface CommentOptions {
  readonly publicUrl: string
  readonly send: SendNotification
}
