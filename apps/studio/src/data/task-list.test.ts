import { describe, expect, it } from 'vitest'
import { createTaskList, type TaskContext, type TaskList } from './task-list.ts'

interface Control extends TaskContext {
  readonly finish: () => void
  readonly fail: (error: Error) => void
}

/** Adds tasks by name; each run leaves its controls under that name. */
function withControls(list: TaskList) {
  const runs = new Map<string, Control>()
  const add = (label: string): void =>
    list.add({
      label,
      describe: (error) => String(error instanceof Error ? error.message : error),
      run: (context) =>
        new Promise((resolve, reject) => {
          runs.set(label, { ...context, finish: () => resolve(undefined), fail: reject })
          context.signal.addEventListener('abort', () => reject(new Error('aborted')))
        }),
    })
  return { runs, add }
}

const states = (list: TaskList) => Object.fromEntries(list.tasks().map(({ label, state }) => [label, state]))
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('a list of tasks', () => {
  it('runs as many at once as it may, and the next when one is over', async () => {
    const list = createTaskList(2)
    const { runs, add } = withControls(list)
    for (const name of ['a', 'b', 'c']) add(name)
    expect(states(list)).toEqual({ a: 'running', b: 'running', c: 'waiting' })
    runs.get('a')?.finish()
    await settled()
    expect(states(list)).toEqual({ a: 'done', b: 'running', c: 'running' })
  })

  it('cancels what runs and what waits, and says nothing of the failure that follows', async () => {
    const list = createTaskList(1)
    const { add } = withControls(list)
    add('a')
    add('b')
    list.cancel(2)
    list.cancel(1)
    await settled()
    expect(states(list)).toEqual({ a: 'canceled', b: 'canceled' })
    expect(list.tasks().map(({ problem }) => problem)).toEqual([null, null])
  })

  it('says why a task failed, and tries it again', async () => {
    const list = createTaskList(1)
    const { runs, add } = withControls(list)
    add('a')
    runs.get('a')?.fail(new Error('disk full'))
    await settled()
    expect(list.tasks()[0]).toMatchObject({ state: 'failed', problem: 'disk full' })
    list.retry(1)
    expect(list.tasks()[0]).toMatchObject({ state: 'running', problem: null })
  })

  it('forgets what is over and keeps what is not', async () => {
    const list = createTaskList(1)
    const { runs, add } = withControls(list)
    add('a')
    add('b')
    runs.get('a')?.finish()
    await settled()
    list.clear()
    expect(states(list)).toEqual({ b: 'running' })
  })
})
