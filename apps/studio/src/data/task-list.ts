/** How far a task is. */
export type TaskState = 'waiting' | 'running' | 'done' | 'failed' | 'canceled'

/** Long work as it is shown: an upload, an archive, a change of many items. */
export interface Task {
  readonly id: number
  readonly label: string
  readonly state: TaskState
  /** From 0 to 1; `null` while it is not known how much there is. */
  readonly progress: number | null
  /** Why it failed. */
  readonly problem: string | null
  /** What there is to say or to open when it is done. */
  readonly outcome: TaskOutcome | null
}

export interface TaskOutcome {
  readonly note?: string
  /** Shows what was made. */
  readonly open?: () => void
}

export interface TaskContext {
  /** Aborted when the task is canceled. */
  readonly signal: AbortSignal
  readonly report: (progress: number | null) => void
}

export interface TaskWork {
  readonly label: string
  /** Does the work; once more when it is tried again. */
  readonly run: (context: TaskContext) => Promise<TaskOutcome | undefined>
  /** Words for a failure. */
  readonly describe: (error: unknown) => string
}

export interface TaskList {
  add(work: TaskWork): void
  cancel(id: number): void
  /** Tries again what failed. */
  retry(id: number): void
  /** Forgets what is over. */
  clear(): void
  readonly tasks: () => readonly Task[]
  readonly subscribe: (listener: () => void) => () => void
}

interface Entry {
  task: Task
  readonly work: TaskWork
  controller: AbortController
}

const unfinished: ReadonlySet<TaskState> = new Set(['waiting', 'running'])

/** Whether a task may still change something. */
export function isUnfinished(task: Task): boolean {
  return unfinished.has(task.state)
}

/** Long work of this tab: `concurrency` tasks run at once, the others wait in order. */
export function createTaskList(concurrency: number): TaskList {
  const entries = createEntries()
  const startWaiting = (): void => {
    const running = entries.all().filter(({ task }) => task.state === 'running').length
    const waiting = entries.all().filter(({ task }) => task.state === 'waiting')
    for (const entry of waiting.slice(0, Math.max(0, concurrency - running))) void runEntry(entry, entries.change).then(startWaiting)
  }
  return {
    add: (work) => {
      entries.add(work)
      startWaiting()
    },
    cancel: (id) => {
      const entry = entries.find(id)
      if (entry === undefined || !isUnfinished(entry.task)) return
      entries.change(entry, { state: 'canceled' })
      entry.controller.abort()
      startWaiting()
    },
    retry: (id) => {
      const entry = entries.find(id)
      if (entry?.task.state !== 'failed') return
      entry.controller = new AbortController()
      entries.change(entry, { state: 'waiting' })
      startWaiting()
    },
    clear: entries.clear,
    tasks: entries.tasks,
    subscribe: entries.subscribe,
  }
}

type Change = (entry: Entry, changes: Partial<Task>) => void

/** Runs a task to its end. What happens after it was stopped is not its state any more. */
async function runEntry(entry: Entry, change: Change): Promise<void> {
  const { signal } = entry.controller
  const changeUnlessStopped = (changes: Partial<Task>): void => {
    if (!signal.aborted) change(entry, changes)
  }
  change(entry, { state: 'running', problem: null })
  try {
    const outcome = await entry.work.run({ signal, report: (progress) => changeUnlessStopped({ progress }) })
    changeUnlessStopped({ state: 'done', progress: 1, outcome: outcome ?? null })
  } catch (error) {
    changeUnlessStopped({ state: 'failed', problem: entry.work.describe(error) })
  }
}

/** The tasks, and who follows them. */
function createEntries() {
  const listeners = new Set<() => void>()
  let all: readonly Entry[] = []
  let shown: readonly Task[] = []
  let lastId = 0
  const publish = (): void => {
    shown = all.map(({ task }) => task)
    for (const listener of listeners) listener()
  }
  return {
    all: () => all,
    tasks: () => shown,
    find: (id: number) => all.find(({ task }) => task.id === id),
    add: (work: TaskWork) => {
      lastId += 1
      const { label } = work
      const task: Task = { id: lastId, label, state: 'waiting', progress: 0, problem: null, outcome: null }
      all = [...all, { task, work, controller: new AbortController() }]
      publish()
    },
    change: (entry: Entry, changes: Partial<Task>) => {
      entry.task = { ...entry.task, ...changes }
      publish()
    },
    clear: () => {
      all = all.filter(({ task }) => isUnfinished(task))
      publish()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
