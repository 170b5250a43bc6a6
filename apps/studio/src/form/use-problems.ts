import { useState } from 'react'
import type { FormTarget } from './form.ts'
import { type FormNode, leavesOf } from './model/form-tree.ts'
import type { Problems } from './model/problem.ts'

const none: Problems = {}

/** What is wrong in a form, and the field it leads to. */
export interface FormProblems {
  readonly problems: Problems
  /** Shows what is wrong and leads to the first of it. */
  readonly show: (problems: Problems) => void
  readonly forget: (field: string) => void
  readonly target: FormTarget | null
  readonly leadTo: (field: string) => void
}

export function useProblems(tree: readonly FormNode[]): FormProblems {
  const [problems, setProblems] = useState(none)
  const [target, setTarget] = useState<FormTarget | null>(null)
  const leadTo = (field: string): void => setTarget((last) => ({ field, count: (last?.count ?? 0) + 1 }))
  return {
    problems,
    target,
    leadTo,
    show: (found) => {
      setProblems(found)
      const first = leavesOf(tree).find(({ name }) => name in found)
      if (first !== undefined) leadTo(first.name)
    },
    forget: (field) => setProblems(({ [field]: _, ...others }) => others),
  }
}
