import { EventEmitter } from 'node:events'
import type { Readable } from 'node:stream'
import type { Client } from 'pg'
import { MessageSplitter, type RowReceiver } from './message-splitter.ts'
import type { Scratch } from './row-writer.ts'

/** Takes the rows out of what a server sends while somebody wants them as bytes; everything else goes to the driver. */
export interface RowTap extends RowReceiver {
  readonly scratch: Scratch
}

/** The driver's way to what it reads from (pg/lib/connection.js): called once, when the session is about to begin. */
interface DriverConnection {
  attachListeners(stream: Readable | EventEmitter): void
}

const taps = new WeakMap<Client, RowTap>()

/** The tap of a session of {@link tappedClientClass}. */
export function tapOf(client: Client): RowTap {
  const tap = taps.get(client)
  if (tap === undefined) throw new TypeError('The session has no tap.')
  return tap
}

/** The driver's client with a tap on its connection. */
export function tappedClientClass(Base: typeof Client): typeof Client {
  return class extends Base {
    constructor(...options: ConstructorParameters<typeof Client>) {
      super(...options)
      const tap: RowTap = { writer: null, scratch: { bytes: Buffer.alloc(0) } }
      taps.set(this, tap)
      const { connection } = this as unknown as { readonly connection: DriverConnection }
      const attach = connection.attachListeners.bind(connection)
      connection.attachListeners = (stream) => attach(tapped(stream, tap))
    }
  }
}

/** What is left of a stream for the driver. */
function tapped(stream: Readable | EventEmitter, tap: RowTap): EventEmitter {
  const rest = new EventEmitter()
  const splitter = new MessageSplitter(tap, (bytes) => rest.emit('data', bytes))
  stream.on('data', (chunk: Buffer) => splitter.feed(chunk))
  stream.on('end', () => rest.emit('end'))
  return rest
}
