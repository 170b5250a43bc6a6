import type { SendNotification } from '../notifications/notification-mail.ts'

/** What notifications about comments need. */
export interface CommentOptions {
  readonly publicUrl: string
  readonly send: SendNotification
}
