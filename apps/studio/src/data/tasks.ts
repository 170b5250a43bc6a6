import { useSyncExternalStore } from 'react'
import { createTaskList, type Task } from './task-list.ts'

/** Long work of this tab. It goes on while pages come and go. */
export const tasks = createTaskList(3)

/** What is under way or was. */
export function useTasks(): readonly Task[] {
  return useSyncExternalStore(tasks.subscribe, tasks.tasks)
}
