import { RectoError } from '@recto/errors'

/** Lets one task at a time through, in the order they came. */
export interface Mutex {
  run<Value>(task: () => Promise<Value>): Promise<Value>
  /** Waits for a turn that lasts until the function it gives is called. */
  acquire(): Promise<() => void>
}

/** `timeoutMs`: the longest a task waits for its turn before it fails with SERVICE_UNAVAILABLE. @default no limit */
export function createMutex({ timeoutMs }: { readonly timeoutMs?: number } = {}): Mutex {
  let last: Promise<void> = Promise.resolve()
  const acquire = async (): Promise<() => void> => {
    const previous = last
    const turn = createTurn()
    last = previous.then(() => turn.ended)
    try {
      await (timeoutMs === undefined ? previous : inTime(previous, timeoutMs))
    } catch (error) {
      turn.end()
      throw error
    }
    return turn.end
  }
  return {
    acquire,
    async run(task) {
      const end = await acquire()
      try {
        return await task()
      } finally {
        end()
      }
    },
  }
}

interface Turn {
  readonly ended: Promise<void>
  end(this: void): void
}

function createTurn(): Turn {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { ended, end }
}

async function inTime(previous: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs)
  })
  const outcome = await Promise.race([previous, tooLate])
  clearTimeout(timer)
  if (outcome === 'late') throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: 'It is busy' } })
}
