import { setTimeout as wait } from 'node:timers/promises'
import { RectoError } from '@recto/errors'
import type { Mail, MailTransport } from './mail.ts'

/** How many mails may be sent, and how they are counted. */
export interface MailLimit {
  readonly points: number
  readonly durationMs: number
  /** Mails that may wait for their turn. */
  readonly queueMax: number
  /** Text added to the error when a mail is rejected. */
  readonly message?: string | null
  /** Counts one more mail. */
  consume(): Promise<{ readonly isAllowed: boolean; readonly resetsAt: Date }>
}

/** Queues mails until the limit allows them. @throws {RectoError} EMAIL_LIMIT_EXCEEDED from `send` when too many wait already */
export function limitedTransport(transport: MailTransport, limit: MailLimit): MailTransport {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  const turn = async (): Promise<void> => {
    for (;;) {
      const { isAllowed, resetsAt } = await limit.consume()
      if (isAllowed) return
      await wait(Math.min(limit.durationMs, Math.max(10, resetsAt.getTime() - Date.now())), undefined, { ref: false })
    }
  }
  return {
    ...transport,
    async send(mail: Mail) {
      if (waiting >= limit.queueMax) throw exceeded(limit)
      waiting += 1
      const mine = last.then(turn)
      last = mine.catch(() => {})
      await mine.finally(() => {
        waiting -= 1
      })
      await transport.send(mail)
    },
  }
}

function exceeded({ points, durationMs, message }: MailLimit): RectoError {
  const words = message === null || message === undefined ? {} : { message }
  return new RectoError('EMAIL_LIMIT_EXCEEDED', { extensions: { points, duration: Math.round(durationMs / 1000), ...words } })
}
