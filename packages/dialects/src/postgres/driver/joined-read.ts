import { abortedError } from '../../connection/cancellation.ts'
import { isConnectionLost, isStalePlan, isStatementUnknown } from '../errors.ts'
import type { NamedStatement } from './pipelined-read.ts'
import type { WaitingRead } from './pipelined-session.ts'
import type { ReadCosts } from './read-costs.ts'
import type { MakeWriter, RowWriter } from './row-receiver.ts'
import type { Scratch } from './row-writer.ts'

/** A read that may run together with others. */
export interface JoiningRead<Writer extends RowWriter, Value> {
  readonly statement: NamedStatement
  readonly makeWriter: MakeWriter<Writer>
  /** The answer, when all rows have come. */
  readonly finish: (writer: Writer) => Value
  /** Runs it in a session of the pool. */
  readonly alone: () => Promise<Value>
  readonly signal?: AbortSignal | undefined
}

interface Settle<Value> {
  readonly resolve: (value: Value | Promise<Value>) => void
  readonly reject: (error: unknown) => void
}

/** A read under way together with others. What comes for it after it was told to run alone is dropped. */
export class JoinedRead<Writer extends RowWriter = RowWriter, Value = unknown> implements WaitingRead {
  readonly statement: NamedStatement
  readonly #read: JoiningRead<Writer, Value>
  readonly #costs: ReadCosts
  readonly #settle: Settle<Value>
  #writer: Writer | null = null
  #isSettled = false

  constructor(read: JoiningRead<Writer, Value>, costs: ReadCosts, settle: Settle<Value>) {
    this.statement = read.statement
    this.#read = read
    this.#costs = costs
    this.#settle = settle
  }

  get isAborted(): boolean {
    return this.#read.signal?.aborted === true
  }

  makeWriter(scratch: Scratch): RowWriter {
    this.#writer = this.#read.makeWriter(scratch)
    return this.#writer
  }

  done(tookMs: number): void {
    this.#costs.record(this.statement.name, tookMs)
    if (this.#isSettled) return
    this.#isSettled = true
    try {
      if (this.isAborted || this.#writer === null) throw abortedError()
      this.#settle.resolve(this.#read.finish(this.#writer))
    } catch (error) {
      this.#settle.reject(error)
    }
  }

  failed(error: Error): void {
    if (this.#isSettled) return
    if (isConnectionLost(error) || isStalePlan(error) || isStatementUnknown(error)) {
      this.runAlone()
      return
    }
    this.#isSettled = true
    this.#settle.reject(error)
  }

  runAlone(): void {
    if (this.#isSettled) return
    this.#isSettled = true
    if (this.isAborted) this.#settle.reject(abortedError())
    else this.#settle.resolve(this.#read.alone())
  }
}
