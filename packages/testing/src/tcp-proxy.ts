import { createConnection, createServer, type Socket } from 'node:net'

/** A TCP proxy before a server, for tests of what happens when a network loses packets. */
export interface TcpProxy {
  readonly port: number
  /** From now on nothing is handed on, in either direction, and no connection ends: as when a firewall drops every packet. */
  swallow(): void
  /** Ends what was open, and every connection that comes. */
  refuse(): void
  /** Ends what was open, and hands on what comes over new connections. */
  restore(): void
  close(): Promise<void>
}

/** Starts a proxy on a free local port. */
export async function startTcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const pairs = new Set<readonly Socket[]>()
  let isSwallowing = false
  let isRefusing = false
  const handOn = (from: Socket, to: Socket): void => {
    from.on('data', (data) => {
      if (!isSwallowing) to.write(data)
    })
    from.on('error', () => {})
    from.on('close', () => {
      if (!isSwallowing) to.destroy()
    })
  }
  const server = createServer((client) => {
    if (isRefusing) return void client.destroy()
    const upstream = createConnection(target)
    pairs.add([client, upstream])
    handOn(client, upstream)
    handOn(upstream, client)
  })
  const endAll = (): void => {
    for (const socket of [...pairs].flat()) socket.destroy()
    pairs.clear()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    swallow() {
      isSwallowing = true
    },
    refuse() {
      isRefusing = true
      endAll()
    },
    restore() {
      isSwallowing = false
      isRefusing = false
      endAll()
    },
    async close() {
      endAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
