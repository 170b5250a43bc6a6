import { type DatabaseName, databaseNames, isDatabaseName } from './database-name.ts'
import { engines } from './engines/engines.ts'

/** An engine that takes part in this run. */
export interface TestServer {
  readonly name: DatabaseName
  readonly url: string
  readonly version: string
}

export interface FoundServers {
  readonly running: readonly TestServer[]
  readonly skipped: readonly { readonly name: DatabaseName; readonly reason: string }[]
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Decides once which engines a run uses. `RECTO_TEST_DATABASES=sqlite,postgres` limits the choice;
 * `RECTO_TEST_POSTGRES_URL` and its like say where a server is, otherwise the usual local ports are tried.
 * `RECTO_TEST_POSTGRES_URL=embedded` asks for the PostgreSQL from npm though another one may be there.
 *
 * @throws when a given URL does not answer, so that a run in CI never loses an engine silently.
 */
export async function findServers(environment: Environment): Promise<FoundServers> {
  const wanted = wantedNames(environment)
  const attempts = await Promise.all(databaseNames.map((name) => findServer(name, { environment, wanted })))
  return {
    running: attempts.flatMap((attempt) => ('url' in attempt ? [attempt] : [])),
    skipped: attempts.flatMap((attempt) => ('reason' in attempt ? [attempt] : [])),
  }
}

/** The engines `RECTO_TEST_DATABASES` names; `null` when it says nothing. */
export function wantedNames(environment: Environment): readonly DatabaseName[] | null {
  const text = environment['RECTO_TEST_DATABASES']?.trim()
  if (!text) return null
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !isDatabaseName(name))
  if (unknown.length > 0) throw new Error(`RECTO_TEST_DATABASES names unknown engines: ${unknown.join(', ')}.`)
  return names.filter(isDatabaseName)
}

interface Wish {
  readonly environment: Environment
  readonly wanted: readonly DatabaseName[] | null
}

async function findServer(name: DatabaseName, wish: Wish): Promise<TestServer | FoundServers['skipped'][number]> {
  const isWanted = wish.wanted?.includes(name)
  if (isWanted === false) return { name, reason: 'not in RECTO_TEST_DATABASES' }
  const variable = `RECTO_TEST_${name.toUpperCase()}_URL`
  const given = wish.environment[variable]
  if (given === 'embedded') return { name, reason: 'to be started from npm' }
  const found = await firstAnswer(name, given ? [given] : engines[name].usualUrls)
  if ('url' in found) return found
  if (given) throw new Error(`${variable} is set, but ${found.reason}`)
  return found
}

async function firstAnswer(name: DatabaseName, urls: readonly string[]): Promise<TestServer | FoundServers['skipped'][number]> {
  let reason = `RECTO_TEST_${name.toUpperCase()}_URL is not set`
  for (const url of urls) {
    try {
      return { name, url, version: await engines[name].version(url) }
    } catch {
      reason = 'no server answers'
    }
  }
  return { name, reason }
}
