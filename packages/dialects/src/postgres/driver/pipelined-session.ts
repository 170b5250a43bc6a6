import type { Client } from 'pg'
import { isStalePlan } from '../errors.ts'
import { type NamedStatement, type PipelinedQueryClass, preparedText } from './pipelined-read.ts'
import { type RawRowReceiver, rawRowReceiverOf } from './raw-row-client.ts'
import { processOf } from './read-limits.ts'
import type { RowWriter } from './row-receiver.ts'
import type { Scratch } from './row-writer.ts'
import type { SentAt, WaitClock } from './wait-clock.ts'

/** Statements kept prepared in one session; above it the session is to be replaced by a new one. */
const preparedPerSession = 500

/** A read that waits to be sent, or for its rows. */
export interface WaitingRead {
  readonly statement: NamedStatement
  /** Called when its rows are next. */
  makeWriter(scratch: Scratch): RowWriter
  /** Its rows are complete. @param tookMs what the server took for it at least */
  done(tookMs: number): void
  failed(error: Error): void
}

export interface PipelinedSessionOptions {
  readonly PipelinedQuery: PipelinedQueryClass
  readonly clock: WaitClock
  /** Called after each answer. */
  onAnswer(): void
}

/** The internal connection of the driver's client (pg/lib/client.js). */
interface SessionClient {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } }
}

/** One session in the driver's pipeline mode: reads are sent without waiting for those before them. */
export class PipelinedSession<Read extends WaitingRead> {
  /** Sent and not yet answered, in order. */
  readonly reads: Read[] = []
  readonly #client: Client
  readonly #connection: SessionClient['connection']
  readonly #receiver: RawRowReceiver
  readonly #PipelinedQuery: PipelinedQueryClass
  readonly #onAnswer: () => void
  readonly #clock: WaitClock
  #firstSince: SentAt = { at: 0, idleMs: 0 }
  #isStale = false
  #preparedCount = 0
  #onDrained: (() => void) | null = null

  /** @param client connected, in pipeline mode, made by `rawRowClientClass` */
  constructor(client: Client, { PipelinedQuery, clock, onAnswer }: PipelinedSessionOptions) {
    this.#client = client
    this.#clock = clock
    this.#connection = (client as unknown as SessionClient).connection
    this.#receiver = rawRowReceiverOf(client)
    this.#PipelinedQuery = PipelinedQuery
    this.#onAnswer = onAnswer
  }

  /** Milliseconds since the first of its reads was sent or became the first. */
  firstTakesMs(now: number): number {
    return this.reads.length === 0 ? 0 : now - this.#firstSince.at
  }

  /** A prepared statement is out of date, or there are too many. */
  get isWorn(): boolean {
    return this.#isStale || this.#preparedCount >= preparedPerSession
  }

  get processId(): number | null {
    return processOf(this.#client)
  }

  /** Whether another text is prepared under the statement's name. */
  knowsOtherwise({ name, sql }: NamedStatement): boolean {
    const text = preparedText(this.#connection, name)
    return text !== undefined && text !== sql
  }

  /** Sends reads in one write. */
  send(reads: readonly Read[]): void {
    const { stream } = this.#connection
    stream.cork()
    try {
      for (const read of reads) this.#submit(read)
    } finally {
      stream.uncork()
    }
  }

  /** Ends the session once its reads are answered. Nothing may be sent afterwards. */
  retire(): Promise<void> {
    return new Promise((resolve) => {
      this.#onDrained = () => resolve(this.#client.end().catch(() => undefined))
      if (this.reads.length === 0) this.#onDrained()
    })
  }

  #submit(read: Read): void {
    this.reads.push(read)
    if (preparedText(this.#connection, read.statement.name) === undefined) this.#preparedCount += 1
    if (this.reads.length === 1) this.#beginFirst()
    const query = new this.#PipelinedQuery({
      statement: read.statement,
      done: () => read.done(this.#takeFirst()),
      failed: (error) => {
        this.#takeFirst()
        if (isStalePlan(error)) this.#isStale = true
        read.failed(error)
      },
    })
    this.#client.query(query)
  }

  /** Answers come in the order of the reads, and a lost session fails them in that order. */
  #takeFirst(): number {
    const tookMs = this.#clock.tookMs(this.#firstSince)
    this.reads.shift()
    this.#beginFirst()
    if (this.reads.length === 0) this.#onDrained?.()
    this.#onAnswer()
    return tookMs
  }

  #beginFirst(): void {
    this.#firstSince = this.#clock.sent()
    this.#receiver.writer = this.reads[0]?.makeWriter(this.#receiver.scratch) ?? null
  }
}
