import type { Client } from 'pg'
import { JoinedRead, type JoiningRead } from './joined-read.ts'
import type { NamedStatement, PipelinedQueryClass } from './pipelined-read.ts'
import { PipelinedSession } from './pipelined-session.ts'
import type { ReadCosts } from './read-costs.ts'
import type { RowWriter } from './row-receiver.ts'
import type { WaitClock } from './wait-clock.ts'

/** Sessions beside the pool, opened when they are needed. */
const sessionsMax = 2
/** Reads under way in each session, at which another one is opened. */
const busyReads = 8
/** Reads sent to one session and not yet answered; the others wait. */
const readsPerSession = 32
/** A read that takes longer does not hold up those behind it: they run in sessions of the pool. */
const stalledMs = 50
const watchEveryMs = 25
/** Pause after a session could not be opened. */
const reopenAfterMs = 1000

export interface ReadPipelineOptions {
  readonly costs: ReadCosts
  readonly clock: WaitClock
  readonly PipelinedQuery: PipelinedQueryClass
  /** Opens a session in pipeline mode, set up as those of the pool. @param onLost called when it is gone */
  open(onLost: () => void): Promise<Client>
  /** Ends what a session is doing. */
  cancel(processId: number | null): Promise<void>
}

type Session = PipelinedSession<JoinedRead>

/**
 * Sends cheap reads that are asked for in the same turn of the event loop in one write, over a few sessions, without waiting
 * for the answer to one before the next is sent: the round trip costs more than the statements. Only statements whose
 * timings prove them cheap join. Reads whose session is lost or stuck run again in a session of the pool: they change nothing.
 */
export class ReadPipeline {
  readonly #options: ReadPipelineOptions
  readonly #sessions: Session[] = []
  readonly #waiting: JoinedRead[] = []
  #isScheduled = false
  #isOpening = false
  #isClosed = false
  #mayOpenAt = 0
  #watchedAt = 0
  #watch: NodeJS.Timeout | null = null

  constructor(options: ReadPipelineOptions) {
    this.#options = options
  }

  /** The read together with others; `null` when it may not join. */
  read<Writer extends RowWriter, Value>(read: JoiningRead<Writer, Value>): Promise<Value> | null {
    if (!this.#mayJoin(read.statement)) return null
    return new Promise<Value>((resolve, reject) => {
      this.#waiting.push(new JoinedRead(read, this.#options.costs, { resolve, reject }) as unknown as JoinedRead)
      if (this.#waiting.length === 1 && !this.#isScheduled && this.#sessions[0]?.reads.length === 0) this.#flush()
      else this.#schedule()
    })
  }

  /** Reads under way are answered. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#stopWatching()
    this.#leastBusy()?.send(this.#waiting.splice(0))
    this.#runWaitingAlone()
    await Promise.all(this.#sessions.splice(0).map((session) => session.retire()))
  }

  #mayJoin(statement: NamedStatement): boolean {
    if (this.#isClosed || !this.#options.costs.isCheap(statement.name)) return false
    this.#openWhenBusy()
    return this.#sessions.length > 0 && !this.#sessions.some((session) => session.knowsOtherwise(statement))
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => this.#flush())
  }

  #flush(): void {
    this.#isScheduled = false
    this.#sendWaiting()
    if (this.#sessions.length === 0) this.#runWaitingAlone()
    else this.#startWatching()
  }

  /** Sends waiting reads to the sessions until each has as many as it may have. */
  #sendWaiting(): void {
    while (this.#waiting.length > 0) {
      const session = this.#leastBusy()
      const room = session === null ? 0 : readsPerSession - session.reads.length
      if (room <= 0) return
      session?.send(this.#waiting.splice(0, room))
    }
  }

  #leastBusy(): Session | null {
    let best: Session | null = null
    for (const session of this.#sessions) if (best === null || session.reads.length < best.reads.length) best = session
    if (best === null || !best.isWorn) return best
    this.#drop(best)
    void best.retire()
    return this.#leastBusy()
  }

  #runWaitingAlone(): void {
    for (const read of this.#waiting.splice(0)) read.runAlone()
  }

  #openWhenBusy(): void {
    const isBusy = this.#sessions.every(({ reads }) => reads.length >= busyReads)
    if (isBusy && this.#sessions.length < sessionsMax && !this.#isOpening && performance.now() >= this.#mayOpenAt) void this.#open()
  }

  async #open(): Promise<void> {
    this.#isOpening = true
    const opened: { session: Session | null } = { session: null }
    try {
      const client = await this.#options.open(() => this.#drop(opened.session))
      const { PipelinedQuery, clock } = this.#options
      const session: Session = new PipelinedSession(client, { PipelinedQuery, clock, onAnswer: () => this.#onAnswer() })
      opened.session = session
      if (this.#isClosed) await session.retire()
      else this.#sessions.push(session)
    } catch {
      // Reads use the pool, whose errors say what is wrong, until a session can be opened again.
      this.#mayOpenAt = performance.now() + reopenAfterMs
    } finally {
      this.#isOpening = false
    }
  }

  #onAnswer(): void {
    if (this.#waiting.length > 0) this.#schedule()
  }

  #drop(session: Session | null): void {
    const index = session === null ? -1 : this.#sessions.indexOf(session)
    if (index >= 0) this.#sessions.splice(index, 1)
    if (this.#sessions.length === 0) this.#runWaitingAlone()
  }

  /** A read that takes long is cancelled, no longer joins, and runs again alone, as do those behind it. */
  #endStalls(): void {
    const now = performance.now()
    const isLate = now - this.#watchedAt > 2 * watchEveryMs
    this.#watchedAt = now
    // The process itself was busy: answers may have come and were not looked at yet.
    if (isLate) return
    for (const session of [...this.#sessions]) {
      const [first, ...others] = session.reads
      if (first === undefined || session.firstTakesMs(now) < stalledMs) continue
      this.#options.costs.record(first.statement.name, session.firstTakesMs(now))
      this.#drop(session)
      for (const read of others) read.runAlone()
      void session.retire()
      first.runAlone()
      void this.#options.cancel(session.processId).catch(() => undefined)
    }
    if (this.#sessions.every(({ reads }) => reads.length === 0)) this.#stopWatching()
  }

  #startWatching(): void {
    if (this.#watch !== null) return
    this.#watchedAt = performance.now()
    this.#watch = setInterval(() => this.#endStalls(), watchEveryMs).unref()
  }

  #stopWatching(): void {
    if (this.#watch !== null) clearInterval(this.#watch)
    this.#watch = null
  }
}
