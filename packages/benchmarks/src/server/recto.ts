import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const server = new URL('../../../../apps/server/', import.meta.url)

/** Recto as it was built, as users run it. */
export const rectoCommand = [process.execPath, fileURLToPath(new URL('bin/recto.js', server)), 'start']

export const adminToken = 'bench-token-of-the-administrator'

/** What a server under measurement is started with, besides its database. */
export const rectoSettings = {
  SECRET: 'a-secret-of-the-benchmark-with-32-bytes',
  LOG_LEVEL: 'error',
  ADMIN_EMAIL: 'admin@example.com',
  ADMIN_PASSWORD: 'a-long-password',
  ADMIN_TOKEN: adminToken,
}

/** Without it the command would run the sources. */
export function assertBuilt(): void {
  if (!existsSync(new URL('dist/main.js', server))) throw new Error('Run `npm run build` first: what users run is measured.')
}
