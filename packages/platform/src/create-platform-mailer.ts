import { createMailer, type Mailer, type MailProject } from '@recto/mail'
import type { Platform } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'
import type { MailSettings } from './platform-options.ts'

/** A mailer that shows the project as its settings describe it, and lets `email.send` filters change or stop a mail. */
export function createPlatformMailer(
  platform: Platform,
  { transport, from, templatesFolder = null }: MailSettings,
  publicUrl: string,
): Mailer {
  return createMailer({
    transport,
    from,
    templatesFolder,
    project: () => readMailProject(platform, publicUrl),
    beforeSend: async (mail) => {
      const context = { database: platform.connection, schema: platform.schemaCache.current(), accountability: null }
      const changed = await platform.events.filter<typeof mail | null>(mail, { events: 'email.send', meta: {}, context })
      return changed || null
    },
  })
}

async function readMailProject(platform: Platform, publicUrl: string): Promise<MailProject> {
  const settings = await systemDatabase(platform)
    .selectFrom('recto_settings')
    .select(['project_name', 'project_color', 'project_logo', 'project_url'])
    .executeTakeFirst()
  const { project_name: name = null, project_color: color = null, project_logo: logo = null, project_url: url = null } = settings ?? {}
  return {
    name: name === null || name === '' ? 'Recto' : name,
    color,
    logo: logo === null ? null : `${publicUrl}/assets/${logo}`,
    url: url !== null && /^https?:\/\//.test(url) ? url : publicUrl,
  }
}
