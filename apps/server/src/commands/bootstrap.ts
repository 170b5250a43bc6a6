import { setTimeout as sleep } from 'node:timers/promises'
import { bootstrapAdmin } from '../bootstrap-admin.ts'
import type { Config } from '../config.ts'
import { reachDatabase } from '../open-configured-platform.ts'
import { defineCommand, type Terminal } from './command.ts'
import { withPlatform } from './with-platform.ts'

/** How often, and how far apart, a database that is still starting is tried. */
const attempts = 5
const pauseMs = 5000

/** `recto bootstrap`. */
export const bootstrap = defineCommand({
  name: 'bootstrap',
  summary: "Create or update Recto's tables, and the first administrator from ADMIN_EMAIL and ADMIN_PASSWORD. Safe to repeat.",
  options: {
    'skip-admin-init': { type: 'boolean', text: 'leave the administrator to the first visit' },
    skipAdminInit: { type: 'boolean', text: 'the same' },
  },
  async run({ options }, terminal) {
    const config = await terminal.readConfig()
    await waitForDatabase(config, terminal)
    const isSkipped = options['skip-admin-init'] === true || options['skipAdminInit'] === true
    await withPlatform(config, async (parts) => {
      if (!isSkipped) await bootstrapAdmin(config, parts)
    })
    terminal.print('Done.')
  },
})

async function waitForDatabase(config: Config, terminal: Terminal): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await (await reachDatabase(config.database)).connection.close()
      return
    } catch (error) {
      if (attempt === attempts) throw error
      terminal.print('The database does not answer yet; waiting.')
      await sleep(pauseMs)
    }
  }
}
