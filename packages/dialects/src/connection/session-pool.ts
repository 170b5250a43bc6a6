import { RectoError } from '@recto/errors'

/** How a driver without a pool of its own opens, checks and closes a session. */
export interface SessionDriver<Session> {
  open(): Promise<Session>
  close(session: Session): void
  /** False once a session is broken: it is closed instead of kept. */
  isUsable(session: Session): boolean
}

export interface SessionPool<Session> {
  acquire(): Promise<Session>
  release(session: Session): void
  /** Closes what is idle now and the rest when it comes back. */
  close(): void
}

interface Waiter<Session> {
  readonly resolve: (session: Session) => void
  readonly reject: (error: unknown) => void
}

/** A bounded set of sessions, handed out in turn. Idle ones are kept until the pool is closed. */
export function createSessionPool<Session>(
  driver: SessionDriver<Session>,
  limits: { readonly max: number; readonly acquireTimeoutMs: number },
): SessionPool<Session> {
  const idle: Session[] = []
  const waiting = new Set<Waiter<Session>>()
  let openCount = 0
  let isClosed = false

  const discard = (session: Session) => {
    openCount -= 1
    driver.close(session)
    const [next] = waiting
    if (next !== undefined) {
      waiting.delete(next)
      open().then(next.resolve, next.reject)
    }
  }
  const open = async (): Promise<Session> => {
    openCount += 1
    try {
      return await driver.open()
    } catch (error) {
      openCount -= 1
      throw error
    }
  }
  const wait = () =>
    new Promise<Session>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(waiter)
        reject(unavailable('No database connection became free in time'))
      }, limits.acquireTimeoutMs)
      const inTime =
        <Value>(settle: (value: Value) => void) =>
        (value: Value): void => {
          clearTimeout(timer)
          settle(value)
        }
      const waiter: Waiter<Session> = { resolve: inTime(resolve), reject: inTime(reject) }
      waiting.add(waiter)
    })

  return {
    async acquire() {
      if (isClosed) throw unavailable('The connection is closed')
      for (let session = idle.pop(); session !== undefined; session = idle.pop()) {
        if (driver.isUsable(session)) return session
        discard(session)
      }
      return openCount < limits.max ? await open() : await wait()
    },
    release(session) {
      if (isClosed || !driver.isUsable(session)) return discard(session)
      const [next] = waiting
      if (next === undefined) idle.push(session)
      else {
        waiting.delete(next)
        next.resolve(session)
      }
    },
    close() {
      isClosed = true
      for (const waiter of waiting) waiter.reject(unavailable('The connection is closed'))
      waiting.clear()
      for (const session of idle.splice(0)) discard(session)
    },
  }
}

function unavailable(reason: string): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason } })
}
