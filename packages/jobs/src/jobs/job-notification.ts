import { displayName, escapeHtml, notify, type SendNotification } from '@recto/content'
import type { Context } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'
import type { JobOutcome, JobRequest } from './job.ts'

export interface JobNotificationOptions {
  /** Where the server is reached; links begin with it. @default '' */
  readonly publicUrl?: string
  /** How notifications go out by mail. @default they do not */
  readonly sendNotification?: SendNotification
}

/** A job that is over. */
export interface EndedJob extends Pick<JobRequest, 'kind' | 'collection'> {
  readonly outcome: JobOutcome
  /** Key of the file in the library that the job made. @default none: its result is fetched from the job */
  readonly file?: string | null
}

/** Notifies the user who started a job of its outcome, as sender and recipient. A job without a user sends nothing. */
export async function notifyOfJob(
  job: EndedJob,
  context: Context,
  { publicUrl = '', sendNotification = async () => {} }: JobNotificationOptions,
): Promise<void> {
  const { user } = context.account
  if (user === null) return
  const row = await systemDatabase(context.platform)
    .selectFrom('recto_users')
    .select(['first_name', 'last_name', 'email'])
    .where('id', '=', user)
    .executeTakeFirst()
  if (row === undefined) return
  const { subject, message } = letters[job.kind](job, { name: escapeHtml(displayName(row)), publicUrl })
  const { file = null } = job
  const about = { collection: file === null ? null : 'directus_files', item: file }
  await notify({ recipient: user, sender: user, subject, message, ...about }, context, sendNotification)
}

interface Letter {
  readonly subject: string
  readonly message: string
}

type Write = (job: EndedJob, to: { readonly name: string; readonly publicUrl: string }) => Letter

/** The texts that clients of Directus know. */
const letters: Readonly<Record<JobRequest['kind'], Write>> = {
  import({ collection, outcome: { error } }, { name }) {
    const place = escapeHtml(collection)
    if (error === null)
      return {
        subject: 'Your import has been successful',
        message: `Hello ${name},\n\nYour import in ${place} has been successful.\n`,
      }
    const reasons = error.all.map(({ message }) => escapeHtml(message)).slice(0, reasonsMax)
    return {
      subject: 'Your import has failed',
      message: `Hello ${name},\n\nYour import in ${place} has failed.\n\n${reasons.join('\n\n')}\n`,
    }
  },
  export({ collection, file = null, outcome: { id, error } }, { name, publicUrl }) {
    if (error !== null)
      return {
        subject: `Your export of ${collection} failed`,
        message: 'Please contact your system administrator for more information.',
      }
    const link =
      file === null
        ? `<a href="${publicUrl}/utils/jobs/${id}/result">Click here to download.</a>`
        : `<a href="${publicUrl}/admin/files/${file}">Click here to view.</a>`
    return {
      subject: `Your export of ${collection} is ready`,
      message: `\nHello ${name},\n\nYour export of ${escapeHtml(collection)} is ready. ${link}\n`,
    }
  },
}

/** Maximum number of reasons in one message; the job itself has all of them. */
const reasonsMax = 20
