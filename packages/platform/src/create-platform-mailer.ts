import { createMailer, type Mailer, type MailProject } from '@recto/mail'
import { type Platform, systemTable } from '@recto/pipeline'
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
  const [settings = {}] = await systemTable(platform, 'directus_settings').find({}, 1)
  const { project_name: name, project_color: color, project_logo: logo, project_url: url } = settings
  return {
    name: typeof name === 'string' && name !== '' ? name : 'Recto',
    color: typeof color === 'string' ? color : null,
    logo: typeof logo === 'string' ? `${publicUrl}/assets/${logo}` : null,
    url: typeof url === 'string' && /^https?:\/\//.test(url) ? url : publicUrl,
  }
}
