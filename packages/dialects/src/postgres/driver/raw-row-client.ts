import { EventEmitter } from 'node:events'
import type { Readable } from 'node:stream'
import type { Client } from 'pg'
import { MessageSplitter, type RowReceiver } from './message-splitter.ts'
import type { Scratch } from './row-writer.ts'

/** Where the bytes of rows go while a query wants them undecoded. Everything else goes to the driver. */
export interface RawRowReceiver extends RowReceiver {
  readonly scratch: Scratch
}

/** The driver's internal connection (pg/lib/connection.js): `attachListeners` is called once, when a session starts. */
interface DriverConnection {
  attachListeners(stream: Readable | EventEmitter): void
}

const receivers = new WeakMap<Client, RawRowReceiver>()

/** The receiver of a client made by {@link rawRowClientClass}. */
export function rawRowReceiverOf(client: Client): RawRowReceiver {
  const receiver = receivers.get(client)
  if (receiver === undefined) throw new TypeError('The client was not made by rawRowClientClass.')
  return receiver
}

/** The driver's client, with the bytes of rows split off from what the server sends. */
export function rawRowClientClass(Base: typeof Client): typeof Client {
  return class extends Base {
    constructor(...options: ConstructorParameters<typeof Client>) {
      super(...options)
      // Without a listener the loss of a session between two statements would end the process. Its next statement fails.
      this.on('error', () => undefined)
      const receiver: RawRowReceiver = { writer: null, scratch: { bytes: Buffer.alloc(0) } }
      receivers.set(this, receiver)
      const { connection } = this as unknown as { readonly connection: DriverConnection }
      const attach = connection.attachListeners.bind(connection)
      connection.attachListeners = (stream) => attach(withoutRows(stream, receiver))
    }
  }
}

/** A stream with everything but the rows that go to the receiver. */
function withoutRows(stream: Readable | EventEmitter, receiver: RawRowReceiver): EventEmitter {
  const rest = new EventEmitter()
  const splitter = new MessageSplitter(receiver, (bytes) => rest.emit('data', bytes))
  stream.on('data', (chunk: Buffer) => splitter.feed(chunk))
  stream.on('end', () => rest.emit('end'))
  return rest
}
