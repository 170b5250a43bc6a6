import { fileURLToPath } from 'node:url'

export const adminToken = 'bench-token-of-the-administrator'

const source = fileURLToPath(new URL('../../../../apps/server/src/main.ts', import.meta.url))
const program = `import { main } from ${JSON.stringify(source)}; await main(['start'])`

/** Starts Recto from its sources, for measurements of memory that do not depend on a build. */
export const sourceCommand = [process.execPath, '--conditions=@recto/source', '--import', 'tsx', '--input-type=module', '--eval', program]

/** Its settings beside the database. */
export const sourceEnvironment = {
  SECRET: 'a-secret-of-the-benchmark-with-32-bytes',
  LOG_LEVEL: 'error',
  ADMIN_EMAIL: 'admin@example.com',
  ADMIN_PASSWORD: 'a-long-password',
  ADMIN_TOKEN: adminToken,
}
