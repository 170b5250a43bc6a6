import { RectoError } from '@recto/errors'

/** Lets one task at a time through, in the order they came. */
export interface Mutex {
  run<Value>(task: () => Promise<Value>): Promise<Value>
}

/** `timeoutMs`: the longest a task waits for its turn before it fails with SERVICE_UNAVAILABLE. @default no limit */
export function createMutex(options: { readonly timeoutMs?: number } = {}): Mutex {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run<Value>(task: () => Promise<Value>): Promise<Value> {
      const previous = last
      const ours = options.timeoutMs === undefined ? previous.then(task) : inTime(previous, task, options.timeoutMs)
      // Only that they are over: a value kept here would be kept by every task after it.
      last = Promise.allSettled([previous, ours]).then(() => undefined)
      return ours
    },
  }
}

async function inTime<Value>(previous: Promise<unknown>, task: () => Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs)
  })
  const outcome = await Promise.race([previous, tooLate])
  clearTimeout(timer)
  if (outcome === 'late') throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: 'It is busy' } })
  return await task()
}
