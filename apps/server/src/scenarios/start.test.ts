import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../../bin/recto.js', import.meta.url))

describe('recto, as a process', { timeout: 30_000 }, () => {
  let folder: string
  let child: ChildProcess | null = null
  let output = ''

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recto-start-'))
    output = ''
  })
  afterEach(() => {
    child?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  function recto(words: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess {
    const { PATH = '' } = process.env
    child = spawn(process.execPath, [bin, ...words], { cwd: folder, env: { PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (output += data.toString()))
    return child
  }

  async function outcome(process: ChildProcess): Promise<number | null> {
    const [code] = (await once(process, 'exit')) as [number | null]
    return code
  }

  it('starts with nothing configured, answers, and stops when asked', async () => {
    const port = await freePort()
    const process = recto(['start'], { PORT: String(port), HOST: '127.0.0.1' })
    expect(await answer(`http://127.0.0.1:${port}/server/ping`)).toBe('pong')
    const info = JSON.parse(await answer(`http://127.0.0.1:${port}/server/info`)) as { data: { setupCompleted: boolean } }
    expect(info.data.setupCompleted).toBe(false)
    process.kill('SIGTERM')
    expect(await outcome(process)).toBe(0)
    expect(output).toContain(`Recto is at http://127.0.0.1:${port}`)
    expect(output).toMatch(/INFO Stopped\.\n$/)
  })

  it.each([
    [['start'], { DB_CLIENT: 'access' }, /^"DB_CLIENT" is "access", but must be one of [^\n]+\n$/],
    [
      ['start'],
      { DB_CLIENT: 'pg', DB_HOST: '127.0.0.1', DB_PORT: '1', DB_DATABASE: 'x', DB_USER: 'x' },
      /^Can't connect to the database\. [^\n]+\n$/,
    ],
  ])('%j with %o ends with one clear line', async (words, environment, line) => {
    expect(await outcome(recto(words, environment))).toBe(1)
    expect(output).toMatch(line)
  })

  it('says when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    expect(await outcome(recto(['start'], { PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' }))).toBe(1)
    expect(output).toBe(`Another program already listens on port ${port}.\n`)
    other.close()
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

async function answer(url: string): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await (await fetch(url)).text()
    } catch (error) {
      if (attempt === 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
