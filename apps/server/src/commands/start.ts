import { StartError } from '@recto/config'
import type { Logger } from 'pino'
import { createServer, type Server } from '../create-server.ts'
import { createLog } from '../log.ts'
import { defineCommand } from './command.ts'

/** `recto start`. */
export const start = defineCommand({
  name: 'start',
  summary: 'Start the server: API at /, studio at /admin.',
  async run(_input, terminal) {
    const config = await terminal.readConfig()
    const log = createLog(config.values)
    surviveMistakes(log)
    const server = await createServer({ config, log })
    const { HOST: host, PORT: port, UNIX_SOCKET_PATH: path, SERVER_SHUTDOWN_TIMEOUT: timeoutMs } = config.values
    const stopped = stopOnSignal(server, log, timeoutMs)
    await listen(server, path === null ? { host, port } : { path })
    announce(server, 'server.start')
    await stopped
  },
})

async function listen(server: Server, where: { host: string; port: number } | { path: string }): Promise<void> {
  try {
    await server.fastify.listen({ ...where, listenTextResolver: (address) => `Recto is at ${address}` })
  } catch (error) {
    await server.close()
    const isBusy = (error as { code?: unknown }).code === 'EADDRINUSE'
    const place = 'path' in where ? where.path : `port ${where.port}`
    throw new StartError(
      isBusy ? `Another program already listens on ${place}.` : `Can't listen on ${place}. ${(error as Error).message}`,
      { cause: error },
    )
  }
}

/** Resolves when a signal asked for the end and everything is closed. Requests under way get `timeoutMs`. */
function stopOnSignal(server: Server, log: Logger, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false
    const stop = (signal: NodeJS.Signals): void => {
      if (isStopping) return
      isStopping = true
      log.info(`Stopping after ${signal}.`)
      announce(server, 'server.stop')
      const impatience = setTimeout(() => server.fastify.server.closeAllConnections(), timeoutMs)
      server
        .close()
        .then(
          () => log.info('Stopped.'),
          (error: unknown) => log.error({ err: error }, 'Something did not close.'),
        )
        .finally(() => {
          clearTimeout(impatience)
          resolve()
        })
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  })
}

function announce({ platform }: Server, event: 'server.start' | 'server.stop'): void {
  platform.events.emit({
    events: event,
    meta: {},
    context: { database: platform.connection, schema: platform.schemaCache.current(), accountability: null },
  })
}

/** A mistake in an extension or a driver must not end what everyone else is doing. */
function surviveMistakes(log: Logger): void {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'A promise was rejected and nobody cared.'))
  process.on('uncaughtException', (error) => log.error({ err: error }, 'An error was thrown where nobody could catch it.'))
}
