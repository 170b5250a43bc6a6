import type { RowWriter } from './row-receiver.ts'

const codeOfRows = 'D'.charCodeAt(0)
/** A code, and the length of the message without it. */
const headerBytes = 5

/** Who gets the rows just now; `null`: they are passed on like all else. */
export interface RowReceiver {
  writer: RowWriter | null
}

/**
 * Tells the messages of a stream apart that comes in pieces of any size.
 * https://www.postgresql.org/docs/current/protocol-overview.html#PROTOCOL-MESSAGE-CONCEPTS
 */
export class MessageSplitter {
  readonly #receiver: RowReceiver
  readonly #pass: (bytes: Buffer) => void
  /** Parts of a message that is only of use whole, and how many bytes they must come to. */
  #held: Buffer[] = []
  #missing = 0
  /** Bytes still to be passed on of a message that has begun. */
  #passing = 0

  constructor(receiver: RowReceiver, pass: (bytes: Buffer) => void) {
    this.#receiver = receiver
    this.#pass = pass
  }

  feed(chunk: Buffer): void {
    if (chunk.length < this.#missing) {
      this.#held.push(chunk)
      this.#missing -= chunk.length
      return
    }
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([...this.#held, chunk])
    this.#held = []
    this.#missing = 0
    this.#split(bytes)
  }

  #split(bytes: Buffer): void {
    let passed = 0
    let at = this.#passing
    while (at + headerBytes <= bytes.length) {
      const end = at + 1 + bytes.readUInt32BE(at + 1)
      if (bytes[at] === codeOfRows && this.#receiver.writer !== null) {
        this.#passBetween(bytes, passed, at)
        passed = at
        if (end > bytes.length) {
          this.#hold(bytes.subarray(at), end - bytes.length)
          return
        }
        this.#receiver.writer.addRow(bytes, at + headerBytes, end)
        passed = end
      }
      at = end
    }
    this.#passing = Math.max(0, at - bytes.length)
    this.#passBetween(bytes, passed, Math.min(at, bytes.length))
    if (at < bytes.length) this.#hold(bytes.subarray(at), at + headerBytes - bytes.length)
  }

  #hold(bytes: Buffer, missing: number): void {
    this.#passing = 0
    this.#held = [bytes]
    this.#missing = missing
  }

  #passBetween(bytes: Buffer, from: number, to: number): void {
    if (to > from) this.#pass(bytes.subarray(from, to))
  }
}
