import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own, with nothing between it and a signal. */
export interface ServerProcess {
  /** Where it answers, without a trailing slash. */
  readonly url: string
  /** Sends a request as the administrator and gives its status; 0 when no answer came. */
  send(method: string, path: string, body?: unknown): Promise<number>
  /** Ends the process as a loss of power would: it gets to do nothing any more. */
  kill(): Promise<void>
}

/** Starts a server and waits until it answers. The administrator's token is `admin`. */
export async function startProcess(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const port = await freePort()
  const main = fileURLToPath(new URL('../../main.ts', import.meta.url))
  const program = `import { main } from ${JSON.stringify(main)}; await main(['start'])`
  const flags = ['--conditions=@recto/source', '--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program]
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, flags, {
    env: { PATH, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  const address = `http://127.0.0.1:${port}`
  for (let attempt = 0; (await statusOf(`${address}/server/ping`)) !== 200; attempt += 1) {
    if (attempt === 300 || child.exitCode !== null) throw new Error('The server did not start.')
    await delay(100)
  }
  return {
    url: address,
    send: (method, path, body) =>
      statusOf(`${address}${path}`, {
        method,
        headers: { authorization: 'Bearer admin', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function statusOf(url: string, options: RequestInit = {}): Promise<number> {
  try {
    const response = await fetch(url, options)
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
