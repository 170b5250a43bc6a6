import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { findServers, type TestServer, wantedNames } from './find-servers.ts'

declare module 'vitest' {
  interface ProvidedContext {
    rectoTestServers: TestServer[]
  }
}

/** vitest's global set-up: decides which engines run, starts a PostgreSQL if none is there, and tells the suites. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { running, skipped } = await findServers(process.env)
  const wanted = wantedNames(process.env)
  const missing = skipped.some(({ name }) => name === 'postgres') && (wanted?.includes('postgres') ?? true)
  const embedded = missing ? await startEmbeddedPostgres() : null
  const servers = [...running, ...(embedded && 'server' in embedded ? [embedded.server] : [])]
  if (embedded && 'reason' in embedded) process.stderr.write(`PostgreSQL is left out: ${embedded.reason}.\n`)
  refuseMissing(wanted, servers)
  project.provide('rectoTestServers', servers)
  return async () => {
    if (embedded && 'server' in embedded) await embedded.stop()
  }
}

function refuseMissing(wanted: readonly string[] | null, servers: readonly TestServer[]): void {
  const absent = wanted?.filter((name) => !servers.some((server) => server.name === name)) ?? []
  if (absent.length > 0) throw new Error(`RECTO_TEST_DATABASES asks for ${absent.join(', ')}, but no such server answers.`)
}
